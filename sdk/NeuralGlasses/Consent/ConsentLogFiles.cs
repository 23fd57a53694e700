using System.Security.Cryptography;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Consent;

/// <summary>Names and bytes of the log's files.</summary>
internal static class ConsentLogFiles
{
    private const string Start = "consent-";
    private const string Ending = ".jsonl";

    public static string Name(int number) => $"{Start}{number:D6}{Ending}";

    public static bool TryNumber(string name, out int number)
    {
        number = 0;
        return name.StartsWith(Start, StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(Start.Length, Math.Max(0, name.Length - Start.Length - Ending.Length)), out number) && Name(number) == name;
    }

    /// <summary>Numbers of the files of a shelf, the oldest first.</summary>
    public static List<int> Numbers(IFileShelf shelf)
    {
        var numbers = new List<int>();
        foreach (ShelfEntry entry in shelf.List())
        {
            if (TryNumber(entry.Name, out int number))
                numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }

    public static byte[] ReadAll(IFileShelf shelf, string name)
    {
        using IShelfFile file = shelf.Open(name);
        var bytes = new byte[file.Length];
        int count = file.Read(0, bytes);
        return count == bytes.Length ? bytes : bytes[..count];
    }

    /// <summary>Hash before the first line of a file, as that line names it; that of the very first file is all zeros.</summary>
    public static void Begin(ReadOnlyMemory<byte> file, Span<byte> hash)
    {
        hash.Clear();
        int end = file.Span.IndexOf((byte)'\n');
        ReadOnlyMemory<byte> first = end < 0 ? file : file[..end];
        if (ConsentLineCodec.TryRead(first, out ConsentLine? line) && line!.Entry.Before.Length == 2 * SHA256.HashSizeInBytes && IsHexadecimal(line.Entry.Before))
            Convert.FromHexString(line.Entry.Before).CopyTo(hash);
    }

    private static bool IsHexadecimal(string text) => text.All(char.IsAsciiHexDigitLower);
}

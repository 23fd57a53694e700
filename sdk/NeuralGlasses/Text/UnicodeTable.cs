using System.Buffers.Binary;
using NeuralGlasses.Text.Bidi;
using static NeuralGlasses.Text.UnicodeTableLayout;

namespace NeuralGlasses.Text;

/// <summary>
/// The properties of characters that bidirectional order and line breaks need, from the Unicode Character Database; README.md in this
/// folder says how the table is made.
/// </summary>
internal static class UnicodeTable
{
    private static readonly byte[] Bytes = Read();
    private static readonly int KindCount = Number(Mark.Length);
    private static readonly int BracketCount = Number(Mark.Length + 2);
    private static readonly int Kinds = Mark.Length + 4;
    private static readonly int Brackets = Kinds + (2 * KindCount);
    private static readonly int Blocks = Brackets + (4 * BracketCount);
    private static readonly int Cells = Blocks + BlockCount;

    internal static BidiClass BidiOf(int codePoint) => (BidiClass)(Bytes[KindAt(codePoint)] & ((1 << BidiBits) - 1));

    internal static LineClass LineOf(int codePoint) => (LineClass)Bytes[KindAt(codePoint) + 1];

    /// <summary>Whether a character is a bracket, and the one character by which its pair is known: the opening one, canonical equivalents alike.</summary>
    internal static BracketKind BracketAt(char character, out char pair)
    {
        pair = default;
        var kind = (BracketKind)(Bytes[KindAt(character)] >> BidiBits);
        if (kind == BracketKind.None)
            return kind;
        int low = 0, high = BracketCount - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Number(Brackets + (4 * middle)) < character)
                low = middle + 1;
            else
                high = middle;
        }

        pair = (char)Number(Brackets + (4 * low) + 2);
        return kind;
    }

    /// <summary>The code point at a UTF-16 unit; half a pair alone is one of its own.</summary>
    internal static int CodePointAt(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    private static int KindAt(int codePoint) =>
        Kinds + (2 * Bytes[Cells + (Bytes[Blocks + (codePoint >> BlockBits)] << BlockBits) + (codePoint & ((1 << BlockBits) - 1))]);

    private static int Number(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(at));

    private static byte[] Read()
    {
        using var stream = typeof(UnicodeTable).Assembly.GetManifestResourceStream("text:unicode.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().StartsWith(Mark) ? bytes : throw new InvalidDataException("The table of Unicode properties in this assembly is of another version than the code that reads it.");
    }
}

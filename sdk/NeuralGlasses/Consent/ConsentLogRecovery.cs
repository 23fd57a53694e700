using System.Security.Cryptography;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Consent;

/// <summary>
/// Finds the end of the chain in a log's files after a start. A last line that a power cut tore is put into a file of its own beside the log and
/// cut off; a line inside that does not fit is left as it stands, and the chain goes on in a new file.
/// </summary>
internal sealed class ConsentLogRecovery
{
    private readonly byte[] _head = new byte[SHA256.HashSizeInBytes];

    /// <summary>Hash of the last line that fits.</summary>
    public ReadOnlySpan<byte> Head => _head;

    /// <summary>Number of that line.</summary>
    public long Sequence { get; private set; }

    /// <summary>Number of the newest file; 0 if there is none.</summary>
    public int File { get; private set; }

    /// <summary>Whether lines can be added to that file.</summary>
    public bool GoesOn { get; private set; }

    /// <summary>What was found, in one sentence; empty if all is well.</summary>
    public string Finding { get; private set; } = "";

    /// <summary>Whether a torn line was put aside.</summary>
    public bool WasTorn { get; private set; }

    public static ConsentLogRecovery Of(IFileShelf shelf)
    {
        var found = new ConsentLogRecovery();
        List<int> numbers = ConsentLogFiles.Numbers(shelf);
        for (int i = numbers.Count - 1; i >= 0 && found.Sequence == 0; i--)
        {
            // A file whose first line was never finished tells nothing; the one before it ends the chain.
            bool isLast = i == numbers.Count - 1;
            found.Walk(shelf, numbers[i]);
            if (found.File == 0)
                found.File = numbers[i];
            found.GoesOn &= isLast;
        }

        return found;
    }

    private void Walk(IFileShelf shelf, int number)
    {
        string name = ConsentLogFiles.Name(number);
        byte[] bytes = ConsentLogFiles.ReadAll(shelf, name);
        ConsentLogFiles.Begin(bytes, _head);
        var from = 0;
        var lines = 0;
        GoesOn = true;
        while (from < bytes.Length)
        {
            int length = bytes.AsSpan(from).IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = bytes.AsMemory(from, length < 0 ? bytes.Length - from : length);
            bool fits = ConsentLineCodec.TryRead(line, out ConsentLine? read) && ConsentLineCodec.Fits(line.Span, _head);
            if (!fits && length >= 0)
            {
                GoesOn = false;
                Finding = $"Line {lines + 1} of {name} does not fit to the one before; somebody changed it, or the memory is damaged.";
                break;
            }

            if (!fits)
            {
                Tear(shelf, name, bytes.AsSpan(from), from);
                break;
            }

            Sequence = read!.Sequence;
            lines++;
            if (length < 0)
                Close(shelf, name);
            from += line.Length + 1;
        }

        GoesOn &= lines > 0;
    }

    private static void Close(IFileShelf shelf, string name)
    {
        using IShelfFile file = shelf.Open(name);
        file.Append("\n"u8);
        file.Flush();
    }

    private void Tear(IFileShelf shelf, string name, ReadOnlySpan<byte> torn, int from)
    {
        string aside = Unused(shelf, name);
        using (IShelfFile kept = shelf.Create(aside))
        {
            kept.Append(torn);
            kept.Flush();
        }

        using IShelfFile file = shelf.Open(name);
        file.Truncate(from);
        file.Flush();
        WasTorn = true;
        Finding = $"The last line of {name} was torn after {torn.Length} bytes, as a power cut does; its piece is kept in {aside}.";
    }

    private static string Unused(IFileShelf shelf, string name)
    {
        var names = new HashSet<string>(shelf.List().Select(entry => entry.Name), StringComparer.Ordinal);
        var number = 1;
        while (names.Contains($"{name}.torn-{number}"))
            number++;
        return $"{name}.torn-{number}";
    }
}

using System.Security.Cryptography;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Consent;

/// <summary>Checks and reads a consent log without changing anything.</summary>
public static class ConsentLogCheck
{
    /// <summary>Checks the chain from the oldest line that is there to the newest.</summary>
    /// <param name="shelf">Where the log's files are.</param>
    /// <param name="knownHead">A hash that the log once had as its newest, such as one that the wearer noted; null to ask for none.</param>
    /// <exception cref="IOException">The files cannot be read.</exception>
    public static ConsentLogFinding Verify(IFileShelf shelf, string? knownHead = null)
    {
        var walk = new Walk(knownHead);
        foreach (int number in Numbers(shelf))
        {
            if (!walk.TryPass(ConsentLogFiles.Name(number), ConsentLogFiles.ReadAll(shelf, ConsentLogFiles.Name(number))))
                break;
        }

        return walk.Finding();
    }

    /// <summary>All lines that can be read, the oldest first, whether they fit or not.</summary>
    /// <exception cref="IOException">The files cannot be read.</exception>
    public static IReadOnlyList<ConsentLine> Read(IFileShelf shelf)
    {
        var lines = new List<ConsentLine>();
        foreach (int number in Numbers(shelf))
        {
            ReadOnlyMemory<byte> bytes = ConsentLogFiles.ReadAll(shelf, ConsentLogFiles.Name(number));
            while (!bytes.IsEmpty)
            {
                int end = bytes.Span.IndexOf((byte)'\n');
                if (ConsentLineCodec.TryRead(end < 0 ? bytes : bytes[..end], out ConsentLine? line))
                    lines.Add(line!);
                bytes = end < 0 ? default : bytes[(end + 1)..];
            }
        }

        return lines;
    }

    private static List<int> Numbers(IFileShelf shelf)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return ConsentLogFiles.Numbers(shelf);
    }

    private sealed class Walk(string? knownHead)
    {
        private readonly byte[] _head = new byte[SHA256.HashSizeInBytes];
        private bool _isKnown = knownHead is null;
        private string _sentence = "";
        private long _lines;
        private long _first;
        private long _sequence;

        public bool TryPass(string name, byte[] bytes)
        {
            // Begun and cut off by a power cut before its first line.
            if (bytes.Length == 0)
                return true;
            var begin = new byte[SHA256.HashSizeInBytes];
            ConsentLogFiles.Begin(bytes, begin);
            if (_lines == 0)
                begin.CopyTo(_head, 0);
            else if (!begin.AsSpan().SequenceEqual(_head))
                return Fail($"{name}, line 1, names {Convert.ToHexStringLower(begin)} as the hash before it, and the file before ends with {Convert.ToHexStringLower(_head)}; a file is missing or was changed.");
            var from = 0;
            for (var number = 1; from < bytes.Length; number++)
            {
                int length = bytes.AsSpan(from).IndexOf((byte)'\n');
                if (length < 0)
                    return Fail($"{name}, line {number}, is not finished; open the log once, which puts a torn line aside.");
                if (!TryPassLine(name, number, bytes.AsMemory(from, length)))
                    return false;
                from += length + 1;
            }

            return true;
        }

        public ConsentLogFinding Finding()
        {
            string head = Convert.ToHexStringLower(_head);
            if (_sentence.Length == 0 && !_isKnown)
                _sentence = $"No line has the hash {knownHead} that the log once had as its newest; lines are missing at its end, or all of it was written anew.";
            return new ConsentLogFinding(_sentence, _lines, _first, head);
        }

        private bool TryPassLine(string name, int number, ReadOnlyMemory<byte> bytes)
        {
            if (!ConsentLineCodec.TryRead(bytes, out ConsentLine? line))
                return Fail($"{name}, line {number}, is no line of a consent log; it was changed or the memory is damaged.");
            if (!ConsentLineCodec.Fits(bytes.Span, _head))
                return Fail($"{name}, line {number}, does not fit to the one before; it or its neighbour was changed, added, moved or removed.");
            if (_lines > 0 && line!.Sequence != _sequence + 1)
                return Fail($"{name}, line {number}, has the number {line.Sequence}, expected {_sequence + 1}; lines are missing.");
            if (_lines == 0)
                _first = line!.Sequence;
            _sequence = line!.Sequence;
            _lines++;
            _isKnown |= string.Equals(knownHead, line.Hash, StringComparison.Ordinal);
            return true;
        }

        private bool Fail(string sentence)
        {
            _sentence = sentence;
            return false;
        }
    }
}

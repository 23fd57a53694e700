using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuralGlasses.Typing.Language;

/// <summary>Turns the parts of a model into the content of its file.</summary>
internal sealed class LanguageModelWriting
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly LanguageModelParts _parts;

    public LanguageModelWriting(LanguageModelParts parts)
    {
        _parts = parts;
        Characters(parts.Letters);
        Characters(parts.Marks);
        Words();
        Values(parts.UnigramLogProbabilities);
        Values(parts.UnigramBackOffs);
        Values(parts.PairBook);
        Values(parts.PairBackOffBook);
        Values(parts.TripleBook);
        Counts(parts.PairStarts);
        Numbers(parts.PairWords);
        _bytes.Write(parts.PairCodes);
        _bytes.Write(parts.PairBackOffCodes);
        Counts(parts.TripleStarts);
        Numbers(parts.TripleWords);
        _bytes.Write(parts.TripleCodes);
        Letters(parts.LetterTree);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>The words by their spelling, each only with what differs from the one before: half of the bytes, and the lexicon is built from this order.</summary>
    private void Words()
    {
        Number((uint)_parts.Words.Count);
        var first = LanguageModel.FirstMark + _parts.Marks.Length;
        var order = Enumerable.Range(0, _parts.Words.Count).Select(at => (Spelling: _parts.Words[at].ToLowerInvariant(), At: at)).ToArray();
        Array.Sort(order, (left, right) => string.CompareOrdinal(left.Spelling, right.Spelling));
        var before = "";
        foreach (var (spelling, at) in order)
        {
            var shared = before.AsSpan().CommonPrefixLength(spelling);
            Byte(checked((byte)shared));
            Byte(checked((byte)(spelling.Length - shared)));
            foreach (var letter in spelling.AsSpan(shared))
                Byte((byte)_parts.Letters.IndexOf(letter, StringComparison.Ordinal));
            var capitals = 0u;
            for (var place = 0; place < spelling.Length; place++)
                capitals |= _parts.Words[at][place] != spelling[place] ? 1u << place : 0;
            Byte((byte)((32 - BitOperations.LeadingZeroCount(capitals) + 7) / 8));
            for (; capitals != 0; capitals >>= 8)
                Byte((byte)capitals);
            var id = (ushort)(first + at);
            Byte((byte)id);
            Byte((byte)(id >> 8));
            before = spelling;
        }
    }

    private void Letters(LetterParts tree)
    {
        Byte((byte)tree.Order);
        Values(tree.Book);
        Number((uint)tree.Symbols.Length);
        _bytes.Write(tree.Symbols);
        _bytes.Write(tree.ChildCounts);
        _bytes.Write(tree.Codes);
    }

    private void Characters(string text)
    {
        Byte(checked((byte)text.Length));
        Numbers([.. text.Select(letter => (ushort)letter)]);
    }

    /// <summary>How many lie at each place, in seven bits a byte: almost always one byte.</summary>
    private void Counts(int[] starts)
    {
        Number((uint)starts[^1]);
        for (var at = 0; at + 1 < starts.Length; at++)
        {
            var count = (uint)(starts[at + 1] - starts[at]);
            for (; count >= 0x80; count >>= 7)
                Byte((byte)(count | 0x80));
            Byte((byte)count);
        }
    }

    private void Byte(byte value) => _bytes.Write([value]);

    private void Number(uint value) => Values([value]);

    private void Values<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("A language model is written on a little-endian processor only.");
        _bytes.Write(MemoryMarshal.AsBytes(values));
    }

    private void Values(float[] values) => Values<float>(values);

    private void Numbers(ushort[] values) => Values<ushort>(values);
}

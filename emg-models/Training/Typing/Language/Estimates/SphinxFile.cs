using System.Buffers.Binary;
using System.Text;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>
/// Reads the binary trigram model of CMU Sphinx ("Trie Language Model"): tables of 65,536 values, words alone, then pairs and triples as runs of bits
/// under their last word. Values are logarithms to the base 1.0001.
/// </summary>
public sealed class SphinxFile
{
    private const string Header = "Trie Language Model";
    private const int TableLength = 65536;
    private const int WeightBits = 16;
    private static readonly float Unit = (float)Math.Log(1.0001);

    private readonly byte[] _file;
    private readonly int _pairsAt;
    private readonly int _triplesAt;
    private readonly int _wordBits;
    private readonly int _nextBits;
    private readonly int _tablesAt;
    private readonly int _unigramsAt;
    private readonly int _pairCount;

    /// <summary>Reads the head and the words.</summary>
    /// <exception cref="RecordingException">The file is no such model, or not of three words.</exception>
    public SphinxFile(byte[] file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
        var order = file.Length > 64 && Encoding.ASCII.GetString(file, 0, Header.Length) == Header ? file[Header.Length] : 0;
        if (order != 3)
            throw new RecordingException($"{name}: is no binary trigram model of CMU Sphinx, expected '{Header}' and the order 3; give en-us.lm.bin of the package.");
        var at = Header.Length + 1;
        var count = Number(at);
        _pairCount = Number(at + 4);
        var triples = Number(at + 8);
        _tablesAt = at + 12 + 4;
        _unigramsAt = _tablesAt + 3 * TableLength * sizeof(float);
        _pairsAt = _unigramsAt + (count + 1) * 12;
        _wordBits = Bits(count);
        _nextBits = Bits(triples);
        _triplesAt = _pairsAt + Size(_pairCount, _wordBits + 2 * WeightBits + _nextBits);
        var words = _triplesAt + Size(triples, _wordBits + WeightBits);
        Words = Encoding.UTF8.GetString(file, words + 4, Number(words)).Split('\0')[..count];
    }

    /// <summary>The words, in the order of their numbers.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>ln P of a word and ln of its back-off weight.</summary>
    public (float LogProbability, float BackOff) Unigram(int word) =>
        (Value(_unigramsAt + 12 * word) * Unit, Value(_unigramsAt + 12 * word + 4) * Unit);

    /// <summary>Gives every pair and every triple to a receiver.</summary>
    /// <param name="pair">Receives before, word, ln P and ln of the back-off weight.</param>
    /// <param name="triple">Receives before that, before, word and ln P.</param>
    public void Read(Action<int, int, float, float> pair, Action<int, int, int, float> triple)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ArgumentNullException.ThrowIfNull(triple);
        var pairBits = _wordBits + 2 * WeightBits + _nextBits;
        var tripleBits = _wordBits + WeightBits;
        for (var word = 0; word < Words.Count; word++)
        {
            var end = Number(_unigramsAt + 12 * (word + 1) + 8);
            for (var at = Number(_unigramsAt + 12 * word + 8); at < end; at++)
            {
                var bit = (long)at * pairBits;
                var before = (int)Read(_pairsAt, bit, _wordBits);
                var backOff = Table(1, (int)Read(_pairsAt, bit + _wordBits, WeightBits));
                var log = Table(0, (int)Read(_pairsAt, bit + _wordBits + WeightBits, WeightBits));
                pair(before, word, log, backOff);
                var next = bit + _wordBits + 2 * WeightBits;
                var last = Read(_pairsAt, next + pairBits, _nextBits);
                for (var third = Read(_pairsAt, next, _nextBits); third < last; third++)
                    triple((int)Read(_triplesAt, (long)third * tripleBits, _wordBits), before, word, Table(2, (int)Read(_triplesAt, (long)third * tripleBits + _wordBits, WeightBits)));
            }
        }
    }

    private static int Bits(int most) => most == 0 ? 0 : 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)most);

    private static int Size(int entries, int bits) => (int)(((1L + entries) * bits + 7) / 8) + sizeof(ulong);

    private uint Read(int from, long bit, int bits) =>
        (uint)((BinaryPrimitives.ReadUInt64LittleEndian(_file.AsSpan(from + (int)(bit >> 3))) >> (int)(bit & 7)) & ((1ul << bits) - 1));

    private float Table(int table, int code) => Value(_tablesAt + (table * TableLength + code) * sizeof(float)) * Unit;

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_file.AsSpan(at));

    private float Value(int at) => BinaryPrimitives.ReadSingleLittleEndian(_file.AsSpan(at));
}

using System.Buffers;

namespace NeuralGlasses.Text.Bidi;

/// <summary>Room for the work on one text, one value for each UTF-16 unit; given back when the levels are known.</summary>
internal readonly ref struct BidiBuffers : IDisposable
{
    private readonly BidiClass[] _types;
    private readonly byte[] _levels;
    private readonly int[] _indices;
    private readonly int _length;

    internal BidiBuffers(int length)
    {
        _length = length;
        _types = ArrayPool<BidiClass>.Shared.Rent(3 * length);
        _levels = ArrayPool<byte>.Shared.Rent(length);
        _indices = ArrayPool<int>.Shared.Rent(5 * length);
    }

    /// <summary>Types as the characters have them.</summary>
    internal Span<BidiClass> Original => _types.AsSpan(0, _length);

    /// <summary>Types after overrides.</summary>
    internal Span<BidiClass> Overridden => _types.AsSpan(_length, _length);

    /// <summary>Types of one isolating run sequence, without gaps.</summary>
    internal Span<BidiClass> Sequence => _types.AsSpan(2 * _length, _length);

    /// <summary>Levels that the formatting characters ask for.</summary>
    internal Span<byte> Embedding => _levels.AsSpan(0, _length);

    /// <summary>Ends of isolates, as <see cref="Isolates.Match"/> writes them.</summary>
    internal Span<int> Match => _indices.AsSpan(0, _length);

    /// <summary>Indices of the units that rule X9 leaves, without gaps.</summary>
    internal Span<int> Kept => _indices.AsSpan(_length, _length);

    /// <summary>Where in <see cref="Kept"/> a unit is.</summary>
    internal Span<int> Places => _indices.AsSpan(2 * _length, _length);

    /// <summary>Indices of the units of one isolating run sequence.</summary>
    internal Span<int> Positions => _indices.AsSpan(3 * _length, _length);

    /// <summary>Ends of bracket pairs in one isolating run sequence.</summary>
    internal Span<int> Brackets => _indices.AsSpan(4 * _length, _length);

    public void Dispose()
    {
        ArrayPool<BidiClass>.Shared.Return(_types);
        ArrayPool<byte>.Shared.Return(_levels);
        ArrayPool<int>.Shared.Return(_indices);
    }
}

namespace NeuralGlasses.Sound;

/// <summary>Room for a fixed number of samples, first in, first out.</summary>
internal sealed class SampleRing
{
    private readonly short[] _samples;
    private int _start;

    internal SampleRing(int capacity)
    {
        _samples = new short[capacity];
    }

    internal int Count { get; private set; }

    internal int Room => _samples.Length - Count;

    /// <summary>Puts samples in, as many as there is room for, and returns how many.</summary>
    internal int Put(ReadOnlySpan<short> samples)
    {
        int count = Math.Min(samples.Length, Room);
        int end = (_start + Count) % _samples.Length;
        int first = Math.Min(count, _samples.Length - end);
        samples[..first].CopyTo(_samples.AsSpan(end));
        samples[first..count].CopyTo(_samples);
        Count += count;
        return count;
    }

    /// <summary>Takes the oldest samples out, as many as there are and fit, and returns how many.</summary>
    internal int Take(Span<short> samples)
    {
        int count = Math.Min(samples.Length, Count);
        int first = Math.Min(count, _samples.Length - _start);
        _samples.AsSpan(_start, first).CopyTo(samples);
        _samples.AsSpan(0, count - first).CopyTo(samples[first..]);
        _start = (_start + count) % _samples.Length;
        Count -= count;
        return count;
    }

    /// <summary>Forgets the oldest samples.</summary>
    internal void Drop(int count)
    {
        _start = (_start + count) % _samples.Length;
        Count -= count;
    }

    internal void Clear() => Drop(Count);
}

namespace NeuralGlasses.Drivers.Sound;

/// <summary>Samples between two threads, as many as there is room for.</summary>
internal sealed class SampleRing(int capacity)
{
    private readonly Lock _gate = new();
    private readonly short[] _samples = new short[capacity];
    private int _first;
    private int _count;

    /// <summary>Free places.</summary>
    public int Room
    {
        get
        {
            lock (_gate)
                return _samples.Length - _count;
        }
    }

    /// <summary>Puts samples behind the others, and returns how many of the oldest had to go for it.</summary>
    public int Push(ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            var gone = Math.Max(0, _count + samples.Length - _samples.Length);
            (_first, _count) = ((_first + gone) % _samples.Length, _count - gone);
            foreach (var sample in samples)
                _samples[(_first + _count++) % _samples.Length] = sample;
            return gone;
        }
    }

    /// <summary>Takes the oldest, as many as there are and fit, and returns how many.</summary>
    public int Take(Span<short> into)
    {
        lock (_gate)
        {
            var count = Math.Min(into.Length, _count);
            for (var i = 0; i < count; i++)
                into[i] = _samples[(_first + i) % _samples.Length];
            (_first, _count) = ((_first + count) % _samples.Length, _count - count);
            return count;
        }
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        lock (_gate)
            _count = 0;
    }
}

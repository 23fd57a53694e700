namespace NeuralGlasses.Consent;

/// <summary>Samples that wait for one capture; the oldest give way to new ones and are counted by whoever adds.</summary>
internal sealed class SoundRing(int room)
{
    private readonly short[] _samples = new short[room];
    private int _first;
    private int _count;

    /// <summary>Adds samples and returns how many were lost for want of room.</summary>
    public int Add(ReadOnlySpan<short> samples)
    {
        int lost = Math.Max(0, samples.Length - room);
        samples = samples[lost..];
        int over = Math.Max(0, _count + samples.Length - room);
        _first = (_first + over) % room;
        _count -= over;
        int at = (_first + _count) % room;
        int head = Math.Min(samples.Length, room - at);
        samples[..head].CopyTo(_samples.AsSpan(at));
        samples[head..].CopyTo(_samples);
        _count += samples.Length;
        return lost + over;
    }

    /// <summary>Takes the oldest samples, as many as there are and fit, and returns how many.</summary>
    public int Take(Span<short> samples)
    {
        int count = Math.Min(samples.Length, _count);
        int head = Math.Min(count, room - _first);
        _samples.AsSpan(_first, head).CopyTo(samples);
        _samples.AsSpan(0, count - head).CopyTo(samples[head..]);
        _first = (_first + count) % room;
        _count -= count;
        return count;
    }
}

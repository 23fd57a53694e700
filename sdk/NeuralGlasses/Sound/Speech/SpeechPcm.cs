namespace NeuralGlasses.Sound.Speech;

/// <summary>The samples of a voice on their way to the mixer: taken from it, brought to the rate of the speaker, and kept ahead.</summary>
internal sealed class SpeechPcm
{
    private readonly int _rateHz;
    private readonly int _ahead;
    private readonly int _fade;
    private readonly short[] _chunk;
    private readonly float[] _values;
    private SpeechResampler? _resampler;
    private int _resampledHz;
    private float[] _made = [];
    private float[] _samples;
    private int _start;
    private int _tail;
    private bool _started;

    internal SpeechPcm(int rateHz, int ahead, int fade, int chunk)
    {
        _rateHz = rateHz;
        _ahead = ahead;
        _fade = fade;
        _chunk = new short[chunk];
        _values = new float[chunk];
        _samples = new float[2 * ahead];
    }

    /// <summary>Samples that wait.</summary>
    internal int Count { get; private set; }

    internal bool IsFull => Count >= _ahead;

    /// <summary>Another stretch begins, behind what waits.</summary>
    internal void Begin() => _started = false;

    /// <summary>Takes what the voice has, a chunk at most; false if it has nothing now.</summary>
    /// <exception cref="ArgumentException">The rate of the voice cannot be brought to that of the speaker.</exception>
    internal bool TryFill(ISpeaking speaking)
    {
        int count = speaking.Read(_chunk);
        if (count <= 0)
            return false;
        if (!_started)
            Start(speaking.RateHz);
        for (var i = 0; i < count; i++)
            _values[i] = _chunk[i] / 32768f;
        Append(_values.AsSpan(0, count));
        return true;
    }

    /// <summary>The stretch is over: brings out what is still in the resampler.</summary>
    internal void Finish()
    {
        if (!_started)
            return;
        _values.AsSpan().Clear();
        for (int left = _resampler!.Tail; left > 0; left -= _values.Length)
            Append(_values.AsSpan(0, Math.Min(left, _values.Length)));
    }

    /// <summary>Takes what waits; while <paramref name="holds"/>, only what is left of something that was stopped.</summary>
    internal int Take(Span<float> samples, bool holds)
    {
        int count = Math.Min(samples.Length, holds ? _tail : Count);
        _samples.AsSpan(_start, count).CopyTo(samples);
        _start += count;
        _tail = Math.Max(0, _tail - count);
        Count -= count;
        return count;
    }

    /// <summary>Leaves the first samples alone of what waits, falling to silence; while <paramref name="holds"/>, only what was left before.</summary>
    internal void Stop(bool holds)
    {
        Count = holds ? _tail : Math.Min(Count, _fade);
        _tail = Count;
        if (holds)
            return;
        for (var i = 0; i < Count; i++)
            _samples[_start + i] *= (Count - i) / (float)(Count + 1);
    }

    private void Start(int rateHz)
    {
        if (_resampler is null || _resampledHz != rateHz)
        {
            _resampler = new SpeechResampler(rateHz, _rateHz);
            _resampledHz = rateHz;
            _made = new float[_resampler.MaxOutput(_chunk.Length)];
        }

        _resampler.Reset();
        _started = true;
    }

    private void Append(ReadOnlySpan<float> values)
    {
        int count = _resampler!.Process(values, _made);
        if (_start + Count + count > _samples.Length)
        {
            _samples.AsSpan(_start, Count).CopyTo(_samples);
            _start = 0;
        }

        // Only for a speaker much faster than the voice, and once.
        if (Count + count > _samples.Length)
            Array.Resize(ref _samples, 2 * (Count + count));
        _made.AsSpan(0, count).CopyTo(_samples.AsSpan(_start + Count));
        Count += count;
    }
}

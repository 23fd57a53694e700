using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Sound;

/// <summary>A speaker that keeps what it played, sample after sample from time zero on, with room for a quarter of a second; room for <c>seconds</c> of it; for 0 it keeps nothing.</summary>
internal sealed class FakeSpeaker(int rateHz = 16000, double roomMs = 250, double seconds = 60) : ISpeaker
{
    private readonly short[] _played = new short[(int)(seconds * rateHz)];
    private long _end;

    public int RateHz => rateHz;

    public HostTime PlaysUntil => new((long)Math.Ceiling(_end * 1e6 / rateHz));

    public string? Fault { get; set; }

    public long Written { get; private set; }

    public ReadOnlySpan<short> Played => _played.AsSpan(0, (int)_end);

    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        if (Fault is not null)
            throw new DeviceFailedException(Fault);
        long now = IndexAt(at), from = Math.Max(_end, now);
        var taken = (int)Math.Clamp(now + (long)(roomMs * rateHz / 1000) - from, 0, samples.Length);
        if (seconds > 0)
            samples[..taken].CopyTo(_played.AsSpan((int)from));
        _end = taken > 0 ? from + taken : _end;
        Written += taken;
        return taken;
    }

    public void Silence(HostTime at)
    {
        if (IndexAt(at) >= _end)
            return;
        if (seconds > 0)
            _played.AsSpan((int)IndexAt(at), (int)(_end - IndexAt(at))).Clear();
        _end = IndexAt(at);
    }

    /// <summary>Root mean square of a stretch as a share of full scale.</summary>
    internal double Level(double fromMs, double toMs)
    {
        ReadOnlySpan<short> part = _played.AsSpan((int)(fromMs * rateHz / 1000), (int)((toMs - fromMs) * rateHz / 1000));
        double sum = 0;
        foreach (short sample in part)
            sum += (double)sample * sample;
        return Math.Sqrt(sum / part.Length) / 32768;
    }

    private long IndexAt(HostTime at) => at.Microseconds * rateHz / 1_000_000;
}

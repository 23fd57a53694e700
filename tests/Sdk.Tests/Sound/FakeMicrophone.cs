using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Sound;

/// <summary>A microphone whose sample is its index since time zero (modulo 10,000), with room for a tenth of a second.</summary>
internal sealed class FakeMicrophone(int rateHz = 16000) : IMicrophone
{
    private long _next = -1;

    public int RateHz => rateHz;

    public bool IsListening => _next >= 0;

    public long Lost { get; private set; }

    public string? Fault { get; set; }

    public int Opened { get; private set; }

    public void Open(HostTime at)
    {
        if (Fault is not null)
            throw new DeviceFailedException(Fault);
        Opened++;
        _next = IndexAt(at);
    }

    public int Read(Span<short> samples, HostTime now)
    {
        if (Fault is not null)
            Close();
        if (!IsListening)
            return 0;
        long late = Math.Max(0, IndexAt(now) - _next - (rateHz / 10));
        Lost += late;
        _next += late;
        var count = (int)Math.Min(samples.Length, IndexAt(now) - _next);
        for (var i = 0; i < count; i++)
            samples[i] = (short)(_next++ % 10_000);
        return count;
    }

    public void Close() => _next = -1;

    private long IndexAt(HostTime at) => at.Microseconds * rateHz / 1_000_000;
}

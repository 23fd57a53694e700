using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Hosting;

// A motion sensor of a level head that turns as fast as a test says, which can fail, and knows how often it was opened.
internal sealed class TurningHead : IHeadMotion
{
    private long? _next;

    public double RateHz => 100;

    public long Lost { get; set; }

    public double RightDps { get; set; }

    public string? Failure { get; set; }

    public bool IsSilent { get; set; }

    public int Opened { get; private set; }

    public int Refused { get; private set; }

    public bool IsOpen => _next is not null;

    public void Open(HostTime at)
    {
        if (Failure is not null)
        {
            Refused++;
            throw new DeviceFailedException(Failure);
        }

        if (IsOpen)
            throw new InvalidOperationException("It is open already.");
        Opened++;
        _next = IndexAt(at) + 1;
    }

    public int Read(Span<HeadSample> samples, HostTime now)
    {
        if (_next is not { } next)
            throw new InvalidOperationException("It is not open.");
        var count = (int)Math.Min(samples.Length, IndexAt(now) - next + 1);
        for (var i = 0; i < count; i++)
            samples[i] = new HeadSample(new HostTime((next + i) * 10_000), 0, 0, 1, 0, 0, (float)-RightDps);
        _next = next + count;
        return IsSilent ? 0 : count;
    }

    public void Close() => _next = null;

    private static long IndexAt(HostTime at) => at.Microseconds / 10_000;
}

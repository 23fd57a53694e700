using System.Diagnostics;
using NeuralGlasses.Conformance;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>The glasses' time: microseconds of the machine's steady clock since the program began.</summary>
internal sealed class GlassesClock(TimeProvider time) : IConformanceClock
{
    private readonly long _began = time.GetTimestamp();

    public HostTime Now => new((long)(time.GetElapsedTime(_began).TotalMilliseconds * 1000));

    /// <summary>The machine's clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The wearer's clock at host time zero.</summary>
    public DateTimeOffset StartedAt => time.GetLocalNow() - TimeSpan.FromMicroseconds(Now.Microseconds);

    /// <summary>Time since the operating system started the process, in milliseconds; on Linux it is known to 10 ms.</summary>
    public double MillisecondsOfProcess
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return (time.GetLocalNow().LocalDateTime - process.StartTime).TotalMilliseconds;
        }
    }

    public void WaitUntil(HostTime at)
    {
        var ms = at.MillisecondsSince(Now);
        if (ms > 0)
            Thread.Sleep((int)Math.Ceiling(ms));
    }
}

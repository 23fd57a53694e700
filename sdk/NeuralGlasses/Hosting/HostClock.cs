using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>The wearer's clock as it follows from host time, for what asks a clock for the time of day.</summary>
internal sealed class HostClock(DateTimeOffset startedAt) : TimeProvider
{
    public HostTime Now { get; set; }

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("wearer", startedAt.Offset, "wearer", "wearer");

    public override DateTimeOffset GetUtcNow() => startedAt.ToUniversalTime().AddTicks(Now.Microseconds * TimeSpan.TicksPerMicrosecond);
}

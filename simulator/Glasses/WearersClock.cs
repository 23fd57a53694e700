using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>The wearer's clock as it follows from the glasses' time, for the names of files: the same in a run and in its replay.</summary>
/// <param name="startedAt">The wearer's clock at host time zero.</param>
/// <param name="now">The glasses' time.</param>
public sealed class WearersClock(DateTimeOffset startedAt, Func<HostTime> now) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("wearer", startedAt.Offset, "wearer", "wearer");

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => startedAt.ToUniversalTime().AddTicks(now().Microseconds * TimeSpan.TicksPerMicrosecond);
}

namespace NeuralGlasses.Traces;

/// <summary>Records what a clock on the wall says to whoever asks for the time of day.</summary>
/// <param name="clock">The clock.</param>
/// <param name="recorder">Who records.</param>
public sealed class TracedClock(TimeProvider clock, TraceRecorder recorder) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => clock.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset utc = clock.GetUtcNow();
        TimeSpan offset = clock.LocalTimeZone.GetUtcOffset(utc);
        recorder.Begin(TraceRecordKind.Clock, recorder.Now).AddInt64(utc.UtcTicks + offset.Ticks).AddUInt16((int)offset.TotalMinutes).End();
        return utc;
    }
}

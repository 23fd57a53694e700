using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A clock on the wall that says what it said when the trace was recorded, and records it once more.</summary>
internal sealed class ReplayedClock(DateTimeOffset startedAt, ReplayedAnswers answers, TraceRecorder recorder) : TimeProvider
{
    private TimeSpan _offset = startedAt.Offset;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("wearer", _offset, "wearer", "wearer");

    public override DateTimeOffset GetUtcNow()
    {
        if (!answers.TryTake(TraceRecordKind.Clock, out var record))
            return startedAt.ToUniversalTime().AddTicks(recorder.Now.Microseconds * TimeSpan.TicksPerMicrosecond);
        recorder.Begin(TraceRecordKind.Clock, recorder.Now).AddBytes(record.Payload.Span).End();
        var answer = record.Open();
        var local = answer.ReadInt64();
        _offset = TimeSpan.FromMinutes((short)answer.ReadUInt16());
        return new DateTimeOffset(local, _offset).ToUniversalTime();
    }
}

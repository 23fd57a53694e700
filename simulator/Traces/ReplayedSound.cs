using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Speakers that take what they took when the trace was recorded, and play nothing.</summary>
internal sealed class ReplayedSpeaker(int rateHz, ReplayedAnswers answers, TraceRecorder recorder) : ISpeaker
{
    private long _end;

    public int RateHz => rateHz;

    public HostTime PlaysUntil => new((long)Math.Ceiling(_end * 1e6 / rateHz));

    public int Write(ReadOnlySpan<short> samples, HostTime at)
    {
        int taken = samples.Length;
        if (answers.TryTake(TraceRecordKind.Speaker, out var record))
        {
            recorder.Begin(TraceRecordKind.Speaker, at).AddBytes(record.Payload.Span).End();
            var answer = record.Open();
            if (!answer.ReadFlag())
                throw new DeviceFailedException(answer.ReadText());
            taken = answer.ReadInt32();
        }

        _end = taken == 0 ? _end : Math.Max(_end, IndexAt(at)) + taken;
        return taken;
    }

    public void Silence(HostTime at) => _end = Math.Min(_end, IndexAt(at));

    private long IndexAt(HostTime at) => (long)Math.Floor((double)at.Microseconds * rateHz / 1e6);
}

/// <summary>A voice that answers with as much silence as the voice of the trace had sound; what it is to say is compared with what that one was to say.</summary>
internal sealed class ReplayedVoice(string name, ReplayedAnswers answers, TraceRecorder recorder) : ISpeechVoice
{
    public string Name => name;

    public ISpeaking Begin(Utterance utterance)
    {
        TraceRecorder record = TracedVoice.Asked(recorder, utterance);
        HostTime from = recorder.Now.Plus(SimulatedVoice.LatencyMs * 1000);
        var (rateHz, count, why) = (0, 0, (string?)ReplayedAnswers.None);
        if (answers.TryTake(TraceRecordKind.Voice, out var recorded))
        {
            var answer = recorded.Open();
            answer.ReadText();
            answer.ReadUInt16();
            answer.ReadDouble();
            answer.ReadText();
            from = new HostTime(answer.ReadInt64());
            (rateHz, count, why) = (answer.ReadInt32(), answer.ReadInt32(), answer.ReadFlag() ? null : answer.ReadText());
        }

        record.AddInt64(from.Microseconds).AddInt32(rateHz).AddInt32(count).AddFlag(why is null);
        if (why is not null)
            record.AddText(why);
        TracedVoice.End(record, utterance);
        return new SimulatedSpeaking(new short[count], rateHz, why, from, () => recorder.Now);
    }
}

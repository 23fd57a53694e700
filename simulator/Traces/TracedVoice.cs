using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>Records what a simulated voice is to say and what it answers: how much sound, from when on, but not the sound itself.</summary>
internal sealed class TracedVoice(SimulatedVoice voice, TraceRecorder recorder, Action<HostTime, string> told) : ISpeechVoice
{
    public string Name => voice.Name;

    public ISpeaking Begin(Utterance utterance)
    {
        var speaking = (SimulatedSpeaking)voice.Begin(utterance);
        TraceRecorder record = Asked(recorder, utterance).AddInt64(speaking.From.Microseconds).AddInt32(speaking.SampleRateHz).AddInt32(speaking.Count).AddFlag(speaking.WillFail is null);
        if (speaking.WillFail is { } why)
            record.AddText(why);
        End(record, utterance);
        told(speaking.From, utterance.Text);
        return speaking;
    }

    /// <summary>Ends a record of a voice; that an AI is said stands at its end, so that all others are those of older programs.</summary>
    public static void End(TraceRecorder record, Utterance utterance) => (utterance.Speaker == Speaker.Assistant ? record.AddFlag(true) : record).End();

    /// <summary>Begins a record with what a voice was asked for.</summary>
    public static TraceRecorder Asked(TraceRecorder recorder, Utterance utterance) =>
        recorder.Begin(TraceRecordKind.Voice, recorder.Now).AddText(utterance.Language).AddUInt16(utterance.WordsPerMinute).AddDouble(utterance.VolumePercent).AddText(utterance.Text);
}

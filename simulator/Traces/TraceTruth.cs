using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>What the wearer really did, as a trace has it.</summary>
internal static class TraceTruth
{
    public static void Write(TraceRecorder recorder, ScriptedGesture gesture) =>
        recorder.Begin(TraceRecordKind.Truth, default(HostTime)).AddDouble(gesture.BeginS).AddDouble(gesture.EndS).AddText(gesture.Gesture).End();

    public static ScriptedGesture Read(TraceRecord record)
    {
        var payload = record.Open();
        var (begin, end) = (payload.ReadDouble(), payload.ReadDouble());
        return new ScriptedGesture(payload.ReadText(), begin, end);
    }
}

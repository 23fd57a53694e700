using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Traces;

/// <summary>Records what a pipeline makes, and tells the next observer if there is one. Compute times are not recorded: no two runs share them.</summary>
/// <param name="recorder">Who records.</param>
/// <param name="next">The next observer, or null.</param>
public sealed class TracedPipeline(TraceRecorder recorder, IPipelineObserver? next = null) : IPipelineObserver
{
    /// <inheritdoc/>
    public void OnGesture(in GestureEvent gesture, HostTime at)
    {
        Add(recorder.Begin(TraceRecordKind.Gesture, at), gesture);
        next?.OnGesture(gesture, at);
    }

    /// <inheritdoc/>
    public void OnIntent(in Intent intent, bool handled)
    {
        Add(recorder.Begin(TraceRecordKind.Intent, intent.At).AddByte((int)intent.Kind).AddFlag(handled).AddDouble(intent.X).AddDouble(intent.Y), intent.Cause);
        next?.OnIntent(intent, handled);
    }

    /// <inheritdoc/>
    public void OnKeystroke(in GestureEvent gesture, KeystrokeKind kind, bool passed, HostTime at)
    {
        Add(recorder.Begin(TraceRecordKind.Keystroke, at).AddByte((int)kind).AddFlag(passed), gesture);
        next?.OnKeystroke(gesture, kind, passed, at);
    }

    /// <inheritdoc/>
    public void OnPointed(CursorEventKind kind, in GestureEvent gesture, string? overId, HostTime at)
    {
        Add(recorder.Begin(TraceRecordKind.Pointed, at).AddByte((int)kind).AddText(overId ?? ""), gesture);
        next?.OnPointed(kind, gesture, overId, at);
    }

    /// <inheritdoc/>
    public void OnText(TextEnd how, string text, HostTime at) => next?.OnText(how, text, at);

    /// <inheritdoc/>
    public void OnComputed(TimeSpan elapsed, HostTime at) => next?.OnComputed(elapsed, at);

    internal static void Add(TraceRecorder record, in GestureEvent gesture) =>
        record.AddSingle(gesture.Confidence).AddInt64(gesture.NewestSample.Microseconds).AddText(gesture.Gesture).End();
}

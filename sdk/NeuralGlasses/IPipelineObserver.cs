using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses;

/// <summary>Hears what the pipeline made, for reports; it changes nothing.</summary>
public interface IPipelineObserver
{
    /// <summary>The decision policy accepted a gesture at this host time, whatever became of it.</summary>
    void OnGesture(in GestureEvent gesture, HostTime at);

    /// <summary>A gesture typed a key of a text at this host time; <paramref name="passed"/> says whether the gate let it, so that it did something.</summary>
    /// <param name="gesture">The likeliest gesture; the text weighs all of them.</param>
    /// <param name="kind">Whether it was made or is still held.</param>
    /// <param name="passed">Whether it did something.</param>
    /// <param name="at">Host time.</param>
    void OnKeystroke(in GestureEvent gesture, KeystrokeKind kind, bool passed, HostTime at)
    {
    }

    /// <summary>A text that gestures wrote came to its end at this host time.</summary>
    /// <param name="how">How.</param>
    /// <param name="text">What was written; empty unless it was taken.</param>
    /// <param name="at">Host time.</param>
    void OnText(TextEnd how, string text, HostTime at)
    {
    }

    /// <summary>The wrist that points did something at this host time, whatever became of it.</summary>
    /// <param name="kind">What the cursor did; none for a flick.</param>
    /// <param name="gesture">What it is called where it can mean something; without a name for what only begins or ends.</param>
    /// <param name="overId">What a click is on; null for everything else.</param>
    /// <param name="at">Host time.</param>
    void OnPointed(CursorEventKind kind, in GestureEvent gesture, string? overId, HostTime at)
    {
    }

    /// <summary>An intent was dispatched at its own time; <paramref name="handled"/> says whether it changed something.</summary>
    void OnIntent(in Intent intent, bool handled);

    /// <summary>A block went from the filters to the host in this much computing time; never called without a compute clock.</summary>
    void OnComputed(TimeSpan elapsed, HostTime at);
}

using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Interaction;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Glasses;

/// <summary>Two who hear what the pipeline made, one after the other.</summary>
internal sealed class BothObservers(IPipelineObserver first, IPipelineObserver second) : IPipelineObserver
{
    /// <summary>One for both; either may be missing.</summary>
    public static IPipelineObserver? Of(IPipelineObserver? first, IPipelineObserver? second) => first is null ? second : second is null ? first : new BothObservers(first, second);

    public void OnGesture(in GestureEvent gesture, HostTime at)
    {
        first.OnGesture(gesture, at);
        second.OnGesture(gesture, at);
    }

    public void OnKeystroke(in GestureEvent gesture, KeystrokeKind kind, bool passed, HostTime at)
    {
        first.OnKeystroke(gesture, kind, passed, at);
        second.OnKeystroke(gesture, kind, passed, at);
    }

    public void OnText(TextEnd how, string text, HostTime at)
    {
        first.OnText(how, text, at);
        second.OnText(how, text, at);
    }

    public void OnPointed(CursorEventKind kind, in GestureEvent gesture, string? overId, HostTime at)
    {
        first.OnPointed(kind, gesture, overId, at);
        second.OnPointed(kind, gesture, overId, at);
    }

    public void OnIntent(in Intent intent, bool handled)
    {
        first.OnIntent(intent, handled);
        second.OnIntent(intent, handled);
    }

    public void OnComputed(TimeSpan elapsed, HostTime at)
    {
        first.OnComputed(elapsed, at);
        second.OnComputed(elapsed, at);
    }
}

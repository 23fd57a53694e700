using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Consent;

/// <summary>What the wearer did that asks for a capture.</summary>
/// <param name="Text">It in words, such as <c>gesture fist at 0.93</c>.</param>
/// <param name="Gesture">The gesture, if it was one.</param>
public readonly record struct CaptureCause(string Text, GestureEvent Gesture)
{
    /// <summary>A gesture.</summary>
    public static CaptureCause Of(in GestureEvent gesture) => new($"gesture {gesture.Gesture} at {gesture.Confidence:0.00}", gesture);

    /// <summary>A button or the touch surface.</summary>
    public static CaptureCause Of(in ButtonEvent button) => new($"button {button.Action}", default);

    /// <summary>Anything else that the wearer did, in words.</summary>
    public static CaptureCause Of(string text) => new(text, default);
}

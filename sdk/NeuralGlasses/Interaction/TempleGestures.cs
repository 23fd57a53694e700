using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Interaction;

/// <summary>Names of what a finger does at the temple, so that it is given a meaning in the same table as what it does at the wrist.</summary>
public static class TempleGestures
{
    private static readonly Dictionary<ButtonAction, string> Names = new()
    {
        [ButtonAction.Press] = "temple_press",
        [ButtonAction.LongPress] = "temple_long_press",
        [ButtonAction.DoublePress] = "temple_double_press",
        [ButtonAction.SwipeForward] = "temple_swipe_forward",
        [ButtonAction.SwipeBack] = "temple_swipe_back",
        [ButtonAction.SwipeDown] = "temple_swipe_down",
        [ButtonAction.TwoFingersForward] = "temple_two_fingers_forward",
        [ButtonAction.TwoFingersBack] = "temple_two_fingers_back",
        [ButtonAction.Capture] = "capture_button",
    };

    /// <summary>All names, in the order of the actions.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<ButtonAction>().Select(NameOf)];

    /// <summary>Name of an action.</summary>
    public static string NameOf(ButtonAction action) => Names[action];

    /// <summary>An action as a gesture, of which nobody doubts that it was made.</summary>
    public static GestureEvent Of(in ButtonEvent touch) => new(NameOf(touch.Action), 1, touch.At);
}

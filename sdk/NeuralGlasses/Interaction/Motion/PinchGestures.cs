using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;

namespace NeuralGlasses.Interaction.Motion;

/// <summary>Names of what a followed pinch turned out to be, so that it is given a meaning in the same table as any gesture.</summary>
public static class PinchGestures
{
    /// <summary>A tap of thumb and index finger, which is a press wherever nothing else is asked for.</summary>
    public const string Tap = Finger + EventLabels.PressSuffix;

    /// <summary>A pinch that lasts.</summary>
    public const string Hold = Finger + EventLabels.HoldSuffix;

    /// <summary>A pinch with which the forearm turns.</summary>
    public const string Turn = Finger + "_turn";

    /// <summary>A pinch with which the hand moves.</summary>
    public const string Drag = Finger + "_drag";

    /// <summary>The end of a pinch.</summary>
    internal const string Release = Finger + EventLabels.ReleaseSuffix;

    private const string Finger = "index";

    /// <summary>Whether a gesture is part of a pinch that is followed.</summary>
    public static bool IsFollowed(string gesture) => gesture is Tap or Hold or Release;

    /// <summary>What a pinch said, as a gesture; false for what has no meaning of its own, such as its end.</summary>
    public static bool TryName(in PinchEvent told, out GestureEvent gesture)
    {
        string? name = told.Kind switch
        {
            PinchEventKind.Tap => Tap,
            PinchEventKind.Hold => Hold,
            PinchEventKind.TurnBy => Turn,
            PinchEventKind.DragBy => Drag,
            _ => null,
        };
        gesture = name is null ? default : new GestureEvent(name, told.Press.Confidence, told.At);
        return name is not null;
    }
}

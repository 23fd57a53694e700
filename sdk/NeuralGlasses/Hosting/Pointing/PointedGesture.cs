using NeuralGlasses.Decoding;
using NeuralGlasses.Pointing;

namespace NeuralGlasses.Hosting.Pointing;

/// <summary>Something that the wrist did while it points.</summary>
/// <param name="Kind">What the cursor did; none for a flick.</param>
/// <param name="Gesture">What it is called where it can mean something; without a name it is told for whoever follows the press.</param>
internal readonly record struct PointedGesture(CursorEventKind Kind, GestureEvent Gesture)
{
    /// <summary>Degrees of the display that a drag went to the right.</summary>
    public double RightDegrees { get; init; }

    /// <summary>Degrees that it went down.</summary>
    public double DownDegrees { get; init; }

    /// <summary>Id of what a click is on; null for everything else.</summary>
    public string? OverId { get; init; }
}

namespace NeuralGlasses.Training.Events;

/// <summary>A kind of event.</summary>
/// <param name="Name">Name in tables and messages.</param>
/// <param name="Releases">Index of the class that this one ends, such as the press of a release; null for an event that ends none.</param>
public sealed record EventClass(string Name, int? Releases = null)
{
    /// <summary>
    /// The nine gestures of the recordings of Kaifosh et al. 2025 (Nature 645:702) in the order of their outputs: presses and
    /// releases of index and middle finger against the thumb, then the thumb's click and four swipes.
    /// </summary>
    public static IReadOnlyList<EventClass> PinchesAndSwipes { get; } =
    [
        new("index_press"), new("index_release", 0), new("middle_press"), new("middle_release", 2),
        new("thumb_click"), new("thumb_down"), new("thumb_in"), new("thumb_out"), new("thumb_up"),
    ];
}

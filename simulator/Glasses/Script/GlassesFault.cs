namespace NeuralGlasses.Simulator.Glasses.Script;

/// <summary>A part of the glasses that can fail.</summary>
public enum GlassesPart
{
    /// <summary>The light beside the camera.</summary>
    CaptureLight,

    /// <summary>The camera.</summary>
    Camera,

    /// <summary>The display.</summary>
    Display,

    /// <summary>The microphones.</summary>
    Microphone,

    /// <summary>The speakers.</summary>
    Speaker,

    /// <summary>The motion sensor.</summary>
    Head,

    /// <summary>Buttons and touch surface.</summary>
    Buttons,
}

/// <summary>How a part fails.</summary>
public enum GlassesFailure
{
    /// <summary>It does not answer.</summary>
    Dead,

    /// <summary>The light carries no current.</summary>
    Interrupted,

    /// <summary>The light carries a current and gives no light.</summary>
    Shorted,

    /// <summary>Something covers it: the light, which shines into it, or the lens.</summary>
    Covered,
}

/// <summary>A part that fails for a time.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Failure">How: dead for any part but the capture light, which can be interrupted, shorted or covered; a camera can be covered, too.</param>
/// <param name="FromS">Begin, in seconds.</param>
/// <param name="ToS">End, in seconds; null for the end of the run.</param>
public sealed record GlassesFault(GlassesPart Part, GlassesFailure Failure, double FromS = 0, double? ToS = null)
{
    internal bool Holds(long microseconds) => microseconds >= FromS * 1e6 && (ToS is not { } end || microseconds < end * 1e6);
}

namespace NeuralGlasses.Pointing;

/// <summary>How the forearm lies, where no sensor says it.</summary>
public enum ForearmLay
{
    /// <summary>The thumb points up, as of a hand that rests on its edge in the lap.</summary>
    ThumbUp = 1,

    /// <summary>The palm points down, as on a table.</summary>
    PalmDown = 2,
}

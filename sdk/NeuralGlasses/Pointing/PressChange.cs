namespace NeuralGlasses.Pointing;

/// <summary>What a step says of the fingers.</summary>
public enum PressChange
{
    /// <summary>Nothing new.</summary>
    None = 0,

    /// <summary>A press may be coming.</summary>
    Onset = 1,

    /// <summary>None came of it.</summary>
    Passed = 2,

    /// <summary>The fingers are pressed together.</summary>
    Down = 3,

    /// <summary>They are let go.</summary>
    Up = 4,
}

namespace NeuralGlasses.Hosting.Pointing;

/// <summary>What the wrist does.</summary>
public enum PointingUse
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It moves a pointer over the display.</summary>
    Cursor = 1,

    /// <summary>Its flicks are steps in lists.</summary>
    Steps = 2,
}

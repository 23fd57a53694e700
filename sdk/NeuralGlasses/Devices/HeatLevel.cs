namespace NeuralGlasses.Devices;

/// <summary>How warm the glasses are where they touch the skin.</summary>
public enum HeatLevel
{
    /// <summary>Nothing is limited.</summary>
    Normal = 0,

    /// <summary>The camera takes no more than single photos.</summary>
    Hot = 1,

    /// <summary>The glasses are off until they have cooled down.</summary>
    TooHot = 2,
}

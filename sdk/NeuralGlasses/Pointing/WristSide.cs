namespace NeuralGlasses.Pointing;

/// <summary>The arm that wears the band.</summary>
public enum WristSide
{
    /// <summary>The left one.</summary>
    Left = 1,

    /// <summary>The right one.</summary>
    Right = 2,
}

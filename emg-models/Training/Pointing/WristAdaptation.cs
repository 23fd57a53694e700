namespace NeuralGlasses.Training.Pointing;

/// <summary>When a model is adapted to a wearer.</summary>
public enum WristAdaptation
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>In the first session; the band is put on anew after that.</summary>
    First = 1,

    /// <summary>In each session.</summary>
    Each = 2,
}

namespace NeuralGlasses.Training.Features;

/// <summary>Thresholds of the features that count or take logarithms, all in the unit of the signal.</summary>
public sealed record ClassicalFeatureOptions
{
    /// <summary>Smallest step between two samples that counts as a zero crossing (ZC), 0 or more.</summary>
    public float ZeroCrossingStep { get; init; }

    /// <summary>Smallest step on either side of a turn that counts as a slope sign change (SSC), 0 or more.</summary>
    public float SlopeChangeStep { get; init; }

    /// <summary>Smallest step between two samples that the Willison amplitude (WAMP) counts; LibEMG's default.</summary>
    public float WillisonStep { get; init; } = 2e-3f;

    /// <summary>Smaller magnitudes count as this one in the log detector (LD), which a single sample of 0 would otherwise make 0; above 0.</summary>
    public float LogDetectorFloor { get; init; } = 1e-6f;
}

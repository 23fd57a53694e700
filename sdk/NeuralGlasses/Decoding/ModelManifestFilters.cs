namespace NeuralGlasses.Decoding;

/// <summary>Filters in front of a model.</summary>
public sealed class ModelManifestFilters
{
    /// <summary>Corner of the high-pass, in hertz.</summary>
    public required double HighPassHz { get; init; }

    /// <summary>Whether the mains frequency and its harmonics are removed; where the wearer lives decides between 50 and 60 Hz.</summary>
    public required bool MainsNotch { get; init; }
}

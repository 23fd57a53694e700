namespace NeuralGlasses.Training.Protocols;

/// <summary>
/// The stations that a live stream passes before it is decoded: microvolts, the wristband's rate, high-pass and mains notches, the model's
/// rate. A model that ships learns from recordings that went this way and is measured on such.
/// </summary>
public sealed record LivePath
{
    /// <summary>Rate of the wristband's stream, in hertz; a recording of a higher rate keeps its own.</summary>
    public double StreamRateHz { get; init; } = 1000;

    /// <summary>Corner of the high-pass, in hertz.</summary>
    public double HighPassHz { get; init; } = 20;

    /// <summary>Mains frequency where the recordings were made, 50 or 60 Hz.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>Rate that comes out, in hertz; null for the recording's own.</summary>
    public double? ModelRateHz { get; init; }

    /// <summary>Amplitude added before the logarithms of the features, in microvolts.</summary>
    public double NoiseFloorMicrovolts { get; init; } = 1;
}

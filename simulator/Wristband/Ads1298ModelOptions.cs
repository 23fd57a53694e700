namespace NeuralGlasses.Simulator.Wristband;

/// <summary>What differs between one simulated AFE and the next.</summary>
public sealed record Ads1298ModelOptions
{
    /// <summary>Seed of the noise; equal seeds give equal codes.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Noise referred to the input, in microvolts RMS, white, at every rate and gain: an assumption that covers the chip and the electrode.</summary>
    public double NoiseMicrovoltsRms { get; init; } = 1;

    /// <summary>Half-cell offset of each electrode pair, in millivolts, channel 0 first; channels beyond the list have none.</summary>
    public IReadOnlyList<double> ElectrodeOffsetMillivolts { get; init; } = [];
}

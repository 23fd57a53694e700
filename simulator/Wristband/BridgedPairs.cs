namespace NeuralGlasses.Simulator.Wristband;

/// <summary>Skin behind a board on which the two inputs of some pairs are bridged, as by solder or sweat: no potential is left between them, and no current finds the electrodes missing.</summary>
public sealed class BridgedPairs(ISkinPotential skin, IReadOnlyList<int> channels) : ISkinPotential
{
    /// <inheritdoc/>
    public void Sample(long microseconds, Span<float> microvolts)
    {
        skin.Sample(microseconds, microvolts);
        foreach (var channel in channels)
            microvolts[channel] = 0;
    }

    /// <inheritdoc/>
    public int OffElectrodes(int channel) => channels.Contains(channel) ? 0 : skin.OffElectrodes(channel);

    /// <inheritdoc/>
    public double PairOhms(int channel) => channels.Contains(channel) ? 0 : skin.PairOhms(channel);
}

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>What the AFE's inputs are connected to: the skin under each electrode pair.</summary>
public interface ISkinPotential
{
    /// <summary>Writes the differential potential of each electrode pair, in microvolts without half-cell offset, at a device time in microseconds. Times never go back.</summary>
    void Sample(long microseconds, Span<float> microvolts);

    /// <summary>Which electrodes of this channel (from 0) are off the skin at the time last sampled: bit 0 the positive, bit 1 the negative.</summary>
    int OffElectrodes(int channel);

    /// <summary>Impedance of this channel's pair at a few hundred hertz, both electrodes, the skin between and the board's two protective resistors, in ohms.</summary>
    double PairOhms(int channel);
}

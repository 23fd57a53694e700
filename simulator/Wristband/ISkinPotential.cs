namespace NeuralGlasses.Simulator.Wristband;

/// <summary>What the AFE's inputs are connected to: the skin under each electrode pair.</summary>
public interface ISkinPotential
{
    /// <summary>Writes the differential potential of each electrode pair, in microvolts without half-cell offset, at a device time in microseconds. Times never go back.</summary>
    void Sample(long microseconds, Span<float> microvolts);

    /// <summary>Whether the electrode pair of this channel (from 0) is off the skin at the time last sampled.</summary>
    bool IsOff(int channel);
}

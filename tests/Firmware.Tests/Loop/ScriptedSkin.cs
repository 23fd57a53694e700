using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>A skin whose potential is a formula of channel and device time.</summary>
internal sealed class ScriptedSkin : ISkinPotential
{
    public Func<int, long, double> Microvolts { get; set; } = (_, _) => 0;

    public int OffChannels { get; set; }

    public void Sample(long microseconds, Span<float> microvolts)
    {
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] = (float)Microvolts(channel, microseconds);
    }

    /// <summary>Negative electrodes that are off although their positive ones are not.</summary>
    public int OffNegatives { get; set; }

    public Func<int, double> Ohms { get; set; } = _ => 200_000;

    public int OffElectrodes(int channel) => ((OffChannels >> channel & 1) * 3) | ((OffNegatives >> channel & 1) << 1);

    public double PairOhms(int channel) => Ohms(channel);
}

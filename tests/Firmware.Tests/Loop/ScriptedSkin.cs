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

    public bool IsOff(int channel) => (OffChannels >> channel & 1) != 0;
}

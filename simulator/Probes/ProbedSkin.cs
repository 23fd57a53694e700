using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Probes;

/// <summary>A skin whose potentials somebody looks at.</summary>
internal sealed class ProbedSkin(ISkinPotential skin, ISignalProbe probe) : ISkinPotential
{
    public void Sample(long microseconds, Span<float> microvolts)
    {
        skin.Sample(microseconds, microvolts);
        probe.OnSkin(microseconds, microvolts);
    }

    public int OffElectrodes(int channel) => skin.OffElectrodes(channel);

    public double PairOhms(int channel) => skin.PairOhms(channel);
}

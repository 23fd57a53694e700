using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>Electrodes on something that is silent.</summary>
internal sealed class NoSkin : ISkinPotential
{
    public void Sample(long microseconds, Span<float> microvolts) => microvolts.Clear();

    public int OffElectrodes(int channel) => 0;

    public double PairOhms(int channel) => 200_000;
}

using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A skin that records each set of potentials that an AFE asked for.</summary>
internal sealed class TracedSkin(ISkinPotential skin, int channels, TraceRecorder recorder) : ISkinPotential
{
    private const int SetsPerRecord = 100;
    private readonly SensedSets _sets = new(recorder, TraceRecordKind.Skin, channels, SetsPerRecord);

    public void Sample(long microseconds, Span<float> microvolts)
    {
        skin.Sample(microseconds, microvolts);
        microvolts[..Math.Min(channels, microvolts.Length)].CopyTo(_sets.Add(microseconds));
    }

    public int OffElectrodes(int channel) => skin.OffElectrodes(channel);

    public double PairOhms(int channel) => skin.PairOhms(channel);

    /// <summary>Records what is waiting.</summary>
    public void Flush() => _sets.Flush();
}

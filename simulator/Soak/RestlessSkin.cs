using NeuralGlasses.Simulator.Wristband;

namespace NeuralGlasses.Simulator.Soak;

/// <summary>Skin that costs little to compute: noise whose strength turns with the time, so that every coding and level occurs.</summary>
internal sealed class RestlessSkin : ISkinPotential
{
    private uint _state;

    public RestlessSkin(int seed) => _state = ((uint)seed * 2654435761u) | 1;

    public void Sample(long microseconds, Span<float> microvolts)
    {
        // Ten seconds of rest, two of a fist.
        var strength = microseconds / 1_000_000 % 12 < 10 ? 2 : 150;
        for (var channel = 0; channel < microvolts.Length; channel++)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            microvolts[channel] = strength * ((int)(_state >> 16) - 32768) / 32768f;
        }
    }

    public int OffElectrodes(int channel) => 0;

    public double PairOhms(int channel) => 200_000;
}

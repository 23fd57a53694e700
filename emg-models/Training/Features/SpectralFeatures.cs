using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Features of the periodogram (Phinyomark et al. 2012, Expert Systems with Applications 39:7420).</summary>
internal static class SpectralFeatures
{
    /// <summary>MDF: the first frequency, in hertz, below and at which lies more than half of the power.</summary>
    public static Lanes MedianFrequency(ChannelBlock block)
    {
        var half = Total(block.Power) / 2;
        var cumulative = Lanes.Zero;
        var below = Vector<int>.Zero;
        foreach (var power in block.Power)
        {
            cumulative += power;
            below -= Vector.LessThanOrEqual(cumulative, half);
        }

        return Vector.ConvertToSingle(below) * BinHz(block);
    }

    /// <summary>MNF: mean frequency weighted with the power, in hertz.</summary>
    public static Lanes MeanFrequency(ChannelBlock block) => Moment(block, 1) / Vector.Max(Total(block.Power), new Lanes(1e-30f));

    /// <summary>MNP: mean power of the bins.</summary>
    public static Lanes MeanPower(ChannelBlock block) => Total(block.Power) / block.Power.Length;

    /// <summary>SM: second spectral moment, the sum of f² P(f).</summary>
    public static Lanes SecondMoment(ChannelBlock block) => Moment(block, 2);

    private static Lanes Moment(ChannelBlock block, int order)
    {
        var sum = Lanes.Zero;
        for (var k = 0; k < block.Power.Length; k++)
            sum += block.Power[k] * (float)Math.Pow(k * BinHz(block), order);
        return sum;
    }

    private static Lanes Total(ReadOnlySpan<Lanes> powers)
    {
        var sum = Lanes.Zero;
        foreach (var power in powers)
            sum += power;
        return sum;
    }

    private static float BinHz(ChannelBlock block) => (float)(block.RateHz / block.TransformLength);
}

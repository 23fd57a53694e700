using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Features of the distribution of the samples, and Hjorth's parameters with their relatives.</summary>
internal static class ShapeFeatures
{
    // Silence over silence is 0, not undefined.
    private static readonly Lanes Least = new(1e-30f);

    /// <summary>
    /// VAR: variance with divisor N - 1 as in Phinyomark et al. 2012 (Expert Systems with Applications 39:7420), about the mean, which they
    /// take to be 0. LibEMG divides by N.
    /// </summary>
    public static Lanes Variance(ChannelBlock block) => CentralMoment(block, 2) * (Count(block) / (Count(block) - 1));

    /// <summary>SKEW: third central moment over the 3/2 power of the second.</summary>
    public static Lanes Skewness(ChannelBlock block)
    {
        var variance = CentralMoment(block, 2);
        return Ratio(CentralMoment(block, 3), variance * Vector.SquareRoot(variance));
    }

    /// <summary>KURT: fourth central moment over the square of the second, 3 for a Gaussian signal as LibEMG computes it; its text subtracts the 3.</summary>
    public static Lanes Kurtosis(ChannelBlock block)
    {
        var variance = CentralMoment(block, 2);
        return Ratio(CentralMoment(block, 4), variance * variance);
    }

    /// <summary>ACT: Hjorth's activity, the mean square (Hjorth 1970, Electroencephalography and Clinical Neurophysiology 29:306).</summary>
    public static Lanes Activity(ChannelBlock block) => block.Sums.Square / Count(block);

    /// <summary>MOB: Hjorth's mobility, in radians a sample: root of the power of the first difference over that of the signal.</summary>
    public static Lanes Mobility(ChannelBlock block) => Vector.SquareRoot(Ratio(block.Sums.FirstSquare, block.Sums.Square));

    /// <summary>
    /// COMP: Hjorth's complexity, the mobility of the first difference over that of the signal. LibEMG leaves the division out, and sums
    /// the second differences over all channels and windows that it was given at once.
    /// </summary>
    public static Lanes Complexity(ChannelBlock block) 
        => Ratio(Vector.SquareRoot(Ratio(block.Sums.SecondSquare, block.Sums.FirstSquare)), Mobility(block));

    /// <summary>ISD: sum of squares (Asogbon et al. 2018, ACIRS, doi 10.1109/ACIRS.2018.8467236, as are the next three).</summary>
    public static Lanes SquareIntegral(ChannelBlock block) => block.Sums.Square;

    /// <summary>COR: power of the first difference over the product of that of the second and the sum of squares.</summary>
    public static Lanes Regularisation(ChannelBlock block) => Ratio(block.Sums.FirstSquare, block.Sums.SecondSquare * block.Sums.Square);

    /// <summary>MDIFF: sum of the squared steps over the number of samples.</summary>
    public static Lanes MeanSquaredDifference(ChannelBlock block) => block.Sums.FirstSquare / Count(block);

    /// <summary>MLK: logarithm of the sum of magnitudes, over the number of samples.</summary>
    public static Lanes LogKernel(ChannelBlock block) => Vector.Log(block.Sums.Absolute + new Lanes(2.220446e-16f)) / Count(block);

    /// <summary>PAP: root moments, zeroth times second over fourth (Pancholi et al. 2019, EMBC, doi 10.1109/EMBC.2019.8857399).</summary>
    public static Lanes PeakAveragePower(ChannelBlock block) 
        => Vector.SquareRoot(Ratio(block.Sums.Square * block.Sums.FirstSquare, block.Sums.SecondSquare));

    private static Lanes CentralMoment(ChannelBlock block, int order)
    {
        var mean = AmplitudeFeatures.Mean(block);
        var sum = Lanes.Zero;
        foreach (var value in block.Samples)
        {
            var power = value - mean;
            for (var i = 1; i < order; i++)
                power *= value - mean;
            sum += power;
        }

        return sum / Count(block);
    }

    private static Lanes Ratio(Lanes part, Lanes whole) => part / Vector.Max(whole, Least);

    private static float Count(ChannelBlock block) => block.Samples.Length;
}

using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>
/// Features of the size of the signal and of its differences. Definitions of Phinyomark et al. 2012 (Expert Systems with Applications
/// 39:7420) where nothing else is said.
/// </summary>
internal static class AmplitudeFeatures
{
    private static readonly Lanes Least = new(1e-30f);

    /// <summary>MEAN: mean of the signal.</summary>
    public static Lanes Mean(ChannelBlock block)
    {
        var sum = Lanes.Zero;
        foreach (var value in block.Samples)
            sum += value;
        return sum / Count(block);
    }

    /// <summary>MAV: mean magnitude.</summary>
    public static Lanes MeanAbsolute(ChannelBlock block) => block.Sums.Absolute / Count(block);

    /// <summary>IAV: sum of the magnitudes.</summary>
    public static Lanes IntegratedAbsolute(ChannelBlock block) => block.Sums.Absolute;

    /// <summary>RMS: root of the mean square.</summary>
    public static Lanes RootMeanSquare(ChannelBlock block) => Vector.SquareRoot(block.Sums.Square / Count(block));

    /// <summary>WL: sum of the steps between samples.</summary>
    public static Lanes WaveformLength(ChannelBlock block) => block.Sums.FirstAbsolute;

    /// <summary>MAVFD: mean step between samples.</summary>
    public static Lanes MeanAbsoluteDifference(ChannelBlock block) => block.Sums.FirstAbsolute / (Count(block) - 1);

    /// <summary>DASDV: root of the mean squared step.</summary>
    public static Lanes DifferenceDeviation(ChannelBlock block) => Vector.SquareRoot(block.Sums.FirstSquare / (Count(block) - 1));

    /// <summary>
    /// MFL: log10 of the root of the summed squared steps (Arjunan and Kumar 2010, J NeuroEngineering and Rehabilitation 7:53). LibEMG
    /// takes log10 of the waveform length instead.
    /// </summary>
    public static Lanes MaximumFractalLength(ChannelBlock block)
        => Vector.Log(Vector.Max(block.Sums.FirstSquare, Least)) * (float)(0.5 / Math.Log(10));

    /// <summary>
    /// MSR: magnitude of the mean of √x, where the root of a negative sample is imaginary (Samuel et al. 2018, Computers and Electrical
    /// Engineering 67:646, who leave negative samples open; LibEMG's reading).
    /// </summary>
    public static Lanes MeanSquareRoot(ChannelBlock block)
    {
        var (real, imaginary) = (Lanes.Zero, Lanes.Zero);
        foreach (var value in block.Samples)
        {
            var root = Vector.SquareRoot(Vector.Abs(value));
            var positive = Vector.ConditionalSelect(Vector.GreaterThan(value, Lanes.Zero), root, Lanes.Zero);
            real += positive;
            imaginary += root - positive;
        }

        return Vector.SquareRoot(real * real + imaginary * imaginary) / Count(block);
    }

    /// <summary>MAVSLP: mean magnitude of the second half less that of the first; an odd window's middle sample joins the half that LibEMG gives it.</summary>
    public static Lanes MeanAbsoluteSlope(ChannelBlock block)
    {
        // Python and .NET both round a half to the even number.
        var middle = (int)Math.Round(block.Samples.Length / 2.0);
        return MeanAbsolute(block.Samples[middle..]) - MeanAbsolute(block.Samples[..middle]);
    }

    /// <summary>LD: exponential of the mean logarithm of the magnitudes. LibEMG adds 1 to every magnitude, which ties the value to the unit.</summary>
    public static Lanes LogDetector(ChannelBlock block)
    {
        var floor = new Lanes(block.Options.LogDetectorFloor);
        var sum = Lanes.Zero;
        foreach (var value in block.Samples)
            sum += Vector.Log(Vector.Max(Vector.Abs(value), floor));
        return Vector.Exp(sum / Count(block));
    }

    /// <summary>TM: magnitude of the mean cube. LibEMG takes the mean of the cubed magnitudes.</summary>
    public static Lanes ThirdTemporalMoment(ChannelBlock block)
    {
        var sum = Lanes.Zero;
        foreach (var value in block.Samples)
            sum += value * value * value;
        return Vector.Abs(sum) / Count(block);
    }

    /// <summary>MPK: largest sample.</summary>
    public static Lanes Peak(ChannelBlock block)
    {
        var peak = block.Samples[0];
        foreach (var value in block.Samples)
            peak = Vector.Max(peak, value);
        return peak;
    }

    /// <summary>LS: the second L-moment, half the mean distance of two samples (Hosking 1990, J Royal Statistical Society B 52:105).</summary>
    public static Lanes LScale(ChannelBlock block)
    {
        var ordered = block.Scratch;
        block.Samples.CopyTo(ordered);
        SortingNetwork.Sort(ordered);
        var sum = Lanes.Zero;
        for (var i = 0; i < ordered.Length; i++)
            sum += ordered[i] * (2 * i + 1 - ordered.Length);
        return sum / (Count(block) * (Count(block) - 1));
    }

    private static Lanes MeanAbsolute(ReadOnlySpan<Lanes> samples)
    {
        var sum = Lanes.Zero;
        foreach (var value in samples)
            sum += Vector.Abs(value);
        return sum / samples.Length;
    }

    private static float Count(ChannelBlock block) => block.Samples.Length;
}

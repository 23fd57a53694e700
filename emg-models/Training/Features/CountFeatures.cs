using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Features that count events in the window.</summary>
internal static class CountFeatures
{
    /// <summary>
    /// ZC: changes of sign between two samples that lie at least the threshold apart (Hudgins et al. 1993, IEEE Transactions on Biomedical
    /// Engineering 40:82). LibEMG has no threshold.
    /// </summary>
    public static Lanes ZeroCrossings(ChannelBlock block)
    {
        var samples = block.Samples;
        var step = new Lanes(block.Options.ZeroCrossingStep);
        var count = Vector<int>.Zero;
        var before = samples[0];
        foreach (var value in samples)
        {
            count -= Vector.LessThan(value * before, Lanes.Zero) & Vector.GreaterThanOrEqual(Vector.Abs(value - before), step);
            before = value;
        }

        return Vector.ConvertToSingle(count);
    }

    /// <summary>
    /// SSC: samples above or below both neighbours, by at least the threshold on one side (Hudgins et al. 1993). LibEMG also counts every
    /// sample that equals a neighbour, which at rest is most of a coarsely quantised signal.
    /// </summary>
    public static Lanes SlopeSignChanges(ChannelBlock block)
    {
        var samples = block.Samples;
        var step = new Lanes(block.Options.SlopeChangeStep);
        var count = Vector<int>.Zero;
        var before = samples[0];
        var rise = Lanes.Zero;
        foreach (var value in samples)
        {
            var next = value - before;
            count -= Vector.LessThan(rise * next, Lanes.Zero)
                & Vector.GreaterThanOrEqual(Vector.Max(Vector.Abs(rise), Vector.Abs(next)), step);
            (before, rise) = (value, next);
        }

        return Vector.ConvertToSingle(count);
    }

    /// <summary>WAMP: steps between samples of at least the threshold (Phinyomark et al. 2012). LibEMG counts only larger ones.</summary>
    public static Lanes WillisonAmplitude(ChannelBlock block)
    {
        var samples = block.Samples;
        var step = new Lanes(block.Options.WillisonStep);
        var count = Vector<int>.Zero;
        var before = samples[0];
        foreach (var value in samples[1..])
        {
            count -= Vector.GreaterThanOrEqual(Vector.Abs(value - before), step);
            before = value;
        }

        return Vector.ConvertToSingle(count);
    }
}

using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>
/// The time-domain power spectral descriptors (Al-Timemy et al. 2016, IEEE TNSRE 24:650, doi 10.1109/TNSRE.2015.2445634): six
/// logarithms a of the signal and b of ln(x² + 2^-52), joined as -2ab / (a² + b²). The zeroth moment is the root of the sum of
/// squares as in the authors' published code; LibEMG divides it by N - 1, which changes M0, M2, M4, SPARSI and IRF.
/// </summary>
internal readonly record struct PowerDescriptors(Lanes M0, Lanes M2, Lanes M4, Lanes Sparsi, Lanes Irf, Lanes Wlf)
{
    private const float PowerTransform = 0.1f;
    private const float Spacing = 2.220446e-16f;

    // Keeps the logarithm of nothing, and nothing over nothing, finite.
    private static readonly Lanes Least = new(1e-30f);

    public static PowerDescriptors Of(ChannelBlock block)
    {
        var logarithms = block.Scratch;
        for (var t = 0; t < logarithms.Length; t++)
            logarithms[t] = Vector.Log(block.Samples[t] * block.Samples[t] + new Lanes(Spacing));
        var a = Logarithms(block.Sums, logarithms.Length);
        var b = Logarithms(DifferenceSums.Of(logarithms), logarithms.Length);
        return new(Join(a.M0, b.M0), Join(a.M2, b.M2), Join(a.M4, b.M4), Join(a.Sparsi, b.Sparsi), Join(a.Irf, b.Irf), Join(a.Wlf, b.Wlf));
    }

    private static PowerDescriptors Logarithms(in DifferenceSums sums, int count)
    {
        var m0 = Transformed(sums.Square);
        var m2 = Transformed(sums.FirstSquare / (count - 1f));
        var m4 = Transformed(sums.SecondSquare / (count - 1f));
        var (ln0, ln02, ln04) = (Log(m0), Log(m0 - m2), Log(m0 - m4));
        return new(
            ln0, ln02, ln04, ln0 - (ln02 + ln04) * 0.5f, Log(m2) - (ln0 + Log(m4)) * 0.5f, Log(sums.FirstAbsolute) - Log(sums.SecondAbsolute));
    }

    // The power transform of the root: (√s)^λ / λ.
    private static Lanes Transformed(Lanes square) => Vector.Exp(Vector.Log(square) * (PowerTransform / 2)) / PowerTransform;

    private static Lanes Log(Lanes value) => Vector.Log(Vector.Max(Vector.Abs(value), Least));

    private static Lanes Join(Lanes a, Lanes b) => -2 * a * b / (a * a + b * b + Least);
}

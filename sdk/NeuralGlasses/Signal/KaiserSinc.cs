namespace NeuralGlasses.Signal;

/// <summary>
/// A sinc under a Kaiser window (J. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", 1974), which interpolates between
/// samples: what resamplers of any ratio are made of.
/// </summary>
internal static class KaiserSinc
{
    /// <summary>Writes the weights of the samples around a point, the oldest first.</summary>
    /// <param name="taps">The weights, as many before the point as behind it.</param>
    /// <param name="fraction">How far the point lies behind the sample in the middle, 0 to 1 of a sample.</param>
    /// <param name="band">What is let through, as a share of half the rate of the samples.</param>
    /// <param name="beta">The window's parameter: the greater, the deeper what is not let through, and the wider the edge.</param>
    public static void Design(Span<float> taps, double fraction, double band, double beta)
    {
        int half = taps.Length / 2;
        Span<double> values = taps.Length <= 1024 ? stackalloc double[taps.Length] : new double[taps.Length];
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            double distance = i - half + 1 - fraction;
            double angle = Math.PI * band * distance;
            double inside = 1 - (distance / half * (distance / half));
            values[i] = inside <= 0 ? 0 : (Math.Abs(angle) < 1e-9 ? 1 : Math.Sin(angle) / angle) * Bessel(beta * Math.Sqrt(inside));
            sum += values[i];
        }

        // Every phase has the same gain at 0 Hz, so that none of them is heard as a tone of its own.
        for (var i = 0; i < values.Length; i++)
            taps[i] = (float)(values[i] / sum);
    }

    // Modified Bessel function of the first kind and order 0, by its power series.
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}

using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Autoregressive and cepstral coefficients.</summary>
internal static class AutoregressiveFeatures
{
    // A constant channel has no prediction error to divide by.
    private static readonly Lanes Least = new(1e-30f);

    /// <summary>
    /// AR: coefficients a1, a2, … of the whitening filter x[t] + a1 x[t-1] + a2 x[t-2] + … by Burg's method (Kay 1988, Modern Spectral
    /// Estimation, section 7.5), as many as there is room. LibEMG's sign; as predictors of x[t] they count negative.
    /// </summary>
    public static void Coefficients(ChannelBlock block, Span<Lanes> values)
    {
        var forward = block.Scratch;
        var backward = block.SecondScratch;
        block.Samples.CopyTo(forward);
        block.Samples.CopyTo(backward);
        for (var m = 0; m < values.Length; m++)
        {
            var (product, energy) = (Lanes.Zero, Least);
            for (var t = m + 1; t < forward.Length; t++)
            {
                product += forward[t] * backward[t - 1];
                energy += forward[t] * forward[t] + backward[t - 1] * backward[t - 1];
            }

            var reflection = -2 * product / energy;
            for (var t = forward.Length - 1; t > m; t--)
            {
                var before = backward[t - 1];
                backward[t] = before + reflection * forward[t];
                forward[t] += reflection * before;
            }

            for (var i = 0; i < (m + 1) / 2; i++)
                (values[i], values[m - 1 - i]) = (values[i] + reflection * values[m - 1 - i], values[m - 1 - i] + reflection * values[i]);
            values[m] = reflection;
        }
    }

    /// <summary>
    /// CC: cepstrum of the autoregressive model, c[p] = -a[p] - Σ (1 - l/p) a[l] c[p-l] over l below p (Atal 1974, JASA 55:1304). LibEMG
    /// sums with a[p] for a[l] and one term too few, so that its numbers differ from the second on.
    /// </summary>
    public static void Cepstrum(ChannelBlock block, Span<Lanes> values)
    {
        Span<Lanes> coefficients = stackalloc Lanes[values.Length];
        Coefficients(block, coefficients);
        for (var p = 1; p <= values.Length; p++)
        {
            var sum = coefficients[p - 1];
            for (var l = 1; l < p; l++)
                sum += (1 - l / (float)p) * coefficients[l - 1] * values[p - l - 1];
            values[p - 1] = -sum;
        }
    }
}

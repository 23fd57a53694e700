using MathNet.Numerics.Distributions;

namespace NeuralGlasses.Training.Events;

/// <summary>Exact confidence limit of a rate of rare events (Garwood 1936, Biometrika 28:437).</summary>
public static class PoissonLimit
{
    /// <summary>
    /// The largest mean number that would show as few as were counted with a probability of 5 %: 3.00 for none counted, 4.74 for one,
    /// 6.30 for two.
    /// </summary>
    /// <param name="counted">Events counted, 0 or more.</param>
    public static double Upper95(int counted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(counted);
        return Gamma.InvCDF(counted + 1, 1, 0.95);
    }
}

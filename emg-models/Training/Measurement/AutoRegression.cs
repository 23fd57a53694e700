namespace NeuralGlasses.Training.Measurement;

/// <summary>Autoregressive coefficients from an autocorrelation by the Levinson-Durbin recursion (Kay 1988, Modern Spectral Estimation, section 6.3).</summary>
public static class AutoRegression
{
    /// <summary>Solves the Yule-Walker equations.</summary>
    /// <param name="autocorrelation">Lags 0 to the order; lag 0 above 0.</param>
    /// <returns>Coefficients of x[t] = a1 x[t-1] + … + e[t] and the share of the variance that e[t] has.</returns>
    public static (double[] Coefficients, double InnovationShare) Solve(ReadOnlySpan<double> autocorrelation)
    {
        var order = autocorrelation.Length - 1;
        var coefficients = new double[order];
        var before = new double[order];
        var error = autocorrelation[0];
        for (var m = 0; m < order; m++)
        {
            var reflection = autocorrelation[m + 1];
            for (var i = 0; i < m; i++)
                reflection -= coefficients[i] * autocorrelation[m - i];
            reflection /= error;
            Array.Copy(coefficients, before, order);
            coefficients[m] = reflection;
            for (var i = 0; i < m; i++)
                coefficients[i] = before[i] - reflection * before[m - 1 - i];
            error *= 1 - reflection * reflection;
        }

        return (coefficients, error / autocorrelation[0]);
    }
}

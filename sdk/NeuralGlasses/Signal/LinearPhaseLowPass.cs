namespace NeuralGlasses.Signal;

/// <summary>
/// Designs symmetric low-pass FIR filters whose largest error is as small as their length allows, by weighted least squares
/// with weights that follow the error (C. L. Lawson, "Contributions to the theory of linear least maximum approximation",
/// UCLA 1961). A Kaiser window needs about 1.7 times the length, and so the delay, for the same bands.
/// </summary>
internal static class LinearPhaseLowPass
{
    private const int Rounds = 60;
    private const int GridPointsPerCoefficient = 12;

    // An error in the stop band counts 20 times one in the pass band: 0.5 dB against 50 dB.
    private const double StopWeight = 400;

    /// <summary>
    /// Returns 2 <paramref name="halfLength"/> + 1 coefficients of gain 1; the edges are in cycles per sample, above 0 and below 0.5.
    /// </summary>
    public static double[] Design(int halfLength, double passEdge, double stopEdge)
    {
        int order = halfLength + 1;
        int stopPoints = GridPointsPerCoefficient * order;
        int passPoints = Math.Max(24, (int)(stopPoints * passEdge / (passEdge + 0.5 - stopEdge)));
        var angle = new double[passPoints + stopPoints];
        for (int i = 0; i < passPoints; i++)
            angle[i] = 2 * Math.PI * passEdge * i / (passPoints - 1);
        for (int i = 0; i < stopPoints; i++)
            angle[passPoints + i] = 2 * Math.PI * (stopEdge + ((0.5 - stopEdge) * i / (stopPoints - 1)));

        var weight = new double[angle.Length];
        Array.Fill(weight, 1.0 / weight.Length);
        double[] best = new double[order];
        double smallest = double.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            double[] cosines = LeastSquares(angle, weight, passPoints, order);
            double largest = 0, sum = 0;
            for (int i = 0; i < angle.Length; i++)
            {
                double error = Amplitude(cosines, angle[i]) - (i < passPoints ? 1 : 0);
                error = Math.Abs(error) * (i < passPoints ? 1 : Math.Sqrt(StopWeight));
                largest = Math.Max(largest, error);
                weight[i] *= error + 1e-12;
                sum += weight[i];
            }
            for (int i = 0; i < weight.Length; i++)
                weight[i] /= sum;
            if (largest < smallest)
            {
                smallest = largest;
                best = cosines;
            }
        }

        var coefficients = new double[(2 * halfLength) + 1];
        coefficients[halfLength] = best[0];
        for (int k = 1; k < order; k++)
            coefficients[halfLength - k] = coefficients[halfLength + k] = best[k] / 2;
        return coefficients;
    }

    private static double Amplitude(double[] cosines, double angle)
    {
        // Clenshaw's recurrence: one cosine a frequency instead of one a coefficient.
        double twice = 2 * Math.Cos(angle), one = 0, two = 0;
        for (int k = cosines.Length - 1; k > 0; k--)
            (one, two) = (cosines[k] + (twice * one) - two, one);
        return cosines[0] + (twice / 2 * one) - two;
    }

    private static double[] LeastSquares(double[] angle, double[] weight, int passPoints, int order)
    {
        var moments = new double[(2 * order) - 1];
        var target = new double[order];
        for (int i = 0; i < angle.Length; i++)
        {
            bool pass = i < passPoints;
            double w = weight[i] * (pass ? 1 : StopWeight);
            double first = Math.Cos(angle[i]), before = first, now = 1;
            for (int k = 0; k < moments.Length; k++)
            {
                moments[k] += w * now;
                if (pass && k < order)
                    target[k] += w * now;
                (before, now) = (now, (2 * first * now) - before);
            }
        }

        // cos(a) cos(b) = (cos(a - b) + cos(a + b)) / 2 makes the normal equations out of one row of moments.
        var lower = new double[order][];
        for (int i = 0; i < order; i++)
        {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = (moments[i - j] + moments[i + j]) / 2;
                if (i == j)
                    sum += 1e-13 * moments[0];
                for (int k = 0; k < j; k++)
                    sum -= lower[i][k] * lower[j][k];
                lower[i][j] = i == j ? Math.Sqrt(sum) : sum / lower[j][j];
            }
        }
        for (int i = 0; i < order; i++)
        {
            for (int k = 0; k < i; k++)
                target[i] -= lower[i][k] * target[k];
            target[i] /= lower[i][i];
        }
        for (int i = order - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < order; k++)
                target[i] -= lower[k][i] * target[k];
            target[i] /= lower[i][i];
        }
        return target;
    }
}

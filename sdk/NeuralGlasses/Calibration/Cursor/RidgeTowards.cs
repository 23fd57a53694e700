using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>Linear models of a wearer that stay near those of everybody where the wearer's own steps say little. A last weight is the bias.</summary>
internal static class RidgeTowards
{
    /// <summary>Least squares with a penalty on what differs from everybody's weights, each in units of its input's size.</summary>
    /// <param name="rows">Inputs, without the one of the bias.</param>
    /// <param name="size">Weights, the bias among them.</param>
    /// <param name="everybody">Everybody's weights.</param>
    /// <param name="target">What is to come out of a row.</param>
    /// <param name="loading">Weight of the penalty against that of all rows together.</param>
    public static double[] Least(IReadOnlyList<float[]> rows, int size, double[] everybody, Func<int, double> target, double loading)
    {
        var matrix = new double[size * size];
        var vector = new double[size];
        var row = new double[size];
        for (var i = 0; i < rows.Count; i++)
        {
            Fill(rows[i], row);
            Add(matrix, vector, row, 1, target(i) - TensorPrimitives.Dot<double>(row, everybody));
        }

        return Solve(matrix, vector, size, everybody, loading * rows.Count);
    }

    /// <summary>Logistic regression with the same penalty, by Newton's method; rows without an answer do not count, and both answers count alike.</summary>
    public static double[] Logistic(IReadOnlyList<float[]> rows, int size, double[] everybody, Func<int, bool?> answer, double loading, int newtonSteps)
    {
        var answers = Enumerable.Range(0, rows.Count).Select(answer).ToArray();
        var yes = answers.Count(each => each == true);
        if (yes == 0)
            return everybody;
        var weights = everybody.ToArray();
        var row = new double[size];
        for (var newton = 0; newton < newtonSteps; newton++)
        {
            var matrix = new double[size * size];
            var vector = new double[size];
            var counted = 0;
            for (var i = 0; i < rows.Count; i++)
            {
                if (answers[i] is not { } isYes)
                    continue;
                counted++;
                Fill(rows[i], row);
                var probability = 1 / (1 + Math.Exp(-TensorPrimitives.Dot<double>(row, weights)));
                var curvature = Math.Max(1e-6, probability * (1 - probability));
                // Gradient over curvature is what least squares would have to explain.
                var miss = ((isYes ? 1 : 0) - probability) / curvature;
                for (var k = 0; k < size; k++)
                    miss += row[k] * (weights[k] - everybody[k]);
                Add(matrix, vector, row, curvature, miss);
            }

            weights = Solve(matrix, vector, size, everybody, loading * counted);
        }

        return weights;
    }

    private static void Fill(float[] from, double[] row)
    {
        for (var k = 0; k < from.Length; k++)
            row[k] = from[k];
        row[^1] = 1;
    }

    private static void Add(double[] matrix, double[] vector, double[] row, double weight, double target)
    {
        for (var k = 0; k < row.Length; k++)
        {
            if (row[k] == 0)
                continue;
            var line = matrix.AsSpan(k * row.Length, row.Length);
            TensorPrimitives.MultiplyAdd(row, weight * row[k], line, line);
            vector[k] += weight * row[k] * target;
        }
    }

    private static double[] Solve(double[] matrix, double[] vector, int size, double[] everybody, double loading)
    {
        var mean = 0.0;
        for (var k = 0; k < size; k++)
            mean += matrix[(k * size) + k] / size;
        var share = mean > 0 ? loading / Math.Max(1, matrix[^1]) : 1;
        for (var k = 0; k < size; k++)
            matrix[(k * size) + k] += (share * mean) + 1e-6;
        new CholeskyFactor(matrix, size).Solve(vector);
        for (var k = 0; k < size; k++)
            vector[k] += everybody[k];
        return vector;
    }
}

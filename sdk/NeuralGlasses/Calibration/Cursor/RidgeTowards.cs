using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>Linear models of a wearer that stay near those of everybody where the wearer's own steps say little. A last weight is the bias.</summary>
internal sealed class RidgeTowards
{
    private readonly IReadOnlyList<float[]> _rows;
    private readonly CholeskyFactor _factor;
    private readonly int _size;

    /// <summary>Prepares least squares with a penalty on what differs from everybody's weights, in units of the mean square of all inputs.</summary>
    /// <param name="rows">Inputs, without the one of the bias.</param>
    /// <param name="size">Weights, the bias among them.</param>
    /// <param name="loading">Weight of the penalty against that of all rows together.</param>
    public RidgeTowards(IReadOnlyList<float[]> rows, int size, double loading)
    {
        (_rows, _size) = (rows, size);
        var matrix = new double[size * size];
        var (row, nothing) = (new double[size], new double[size]);
        foreach (var each in rows)
        {
            Fill(each, row);
            Add(matrix, nothing, row, 1, 0);
        }

        _factor = Factor(matrix, size, loading * rows.Count);
    }

    /// <summary>The weights for what is to come out of each row.</summary>
    public double[] Weights(double[] everybody, Func<int, double> target)
    {
        var (vector, row) = (new double[_size], new double[_size]);
        for (var i = 0; i < _rows.Count; i++)
        {
            Fill(_rows[i], row);
            TensorPrimitives.MultiplyAdd(row, target(i) - TensorPrimitives.Dot<double>(row, everybody), vector, vector);
        }

        _factor.Solve(vector);
        TensorPrimitives.Add<double>(vector, everybody, vector);
        return vector;
    }

    /// <summary>What the weights for a target leave of it, squared and summed over the rows.</summary>
    public double SquaredError(double[] everybody, Func<int, double> target)
    {
        var weights = Weights(everybody, target);
        var (sum, row) = (0.0, new double[_size]);
        for (var i = 0; i < _rows.Count; i++)
        {
            Fill(_rows[i], row);
            sum += Math.Pow(target(i) - TensorPrimitives.Dot<double>(row, weights), 2);
        }

        return sum;
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
        Factor(matrix, size, loading).Solve(vector);
        for (var k = 0; k < size; k++)
            vector[k] += everybody[k];
        return vector;
    }

    private static CholeskyFactor Factor(double[] matrix, int size, double loading)
    {
        var mean = 0.0;
        for (var k = 0; k < size; k++)
            mean += matrix[(k * size) + k] / size;
        var share = mean > 0 ? loading / Math.Max(1, matrix[^1]) : 1;
        for (var k = 0; k < size; k++)
            matrix[(k * size) + k] += (share * mean) + 1e-6;
        return new CholeskyFactor(matrix, size);
    }
}

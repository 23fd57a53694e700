using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Training.Learning;

/// <summary>Learns how gestures vary between people and between repetitions from the means of repetitions.</summary>
public static class VariationLearning
{
    // Measured together with the settings of WearerClasses: 0.4 to 1 lie within half a point.
    private const double RepetitionShare = 0.7;

    // What a repetition's mean owes to its few frames, as a share of their covariance.
    private const double FrameShare = 0.1;

    // At one degree of freedom for so many features, half of what lies off the diagonal is believed.
    private const double FeaturesPerFreedom = 15;

    /// <summary>Learns the variation.</summary>
    /// <param name="people">For each person the label and the mean features of each repetition, standardised as a calibration does.</param>
    /// <param name="classCount">Number of labels.</param>
    /// <param name="within">Covariance within a repetition, [feature, feature], positive definite.</param>
    /// <exception cref="ArgumentException">There is no repetition.</exception>
    public static GestureVariation Of(IReadOnlyList<IReadOnlyList<(int Label, double[] Mean)>> people, int classCount, Matrix<double> within)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(within);
        if (people.Sum(person => person.Count) == 0)
            throw new ArgumentException("Nobody has a repetition; expected at least one.", nameof(people));
        var features = within.RowCount;
        var means = new double[classCount][];
        var (between, repeated) = (Matrix<double>.Build.Dense(features, features), Matrix<double>.Build.Dense(features, features));
        var (ofPeople, ofRepetitions) = (0, 0);
        for (var k = 0; k < classCount; k++)
        {
            var shown = people.Select(person => person.Where(one => one.Label == k).Select(one => one.Mean).ToArray()).Where(own => own.Length > 0).ToArray();
            var own = Array.ConvertAll(shown, Average);
            means[k] = own.Length > 0 ? Average(own) : new double[features];
            ofPeople += AddProducts(between, own, means[k]);
            for (var p = 0; p < shown.Length; p++)
                ofRepetitions += AddProducts(repeated, shown[p], own[p]);
        }

        // Nobody who repeats, or a single person, says nothing of it: then repetitions vary as frames do, and people as repetitions.
        var repetitions = ofRepetitions > 0 ? Shrunk(repeated / ofRepetitions, ofRepetitions) : within;
        var persons = ofPeople > 0 ? Shrunk(between / ofPeople, ofPeople) : repetitions;
        return Along(means, persons, RepetitionShare * repetitions + FrameShare * within, within);
    }

    // The eigenvectors of one covariance in the metric of the other (Fukunaga 1990, Introduction to Statistical Pattern Recognition, section 2.3).
    private static GestureVariation Along(double[][] means, Matrix<double> people, Matrix<double> repetitions, Matrix<double> within)
    {
        var features = people.RowCount;
        var loading = 1e-6 * repetitions.Trace() / features + 1e-9;
        var factor = (repetitions + Matrix<double>.Build.DenseIdentity(features) * loading).Cholesky().Factor;
        var whitened = factor.Solve(factor.Solve(people).Transpose());
        var eigen = ((whitened + whitened.Transpose()) / 2).Evd(Symmetricity.Symmetric);
        var axes = factor.Transpose().Solve(eigen.EigenVectors).Transpose();
        var inner = axes * within * axes.Transpose();
        return new(
            [.. Rows(axes).Select(value => (float)value)],
            [.. eigen.EigenValues.Select(value => Math.Max(0, value.Real))],
            [.. means.SelectMany(mean => axes * Vector<double>.Build.Dense(mean))],
            [.. Rows((inner + inner.Transpose()) / 2)]);
    }

    private static Matrix<double> Shrunk(Matrix<double> covariance, double freedom)
    {
        var share = covariance.RowCount / (covariance.RowCount + FeaturesPerFreedom * freedom);
        return (1 - share) * covariance + share * Matrix<double>.Build.DenseOfDiagonalVector(covariance.Diagonal());
    }

    // Returns the degrees of freedom that were added.
    private static int AddProducts(Matrix<double> sum, double[][] rows, double[] centre)
    {
        if (rows.Length < 2)
            return 0;
        var away = Matrix<double>.Build.Dense(rows.Length, centre.Length, (i, f) => rows[i][f] - centre[f]);
        sum.Add(away.TransposeThisAndMultiply(away), sum);
        return rows.Length - 1;
    }

    private static double[] Average(double[][] rows)
    {
        var mean = new double[rows[0].Length];
        foreach (var row in rows)
        {
            for (var f = 0; f < mean.Length; f++)
                mean[f] += row[f] / rows.Length;
        }

        return mean;
    }

    private static IEnumerable<double> Rows(Matrix<double> matrix) => matrix.EnumerateRows().SelectMany(row => row);
}

using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Learning;

public sealed class VariationLearningTests
{
    private static readonly Matrix<double> Within = Matrix<double>.Build.DenseOfDiagonalArray([10, 10]);

    [Fact]
    public void Axes_and_spread_are_those_computed_by_hand()
    {
        // People differ by 2 and -2 along the first feature, variance 8; their repetitions by 1 and -1 along the second, variance 2.
        var variation = VariationLearning.Of(
            [[(0, [2, 1]), (0, [2, -1]), (1, [7, 7])], [(0, [-2, 1]), (0, [-2, -1]), (1, [7, 7])]], 2, Within);
        // A repetition counts for 0.7 · (0, 2) + 0.1 · 10 = (1, 2.4); the gesture that never varies makes four people out of two, variance 4.
        Assert.Equal(0, variation.Spread[0], 1e-4);
        Assert.Equal(4, variation.Spread[1], 1e-4);
        Assert.Equal(10 / 2.4, variation.Within[0], 1e-4);
        Assert.Equal(10, variation.Within[3], 1e-4);
        Assert.Equal(0, variation.Within[1], 1e-6);
        var along = new float[2];
        variation.Project([3, 5], along);
        Assert.Equal(5 / Math.Sqrt(2.4), Math.Abs(along[0]), 1e-4);
        Assert.Equal(3, Math.Abs(along[1]), 1e-4);
        variation.Project([7, 7], along);
        Assert.Equal(along[0], variation.Mean(1)[0], 1e-4);
        Assert.Equal(along[1], variation.Mean(1)[1], 1e-4);
    }

    [Fact]
    public void One_person_who_shows_a_gesture_once_is_no_reason_to_fail()
    {
        var variation = VariationLearning.Of([[(0, [1, 2])]], 3, Within);
        // Repetitions vary as frames do, 0.7 + 0.1 of them, and people as repetitions.
        Assert.Equal([1.25, 1.25], variation.Spread.ToArray().Select(value => Math.Round(value, 4)));
        Assert.Equal([0, 0], variation.Mean(2).ToArray());
        Assert.Throws<ArgumentException>(() => VariationLearning.Of([[]], 2, Within));
    }

    [Fact]
    public void Few_repetitions_do_not_make_features_depend_on_each_other()
    {
        // Both features move together; with one degree of freedom 2/(2 + 15) of that is not believed.
        var variation = VariationLearning.Of([[(0, [1, 1]), (0, [-1, -1])]], 1, Matrix<double>.Build.DenseOfDiagonalArray([1e-3, 1e-3]));
        var (together, apart) = (new float[2], new float[2]);
        variation.Project([1, 1], together);
        variation.Project([1, -1], apart);
        double Length(float[] along) => along.Sum(value => (double)value * value);
        // Variance 2 each, covariance 2 · 15/17: along the diagonal 2 + 2 · 15/17, across it 2 - 2 · 15/17.
        Assert.Equal(2 / (0.7 * (2 + 30.0 / 17) + 1e-4), Length(together), 1e-3);
        Assert.Equal(2 / (0.7 * (2 - 30.0 / 17) + 1e-4), Length(apart), 1e-3);
    }
}

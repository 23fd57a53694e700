using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Learning;

public sealed class MaximumEntropyTests
{
    [Fact]
    public void Clusters_are_told_apart()
    {
        var train = new Clusters(1, 100, 100, 100, 100);
        var model = MaximumEntropy.Fit(train.Samples, train.Labels, 4);
        var test = new Clusters(2, 100, 100, 100, 100);
        var right = test.Samples.Where((sample, i) => Best(model, sample) == test.Labels[i]).Count();
        // The best rule misses 2 x 2.3 % of a cluster.
        Assert.InRange(right, 370, 400);
    }

    [Fact]
    public void Of_two_mirrored_clusters_the_boundary_lies_in_the_middle_whatever_their_counts()
    {
        // The same three points left and right of 3, those on the left four times as often.
        float[][] left = [[0], [1], [2]];
        float[][] right = [[4], [5], [6]];
        float[][] samples = [.. left, .. left, .. left, .. left, .. right];
        var model = MaximumEntropy.Fit(samples, [.. samples.Select(sample => sample[0] > 3 ? 1 : 0)], 2);
        var scores = new double[2];
        model.Score([3], scores);
        Assert.Equal(scores[0], scores[1], 1e-2);
        model.Score([6], scores);
        Assert.True(scores[1] - scores[0] > 1, "the far end of a cluster is not in doubt");
    }

    [Fact]
    public void The_same_samples_give_the_same_weights()
    {
        var train = new Clusters(3, 50, 50, 50);
        var first = MaximumEntropy.Fit(train.Samples, train.Labels, 3);
        var second = MaximumEntropy.Fit(train.Samples, train.Labels, 3);
        Assert.Equal(first.Weights, second.Weights);
        Assert.Equal(first.Bias, second.Bias);
    }

    [Fact]
    public void A_class_without_samples_is_refused()
        => Assert.Contains("Class 1 has no sample", Assert.Throws<ArgumentException>(() => MaximumEntropy.Fit([[1f], [2f]], [0, 2], 3)).Message, StringComparison.Ordinal);

    private static int Best(LinearClassifier model, float[] sample)
    {
        var scores = new double[model.ClassCount];
        model.Score(sample, scores);
        return Array.IndexOf(scores, scores.Max());
    }
}

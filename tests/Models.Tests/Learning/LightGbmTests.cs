using NeuralGlasses.Training.Learning;
using Xunit;

namespace NeuralGlasses.Models.Tests.Learning;

public sealed class LightGbmTests
{
    [Fact]
    public void Clusters_are_told_apart()
    {
        var train = new Clusters(1, 200, 200, 200, 200);
        var model = LightGbm.Fit(train.Samples, train.Labels, 4, seed: 1);
        var test = new Clusters(2, 100, 100, 100, 100);
        var scores = model.Score(test.Samples);
        var right = scores.Where((row, i) => Array.IndexOf(row, row.Max()) == test.Labels[i]).Count();
        // The best rule misses 2 x 2.3 % of a cluster.
        Assert.InRange(right, 360, 400);
    }

    [Fact]
    public void One_at_a_time_gives_the_same_as_many_at_once_and_probabilities_sum_to_one()
    {
        var train = new Clusters(1, 60, 60, 60);
        var model = LightGbm.Fit(train.Samples, train.Labels, 3, seed: 1);
        var together = model.Score(train.Samples);
        var alone = new float[3];
        for (var i = 0; i < together.Length; i++)
        {
            model.Score(train.Samples[i], alone);
            Assert.Equal(together[i], alone);
            Assert.Equal(1, alone.Sum(value => Math.Exp(value)), 1e-4);
        }
    }

    [Fact]
    public void The_same_samples_and_seed_give_the_same_model()
    {
        var train = new Clusters(3, 80, 80, 80);
        var first = LightGbm.Fit(train.Samples, train.Labels, 3, seed: 5).Score(train.Samples);
        var second = LightGbm.Fit(train.Samples, train.Labels, 3, seed: 5).Score(train.Samples);
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_class_without_samples_and_samples_of_two_lengths_are_refused()
    {
        Assert.Contains("Class 1 has no sample", Assert.Throws<ArgumentException>(() => LightGbm.Fit([[1f], [2f]], [0, 2], 3, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("has 2 features, the first has 1", Assert.Throws<ArgumentException>(() => LightGbm.Fit([[1f], [2f, 3f]], [0, 1], 2, 1)).Message, StringComparison.Ordinal);
    }
}

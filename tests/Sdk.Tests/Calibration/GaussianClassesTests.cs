using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class GaussianClassesTests
{
    // Class 0 at (0,0) and (2,0), class 1 at (4,4), (4,6): means (1,0) and (4,5).
    private static readonly float[][] Samples = [[0, 0], [2, 0], [4, 4], [4, 6]];

    private static GaussianClasses Plain() => GaussianClasses.Of(Samples, [0, 0, 1, 1], 2);

    [Fact]
    public void Means_and_the_covariance_within_classes_are_those_computed_by_hand()
    {
        var classes = Plain();
        Assert.Equal([1, 0], classes.Mean(0).ToArray());
        Assert.Equal([4, 5], classes.Mean(1).ToArray());
        // Away from the means: (-1,0), (1,0), (0,-1), (0,1); four samples of weight 1/2.
        Assert.Equal([0.5, 0, 0, 0.5], classes.Covariance.ToArray());
    }

    [Fact]
    public void Shares_weigh_samples()
    {
        var classes = GaussianClasses.Of([[0f], [4f]], [[0.75f, 0f], [0.25f, 1f]]);
        Assert.Equal(1, classes.Mean(0)[0], 1e-12);
        Assert.Equal(4, classes.Mean(1)[0], 1e-12);
        // 0.75 · 1² + 0.25 · 3² + 1 · 0², over a weight of 2.
        Assert.Equal(1.5, classes.Covariance[0], 1e-12);
    }

    [Fact]
    public void A_class_that_was_never_seen_has_the_mean_of_the_population()
    {
        var population = Plain();
        var person = GaussianClasses.Of([[10f, 10f], [12f, 10f]], [0, 0], 2);
        var map = person.Towards(population, 1, 0.5);
        Assert.Equal([(11 + 1) / 2.0, (10 + 0) / 2.0], map.Mean(0).ToArray());
        Assert.Equal([4, 5], map.Mean(1).ToArray());
        Assert.Equal([(1 + 0.5) / 2, 0, 0, (0 + 0.5) / 2], map.Covariance.ToArray());
    }

    [Fact]
    public void Without_a_pull_a_person_stays_what_they_are()
    {
        var own = GaussianClasses.Of([[10f, 1f], [12f, 3f], [0f, 0f], [1f, 2f]], [0, 0, 1, 1], 2);
        var same = own.Towards(Plain(), 0, 0);
        Assert.Equal(own.Mean(0).ToArray(), same.Mean(0).ToArray());
        Assert.Equal(own.Covariance.ToArray(), same.Covariance.ToArray());
    }

    [Fact]
    public void Scores_are_those_of_two_normal_distributions()
    {
        var answer = new float[2];
        Plain().Scores(1e-9, 1).LogProbabilities([2, 1], answer);
        // Squared distances in the metric of 0.5·I: ((1)²+1²)/0.5 = 4 and ((2)²+4²)/0.5 = 40.
        var expected = -Math.Log(1 + Math.Exp((4 - 40) / 2.0));
        Assert.Equal(expected, answer[0], 1e-5);
        Assert.Equal(-18, answer[1], 1e-3);
    }

    [Fact]
    public void The_distance_to_the_nearest_class_is_that_of_Mahalanobis_and_costs_no_memory()
    {
        var distances = Plain().Distances(1e-9);
        Assert.Equal(Math.Log(4), distances.LogNearest([2, 1]), 1e-6);
        float[] sample = [2, 1];
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 100; i++)
                distances.LogNearest(sample);
        }));
    }

    [Fact]
    public void Permuted_classes_are_those_of_permuted_samples()
    {
        var permuted = Plain().Permuted([1, 0]);
        var direct = GaussianClasses.Of([.. Samples.Select(sample => new[] { sample[1], sample[0] })], [0, 0, 1, 1], 2);
        Assert.Equal(direct.Mean(1).ToArray(), permuted.Mean(1).ToArray());
        Assert.Equal(direct.Covariance.ToArray(), permuted.Covariance.ToArray());
    }

    [Fact]
    public void Pooled_people_spread_by_what_differs_between_them_too()
    {
        var left = GaussianClasses.Of([[0f], [2f]], [0, 0], 1);
        var right = GaussianClasses.Of([[4f], [6f]], [0, 0], 1);
        var pooled = GaussianClasses.Pooled([left, right]);
        Assert.Equal(3, pooled.Mean(0)[0], 1e-12);
        // 1 within each, and 2² between.
        Assert.Equal(5, pooled.Covariance[0], 1e-12);
    }

    [Fact]
    public void Sums_that_begin_with_classes_give_them_back()
    {
        var classes = Plain();
        var sums = new GaussianSums(2, 2);
        sums.Add(classes, 30);
        var again = sums.Classes();
        for (var k = 0; k < 2; k++)
        {
            for (var f = 0; f < 2; f++)
                Assert.Equal(classes.Mean(k)[f], again.Mean(k)[f], 1e-12);
        }

        for (var i = 0; i < 4; i++)
            Assert.Equal(classes.Covariance[i], again.Covariance[i], 1e-12);
    }

    [Fact]
    public void Nothing_to_learn_from_is_told_in_a_sentence()
        => Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => GaussianClasses.Of([], Array.Empty<int>(), 2)).Message, StringComparison.Ordinal);
}

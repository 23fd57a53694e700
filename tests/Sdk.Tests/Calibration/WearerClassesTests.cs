using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class WearerClassesTests
{
    // Two features, each an axis: repetitions vary by 4 (so an axis counts in twos), people by 12 along the first and not at all along the second.
    private static readonly GestureVariation Variation = new([0.5f, 0, 0, 0.5f], [3, 0], [0, 0, 5, 5], [0.5, 0, 0, 0.5]);

    // Shown once: class 0 at (4, 4), class 1 at (10, 10), which is usual, without any spread.
    private static GaussianClasses Calibration(int classes = 2)
    {
        float[][] shown = [[4, 4], [10, 10]];
        return GaussianClasses.Of(shown[..classes], [.. Enumerable.Range(0, classes)], 2);
    }

    [Fact]
    public void Features_go_along_the_axes_and_weights_come_back()
    {
        var variation = new GestureVariation([1, 2, 0, 3], [1, 1], [0, 0, 0, 0], [1, 0, 0, 1]);
        var along = new float[2];
        variation.Project([5, 7], along);
        Assert.Equal([5 + 14, 21], along);
        var weights = new float[2];
        variation.Unproject([10, 1], weights);
        Assert.Equal([10, 20 + 3], weights);
        // The same score either way.
        Assert.Equal(10 * along[0] + 1 * along[1], 5 * weights[0] + 7 * weights[1]);
        var projected = variation.Project(GaussianClasses.Of([[5f, 7f], [5f, 9f], [0f, 0f], [0f, 2f]], [0, 0, 1, 1], 2));
        Assert.Equal([5 + 16, 24], projected.Mean(0).ToArray());
        // Features vary by 1 along the second alone: the first axis takes it twice, the other three times.
        Assert.Equal([4, 6, 6, 9], projected.Covariance.ToArray());
    }

    [Fact]
    public void One_repetition_is_believed_as_far_as_people_differ_more_than_repetitions()
    {
        // Along the first axis the mean is 0 + 3/(3+1) · 2 = 1.5, along the second the population's 0; the doubt left is 3/4 and 0.
        // Covariance: 0.2 · 0.5 + 1 + doubt; then 2 % of the mean of 1.85 and 1.1 more.
        var (first, second) = (1.85 + 0.02 * 1.475, 1.1 + 0.02 * 1.475);
        var scores = new WearerClasses(Variation, Calibration(), 1, 10).Scores;
        Assert.Equal(0.4 * 1.5 / first * 0.5, scores.Weights[0], 1e-6);
        Assert.Equal(0, scores.Weights[1], 1e-6);
        Assert.Equal(-0.5 * 0.4 * 1.5 * 1.5 / first, scores.Bias[0], 1e-6);
        Assert.Equal(0.4 * 5 / second * 0.5, scores.Weights[3], 1e-6);
    }

    [Fact]
    public void More_repetitions_are_believed_more()
    {
        // 6/(6+1) · 2, the doubt 3/7.
        var mean = 2 * 6 / 7.0;
        var first = 1.1 + 3 / 7.0 + 0.02 * (1.1 + 3 / 14.0);
        Assert.Equal(0.4 * mean / first * 0.5, new WearerClasses(Variation, Calibration(), 2, 10).Scores.Weights[0], 1e-6);
    }

    [Fact]
    public void A_gesture_that_was_not_shown_is_the_populations_until_it_is_learnt()
    {
        var variation = new GestureVariation([0.5f, 0, 0, 0.5f], [3, 3], [0, 0, 5, 5], [0.5, 0, 0, 0.5]);
        var classes = new WearerClasses(variation, Calibration(classes: 1), 1, 10);
        Assert.True(Second(classes, [10, 10]) > 0.5, "the population's class is not where it usually is");
        // Nearer to the first, which is thought to be at (3, 3).
        float[] seen = [6.4f, 3];
        Assert.True(Second(classes, seen) < 0.5, "the population's class lies too near");
        for (var i = 0; i < 400; i++)
            classes.Learn(seen, [0, 1]);
        Assert.True(Second(classes, seen) < 0.5, "learning alone changed the scores");
        classes.Fit();
        Assert.True(Second(classes, seen) > 0.5, "400 frames changed nothing");
    }

    private static double Second(WearerClasses classes, float[] frame)
    {
        var answer = new float[2];
        classes.Scores.LogProbabilities(frame, answer);
        return Math.Exp(answer[1]);
    }

    [Fact]
    public void Learning_and_fitting_allocate_nothing()
    {
        var classes = new WearerClasses(Variation, Calibration(), 1, 10);
        float[] frame = [4, 4], shares = [1, 0];
        void Go()
        {
            classes.Learn(frame, shares);
            classes.Fit();
        }

        Go();
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 100; i++)
                Go();
        }));
    }

    [Fact]
    public void A_stored_variation_is_read_back_and_damage_is_refused()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Variation.Save(writer);
        var bytes = stream.ToArray();
        var read = GestureVariation.Load(new(new MemoryStream(bytes)));
        Assert.Equal(Variation.Spread.ToArray(), read.Spread.ToArray());
        Assert.Equal(Variation.Within.ToArray(), read.Within.ToArray());
        Assert.Equal(Variation.Mean(1).ToArray(), read.Mean(1).ToArray());
        Assert.Throws<EndOfStreamException>(() => GestureVariation.Load(new(new MemoryStream(bytes[..^4]))));
        bytes[8 + 3] = 0x7F;
        bytes[8 + 2] = 0xC0;
        Assert.Throws<InvalidDataException>(() => GestureVariation.Load(new(new MemoryStream(bytes))));
        Assert.Throws<ArgumentException>(() => new GestureVariation([1, 0, 0, 1], [1, -1], [0, 0], [1, 0, 0, 1]));
        Assert.Throws<ArgumentException>(() => new GestureVariation([1, 0, 0], [1, 1], [0, 0], [1, 0, 0, 1]));
    }
}

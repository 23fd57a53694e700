using MathNet.Numerics.Statistics;
using NeuralGlasses.Physiology.Statistics;
using Xunit;

namespace NeuralGlasses.Physiology.Tests;

/// <summary>Bands of part B10 of the research notes: windows of five seconds, 20 to 450 Hz, of a middling person among five.</summary>
public sealed class SignalTests
{
    private static readonly int[] People = [1, 2, 3, 4, 5];

    [Theory]
    [InlineData(null, 0, 2, 6)]
    [InlineData("index_pinch", 0.2, 8, 60)]
    [InlineData("middle_pinch", 0.2, 8, 60)]
    [InlineData("fist", 0.4, 20, 150)]
    [InlineData("fist", 0.9, 80, 600)]
    public void The_best_channel_is_as_strong_as_in_recordings(string? movement, double effort, double least, double most) =>
        Assert.InRange(Middling(movement, effort, s => s.RmsMicrovolts[s.Best]), least, most);

    [Fact]
    public void Every_person_rests_between_2_and_6_microvolts() =>
        Assert.All(People, seed => Assert.All(SteadyArm.Statistics(SteadyArm.Hold(seed, null, 0)).RmsMicrovolts, rms => Assert.InRange(rms, 1.9, 6)));

    [Theory]
    [InlineData("index_pinch", 0.2)]
    [InlineData("fist", 0.4)]
    [InlineData("flexion", 0.4)]
    [InlineData("extension", 0.4)]
    public void One_channel_stands_out_and_sounds_like_a_muscle(string movement, double effort)
    {
        Assert.InRange(Middling(movement, effort, s => s.RmsMicrovolts[s.Best] / s.MedianRmsMicrovolts), 1.5, 12);
        Assert.InRange(Middling(movement, effort, s => s.MedianFrequencyHz[s.Best]), 80, 190);
        Assert.InRange(Middling(movement, effort, s => s.Kurtosis[s.Best]), 3.3, 11);
        Assert.InRange(Middling(movement, effort, s => s.EnvelopeVariation(s.Best)), 0.05, 0.35);
    }

    [Theory]
    [InlineData("index_pinch", 0.2)]
    [InlineData("fist", 0.4)]
    [InlineData("extension", 0.4)]
    public void Neighbours_are_alike_and_opposite_channels_are_not(string movement, double effort)
    {
        var (near, second, fourth, eighth) = (Middling(movement, effort, s => s.Correlation(1)), Middling(movement, effort, s => s.Correlation(2)), Middling(movement, effort, s => s.Correlation(4)), Middling(movement, effort, s => s.Correlation(8)));
        Assert.InRange(near, 0.2, 0.85);
        Assert.True(near > second && second > fourth, $"{near:F2} {second:F2} {fourth:F2}");
        Assert.InRange(eighth, 0, 0.45);
    }

    [Theory]
    [InlineData("index_pinch")]
    [InlineData("flexion")]
    [InlineData("open")]
    public void More_effort_is_more_signal_and_more_normal(string movement)
    {
        double[] efforts = [0.1, 0.2, 0.4, 0.8];
        var rms = efforts.Select(effort => Middling(movement, effort, s => s.RmsMicrovolts[s.Best], withSkin: false)).ToArray();
        for (var i = 1; i < rms.Length; i++)
            Assert.True(rms[i] > rms[i - 1], string.Join(' ', rms));
        Assert.InRange(Math.Log(rms[^1] / rms[0]) / Math.Log(efforts[^1] / efforts[0]), 0.8, 1.6);
        Assert.True(Middling(movement, 0.8, s => s.Kurtosis[s.Best], withSkin: false) < Middling(movement, 0.1, s => s.Kurtosis[s.Best], withSkin: false));
    }

    private static double Middling(string? movement, double effort, Func<RingStatistics, double> figure, bool withSkin = true) =>
        People.Select(seed => figure(Held(seed, movement, effort, withSkin))).Median();

    private static readonly Dictionary<(int, string?, double, bool), RingStatistics> Cache = [];

    // Tests of one class run one after the other.
    private static RingStatistics Held(int seed, string? movement, double effort, bool withSkin)
    {
        if (!Cache.TryGetValue((seed, movement, effort, withSkin), out var held))
            Cache[(seed, movement, effort, withSkin)] = held = SteadyArm.Statistics(SteadyArm.Hold(seed, movement, effort, withSkin: withSkin));
        return held;
    }
}

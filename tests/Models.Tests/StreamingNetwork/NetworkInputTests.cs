using NeuralGlasses.StreamingNetwork;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class NetworkInputTests
{
    private static readonly StreamingNetworkOptions Options = InventedSequences.SmallNetwork();

    [Theory]
    [InlineData(200, 2, 5, 3)]
    [InlineData(1000, 10, 21, 11)]
    [InlineData(2000, 20, 41, 21)]
    public void The_stride_is_ten_milliseconds(double rateHz, int stride, int kernel, int context)
    {
        var options = StreamingNetworkOptions.ForRate(channelCount: 8, classCount: 7, rateHz);

        Assert.Equal((stride, kernel, context), (options.StrideSamples, options.KernelSamples, options.ContextSamples));
    }

    [Theory]
    [InlineData(1259)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void A_rate_without_whole_steps_is_refused(double rateHz)
    {
        var error = Assert.Throws<ArgumentException>(() => StreamingNetworkOptions.ForRate(channelCount: 8, classCount: 7, rateHz));

        Assert.Contains("a multiple of 100 Hz", error.Message);
    }

    [Fact]
    public void A_sample_that_is_no_number_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new NetworkSequence([1, 2, float.NaN, 4], [0], 0));

        Assert.Contains("Sample 2 is NaN", error.Message);
    }

    [Theory]
    [InlineData(7, 1, 0, "multiple of the network's 2 channels")]
    [InlineData(2, 0, 0, "1 sample sets, expected at least 2")]
    [InlineData(8, 3, 0, "3 labels, expected 2")]
    [InlineData(8, 2, 2, "is 2, expected -1 to 1")]
    [InlineData(8, 2, -2, "is -2, expected -1 to 1")]
    public void A_sequence_that_does_not_fit_is_refused(int sampleCount, int labelCount, int label, string expected)
    {
        var sequence = new NetworkSequence(new float[sampleCount], Enumerable.Repeat(label, labelCount).ToArray(), 0);

        var error = Assert.Throws<ArgumentException>(() => sequence.StepCount(Options));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Samples_short_of_a_step_are_left_over()
    {
        Assert.Equal(2, new NetworkSequence(new float[10], [0, 1], 0).StepCount(Options));
    }

    [Fact]
    public void Impossible_shapes_name_the_field()
    {
        Assert.Contains("Hidden is 0", Assert.Throws<ArgumentException>((Options with { Hidden = 0 }).Check).Message);
        Assert.Contains("KernelSamples is 1", Assert.Throws<ArgumentException>((Options with { KernelSamples = 1 }).Check).Message);
        Assert.Contains("ClassCount is 1", Assert.Throws<ArgumentException>((Options with { ClassCount = 1 }).Check).Message);
        Assert.Contains("Recurrent is 7", Assert.Throws<ArgumentException>((Options with { Recurrent = (RecurrentKind)7 }).Check).Message);
    }

    [Fact]
    public void Impossible_learning_names_the_field()
    {
        var learning = new LearningOptions();
        learning.Check();

        Assert.Contains("Steps is 0", Assert.Throws<ArgumentException>((learning with { Steps = 0 }).Check).Message);
        Assert.Contains("LearningRate is NaN", Assert.Throws<ArgumentException>((learning with { LearningRate = double.NaN }).Check).Message);
        Assert.Contains("LongestCropSteps is 10", Assert.Throws<ArgumentException>((learning with { LongestCropSteps = 10 }).Check).Message);
        Assert.Contains("ShortestCropSteps is 20, expected 21", Assert.Throws<ArgumentException>((learning with { ShortestCropSteps = 20 }).Check).Message);
    }
}

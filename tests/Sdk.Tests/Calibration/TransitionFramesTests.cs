using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding.Features;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class TransitionFramesTests
{
    private const int Samples = 40;
    private static readonly FrameFeatures Features = new("tdpsd", 1, 200, Samples, 1e-3);

    // Frames 0 and 1 rest at an amplitude of 1, frame 2 is a gesture of 100.
    private static readonly float[][] Windows = [.. new[] { 1f, 1f, 100f }.Select(loud => Enumerable.Range(0, Samples).Select(t => t % 2 == 0 ? loud : -loud).ToArray())];

    [Fact]
    public void A_window_with_much_of_the_gesture_is_the_gesture_and_one_with_little_is_rest()
    {
        var (samples, labels) = TransitionFrames.Invent([0, 1, 2], [0, 0, 1], 0, frame => Windows[frame], Features, 300, 4);
        Assert.Equal(300, samples.Length);
        var rest = new float[Features.Length];
        var gesture = new float[Features.Length];
        Features.Compute(Windows[0], rest);
        Features.Compute(Windows[2], gesture);
        // The first feature is the logarithm of the root mean square: between those of rest and gesture, and louder the more gesture is in it.
        Assert.All(samples, sample => Assert.InRange(sample[0], rest[0] + 0.1f, gesture[0] - 0.01f));
        var loudness = samples.Zip(labels, (sample, label) => (Loud: sample[0], label)).ToArray();
        Assert.True(loudness.Where(each => each.label == 1).Min(each => each.Loud) > Math.Log(100 * Math.Sqrt(0.4)) - 0.1);
        Assert.True(loudness.Where(each => each.label == 0).Max(each => each.Loud) < Math.Log(100 * Math.Sqrt(0.6)) + 0.1);
        Assert.InRange(labels.Count(label => label == 1), 100, 220);
    }

    [Fact]
    public void The_same_seed_invents_the_same_windows()
    {
        float[] All(int seed) => [.. TransitionFrames.Invent([0, 2], [0, 1], 0, frame => Windows[frame], Features, 20, seed).Samples.SelectMany(sample => sample)];
        Assert.Equal(All(1), All(1));
        Assert.NotEqual(All(1), All(2));
    }

    [Fact]
    public void Without_rest_or_without_a_gesture_there_is_nothing_to_invent()
    {
        Assert.Empty(TransitionFrames.Invent([2], [1], 0, frame => Windows[frame], Features, 20, 1).Samples);
        Assert.Empty(TransitionFrames.Invent([0], [0], 0, frame => Windows[frame], Features, 20, 1).Samples);
    }
}

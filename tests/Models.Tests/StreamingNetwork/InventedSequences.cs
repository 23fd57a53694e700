using NeuralGlasses.StreamingNetwork;

namespace NeuralGlasses.Models.Tests;

/// <summary>Two channels of noise of which one is loud; which one is the class, and it changes now and then.</summary>
internal static class InventedSequences
{
    private const int BlockSteps = 40;
    private const int Stride = 2;

    public static StreamingNetworkOptions SmallNetwork(RecurrentKind kind = RecurrentKind.Lstm) =>
        StreamingNetworkOptions.ForRate(channelCount: 2, classCount: 2, rateHz: 100 * Stride) with { Filters = 8, Hidden = 8, Recurrent = kind };

    public static LearningOptions ShortLearning(int steps) => new()
    {
        Steps = steps,
        LearningRate = 0.02,
        BatchSize = 16,
        ShortestCropSteps = 40,
        LongestCropSteps = 60,
        WarmUpSteps = 10,
        ChannelDropOut = 0,
        Threads = 1,
    };

    public static NetworkSequence LouderChannel(int blocks, int seed, bool swapped = false)
    {
        var chance = new Random(seed);
        var labels = new int[blocks * BlockSteps];
        var samples = new float[labels.Length * Stride * 2];
        var loud = 0;
        for (var step = 0; step < labels.Length; step++)
        {
            if (step % BlockSteps == 0)
                loud = chance.Next(2);
            labels[step] = swapped ? 1 - loud : loud;
            for (var i = 0; i < 2 * Stride; i++)
                samples[step * 2 * Stride + i] = (i % 2 == loud ? 3f : 0.3f) * (2 * chance.NextSingle() - 1);
        }

        return new(samples, labels, group: seed);
    }

    public static double ShareRight(TrainedNetwork network, NetworkSequence sequence)
    {
        var scores = network.Score(sequence);
        return scores.Zip(sequence.StepLabels, (score, label) => score[label] > score[1 - label] ? 1.0 : 0).Average();
    }
}

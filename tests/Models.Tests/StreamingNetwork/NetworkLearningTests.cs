using NeuralGlasses.StreamingNetwork;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class NetworkLearningTests
{
    public NetworkLearningTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Theory]
    [InlineData(RecurrentKind.Lstm)]
    [InlineData(RecurrentKind.Gru)]
    public void It_learns_which_channel_is_louder(RecurrentKind kind)
    {
        var unseen = InventedSequences.LouderChannel(20, seed: 9);
        using var network = Train(kind, steps: 60);
        using var untrained = TrainedNetwork.Untrained(network.Options, seed: 1);

        Assert.InRange(InventedSequences.ShareRight(untrained, unseen), 0.2, 0.8);
        Assert.InRange(InventedSequences.ShareRight(network, unseen), 0.9, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var first = Train(RecurrentKind.Lstm, steps: 5);
        using var second = Train(RecurrentKind.Lstm, steps: 5);
        using var other = Train(RecurrentKind.Lstm, steps: 5, seed: 2);

        Assert.Equal(first.Export(1, ["a", "b"]), second.Export(1, ["a", "b"]));
        Assert.NotEqual(first.Export(1, ["a", "b"]), other.Export(1, ["a", "b"]));
    }

    [Fact]
    public void Fine_tuning_changes_a_copy()
    {
        using var network = Train(RecurrentKind.Gru, steps: 60);
        var before = network.Export(1, ["a", "b"]);

        using var tuned = network.FineTune([InventedSequences.LouderChannel(10, seed: 4, swapped: true)], InventedSequences.ShortLearning(60), seed: 1);

        Assert.Equal(before, network.Export(1, ["a", "b"]));
        Assert.InRange(InventedSequences.ShareRight(tuned, InventedSequences.LouderChannel(20, seed: 5, swapped: true)), 0.9, 1);
    }

    [Fact]
    public void What_comes_later_changes_no_score_before_it()
    {
        using var network = TrainedNetwork.Untrained(InventedSequences.SmallNetwork(), seed: 1);
        var sequence = InventedSequences.LouderChannel(2, seed: 3);
        var changed = (float[])sequence.Samples.Clone();
        const int FirstChanged = 50;
        for (var i = FirstChanged * 2 * network.Options.StrideSamples; i < changed.Length; i++)
            changed[i] += 5;

        var scores = network.Score(sequence);
        var after = network.Score(new(changed, sequence.StepLabels, 0));

        Assert.Equal(scores[..FirstChanged].SelectMany(step => step), after[..FirstChanged].SelectMany(step => step));
        Assert.NotEqual(scores[FirstChanged], after[FirstChanged]);
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        var shares = new List<double>();

        using var network = TrainedNetwork.Train(
            [InventedSequences.LouderChannel(10, seed: 1)], InventedSequences.SmallNetwork(), InventedSequences.ShortLearning(4), seed: 1, shares.Add);

        Assert.Equal([0.25, 0.5, 0.75, 1], shares);
    }

    [Fact]
    public void A_single_class_teaches_nothing_and_is_refused()
    {
        var sequence = InventedSequences.LouderChannel(5, seed: 1);
        var labels = Array.ConvertAll(sequence.StepLabels, label => label == 0 ? 0 : NetworkSequence.Masked);

        var error = Assert.Throws<ArgumentException>(() => TrainedNetwork.Train(
            [new(sequence.Samples, labels, 0)], InventedSequences.SmallNetwork(), InventedSequences.ShortLearning(1), seed: 1));

        Assert.Contains("1 of the network's 2 classes", error.Message);
    }

    [Fact]
    public void Learning_that_diverges_is_no_network()
    {
        var sequence = InventedSequences.LouderChannel(5, seed: 1);
        var tooLarge = Array.ConvertAll(sequence.Samples, sample => sample < 0 ? float.MinValue : float.MaxValue);

        var error = Assert.Throws<ArgumentException>(() => TrainedNetwork.Train(
            [new(tooLarge, sequence.StepLabels, 0)], InventedSequences.SmallNetwork(), InventedSequences.ShortLearning(1), seed: 1));

        Assert.Contains("diverged at a learning rate of 0.02", error.Message);
    }

    internal static TrainedNetwork Train(RecurrentKind kind, int steps, int seed = 1) => TrainedNetwork.Train(
        [InventedSequences.LouderChannel(10, seed: 1), InventedSequences.LouderChannel(10, seed: 2)],
        InventedSequences.SmallNetwork(kind), InventedSequences.ShortLearning(steps), seed);
}

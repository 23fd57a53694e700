using Microsoft.ML.OnnxRuntime;
using NeuralGlasses.StreamingNetwork;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class NetworkGraphTests
{
    private const float Tolerance = 1e-5f;

    public NetworkGraphTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Theory]
    [InlineData(RecurrentKind.Lstm, 200, 1)]
    [InlineData(RecurrentKind.Lstm, 2000, 1)]
    [InlineData(RecurrentKind.Lstm, 200, 4)]
    [InlineData(RecurrentKind.Gru, 200, 1)]
    [InlineData(RecurrentKind.Gru, 2000, 4)]
    public void A_random_network_streamed_equals_the_whole_sequence(RecurrentKind kind, double rateHz, int stepsPerRun)
    {
        var options = StreamingNetworkOptions.ForRate(channelCount: 5, classCount: 4, rateHz) with { Filters = 12, Hidden = 10, Recurrent = kind };
        using var network = TrainedNetwork.Untrained(options, seed: 5);
        var chance = new Random(6);
        var samples = Enumerable.Range(0, 60 * options.StrideSamples * options.ChannelCount).Select(_ => 8 * chance.NextSingle() - 4).ToArray();

        AssertSame(network, new(samples, Enumerable.Repeat(NetworkSequence.Masked, 60).ToArray(), 0), stepsPerRun);
    }

    [Theory]
    [InlineData(RecurrentKind.Lstm)]
    [InlineData(RecurrentKind.Gru)]
    public void A_trained_network_streamed_equals_the_whole_sequence(RecurrentKind kind)
    {
        using var network = TrainedNetwork.Train(
            [InventedSequences.LouderChannel(10, seed: 1)], InventedSequences.SmallNetwork(kind), InventedSequences.ShortLearning(20), seed: 1);

        AssertSame(network, InventedSequences.LouderChannel(5, seed: 2), stepsPerRun: 1);
    }

    [Fact]
    public void The_probabilities_of_the_graph_are_the_softmax_of_its_scores_and_it_names_its_labels()
    {
        var options = InventedSequences.SmallNetwork();
        using var network = TrainedNetwork.Untrained(options, seed: 3);
        using var session = new InferenceSession(network.Export(stepsPerRun: 1, ["rest", "fist"]));

        Assert.Equal("rest,fist", session.ModelMetadata.CustomMetadataMap["labels"]);
        Assert.Equal([1, 2, 2], session.InputMetadata["emg"].Dimensions);
        Assert.Equal([1, 2, 3], session.InputMetadata["ctx"].Dimensions);
        Assert.Equal([1, 1, 8], session.InputMetadata["h"].Dimensions);
        Assert.Equal([1, 1, 8], session.InputMetadata["c"].Dimensions);
        using var run = new RunOptions();
        using var outputs = session.Run(
            run,
            session.InputMetadata.Keys.ToArray(),
            [.. session.InputMetadata.Values.Select(input => OrtValue.CreateTensorValueFromMemory(
                new float[input.Dimensions.Aggregate(1, (a, b) => a * b)], [.. input.Dimensions.Select(dimension => (long)dimension)]))],
            [NetworkGraph.LogitsName, NetworkGraph.ProbabilitiesName]);
        var scores = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        var probability = 1 / (1 + Math.Exp(scores[1] - scores[0]));
        Assert.Equal(probability, outputs[1].GetTensorDataAsSpan<float>()[0], 1e-6);
    }

    [Fact]
    public void Labels_and_classes_that_differ_in_number_are_refused()
    {
        using var network = TrainedNetwork.Untrained(InventedSequences.SmallNetwork(), seed: 3);

        var error = Assert.Throws<ArgumentException>(() => network.Export(stepsPerRun: 1, ["rest", "fist", "open"]));

        Assert.Contains("3 labels, expected 2", error.Message);
    }

    private static void AssertSame(TrainedNetwork network, NetworkSequence sequence, int stepsPerRun)
    {
        var labels = Enumerable.Range(0, network.Options.ClassCount).Select(i => $"label{i}").ToArray();
        var whole = network.Score(sequence);
        var streamed = StreamedGraph.LogProbabilities(network.Export(stepsPerRun, labels), network.Options, sequence.Samples, stepsPerRun);

        Assert.Equal(whole.Length, streamed.Length);
        for (var step = 0; step < whole.Length; step++)
        {
            for (var label = 0; label < labels.Length; label++)
                Assert.Equal(whole[step][label], streamed[step][label], Tolerance);
        }
    }
}

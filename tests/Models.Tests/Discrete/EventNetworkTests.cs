using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.StreamingNetwork.Events;
using NeuralGlasses.Tests;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Discrete.Shipping;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class EventNetworkTests
{
    private const int Channels = 8;
    internal static readonly EventNetworkOptions Small = new(Channels, 3) { Kernel = 3, Dilation = 2, Embedding = 24, Answer = 12 };
    internal static readonly EventLearning Short = new() { Steps = 120, BatchSize = 64, LearningRate = 5e-3 };

    public EventNetworkTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Fact]
    public void It_learns_which_channel_is_loud_for_a_moment()
    {
        using var network = EventNetwork.Train([Session(1), Session(2)], Small, Short, seed: 1);
        var samples = Invent(3, out var targets);

        var answer = network.Score(samples);

        var steps = Enumerable.Range(0, targets.Length).Where(step => targets[step] > 0).ToArray();
        Assert.InRange(steps.Average(step => answer[step][targets[step]] > 0.5f ? 1.0 : 0), 0.9, 1);
        Assert.InRange(Enumerable.Range(0, targets.Length).Where(step => targets[step] == 0).Average(step => answer[step][0] > 0.5f ? 1.0 : 0), 0.9, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var learning = Short with { Steps = 4 };
        using var first = EventNetwork.Train([Session(1)], Small, learning, seed: 1);
        using var second = EventNetwork.Train([Session(1)], Small, learning, seed: 1);
        using var other = EventNetwork.Train([Session(1)], Small, learning, seed: 2);

        Assert.Equal(first.Export(["rest", "a", "b"]), second.Export(["rest", "a", "b"]));
        Assert.NotEqual(first.Export(["rest", "a", "b"]), other.Export(["rest", "a", "b"]));
    }

    [Fact]
    public void The_graph_streams_what_the_network_scores_and_its_embedding_feeds_the_same_head()
    {
        using var folder = new TemporaryFolder();
        using var network = Written(folder);
        using var decoder = OnnxDecoder.Load(folder.FullPath);
        var head = EventPopulation.Load(folder.File(EventPopulation.FileName)).Head;
        var samples = Invent(4, out _);
        var expected = network.Score(samples);
        var own = new float[head.ClassCount];

        for (var step = 0; step < expected.Length; step++)
        {
            decoder.Push(Block(samples, step));
            Assert.True(decoder.TryStep(out var decoded));
            head.Score(decoder.Embedding, own);
            for (var k = 0; k < own.Length; k++)
            {
                Assert.Equal(expected[step][k], decoded.Probabilities[k], 1e-4);
                Assert.Equal(expected[step][k], own[k], 1e-4);
            }
        }
    }

    [Fact]
    public void A_wearers_step_allocates_nothing()
    {
        using var folder = new TemporaryFolder();
        using var network = Written(folder);
        var head = EventPopulation.Load(folder.File(EventPopulation.FileName)).Head;
        using var decoder = new WearerEventDecoder(OnnxDecoder.Load(folder.FullPath), new(0, true), head);
        var samples = Invent(5, out var targets);
        var blocks = Enumerable.Range(0, targets.Length).Select(step => Block(samples, step)).ToArray();
        foreach (var block in blocks.AsSpan(0, 50))
            Step(block);

        Assert.Equal(0, Allocation.LeastOf(5, turn =>
        {
            foreach (var block in blocks.AsSpan(50 + (70 * turn), 70))
                Step(block);
        }));

        void Step(EmgBlock block)
        {
            decoder.Push(block);
            decoder.TryStep(out _);
        }
    }

    private static EventNetwork Written(TemporaryFolder folder)
    {
        var network = EventNetwork.Untrained(new EventNetworkOptions(Channels, DiscreteLabels.All.Count) { Kernel = 4, Dilation = 2, Embedding = 20, Answer = 10 }, seed: 3);
        var layers = network.LastLayers();
        var head = EventHead.Of(layers.InnerWeights, layers.InnerBias, layers.AnswerWeights, layers.AnswerBias);
        DiscreteModelFiles.Write(folder.FullPath, InventedDiscretePlan.Tiny, network, new EventPopulation(head, new EventFrames([], [])));
        return network;
    }

    private static EmgBlock Block(float[] samples, int step)
    {
        var block = new EmgBlock(Channels, 10) { RateHz = 1000, SampleCount = 10, FirstSample = new HostTime(step * 10_000L) };
        samples.AsSpan(step * 10 * Channels, 10 * Channels).CopyTo(block.Buffer);
        return block;
    }

    internal static EventSession Session(int seed)
    {
        var samples = Invent(seed, out var targets);
        return new EventSession(EventFilters.Frames(samples, Channels), targets, seed);
    }

    // Noise; every 400 ms channel 1 or 5 is loud for 100 ms.
    private static float[] Invent(int seed, out sbyte[] targets)
    {
        var chance = new Random(seed);
        targets = new sbyte[400];
        var samples = new float[targets.Length * 10 * Channels];
        for (var step = 0; step < targets.Length; step++)
        {
            var kind = step % 40 is >= 20 and < 30 ? 1 + (step / 40 % 2) : 0;
            targets[step] = step % 40 is 20 or 21 or 30 or 31 ? EventSession.Masked : (sbyte)kind;
            for (var i = 0; i < 10 * Channels; i++)
                samples[(step * 10 * Channels) + i] = (float)((kind > 0 && i % Channels == (4 * kind) - 3 ? 40 : 4) * (chance.NextDouble() - 0.5));
        }

        return samples;
    }
}

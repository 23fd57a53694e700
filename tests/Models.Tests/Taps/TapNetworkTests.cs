using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Tests;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Taps;
using NeuralGlasses.Typing.Taps;
using Xunit;

namespace NeuralGlasses.Models.Tests.Taps;

public sealed class TapNetworkTests
{
    internal static readonly TapNetworkOptions Small = new(TapAlphabet.Classes) { Entry = 16, Hidden = 24 };
    internal static readonly TapLearning Short = new() { Steps = 160, BatchSize = 8, CropSteps = 40, LearningRate = 1e-2, TimedShare = 0.5, TurnedShare = 0 };

    public TapNetworkTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Fact]
    public void It_learns_which_key_a_loud_channel_means_and_learns_on_from_another_person_without_times()
    {
        using var network = TapNetwork.Train([Session(1, 0), Session(2, 0)], Small, Short, seed: 1);
        var known = Session(3, 0);
        var other = Session(4, 5);
        Assert.InRange(TapScore.Greedy(network.Score(known), known.Keys).Rate, 0, 0.1);

        var before = TapScore.Greedy(network.Score(other), other.Keys).Rate;
        using var personal = network.LearnOn([Session(5, 5)], Short with { TimedShare = 0, Steps = 120 }, seed: 1);

        Assert.True(before > 0.5);
        Assert.InRange(TapScore.Greedy(personal.Score(other), other.Keys).Rate, 0, before / 2);
        Assert.InRange(TapScore.Greedy(network.Score(known), known.Keys).Rate, 0, 0.1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_another_seed_others_and_bytes_give_the_network_back()
    {
        var learning = Short with { Steps = 4 };
        using var first = TapNetwork.Train([Session(1, 0)], Small, learning, seed: 1);
        using var second = TapNetwork.Train([Session(1, 0)], Small, learning, seed: 1);
        using var other = TapNetwork.Train([Session(1, 0)], Small, learning, seed: 2);
        using var read = TapNetwork.Read(first.ToBytes());

        Assert.Equal(first.Export(), second.Export());
        Assert.NotEqual(first.Export(), other.Export());
        Assert.Equal(first.Export(), read.Export());
        Assert.Contains("cut or of something else", Assert.Throws<InvalidDataException>(() => TapNetwork.Read(first.ToBytes()[..^4])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_graph_streams_what_the_network_scores_allocates_nothing_and_a_reset_forgets()
    {
        using var folder = new TemporaryFolder();
        using var network = TapNetwork.Train([Session(1, 0)], Small, Short with { Steps = 10 }, seed: 3);
        TapModelFiles.Write(folder.FullPath, Plan, network, "nobody");
        using var decoder = OnnxTapDecoder.Load(folder.FullPath);
        var (left, right) = (TapVectors.Wrist(7, 0), TapVectors.Wrist(7, 1));
        var expected = network.Score(TapSession.Of(left, right, [], [])).Chunk(TapAlphabet.Classes).ToArray();
        const int Set = TapNetworkOptions.StrideSamples * TapNetworkOptions.Channels;

        for (var round = 0; round < 2; round++)
        {
            for (var step = 0; step < expected.Length; step++)
                Assert.Equal(expected[step], decoder.Step(left.AsSpan(step * Set, Set), right.AsSpan(step * Set, Set)).ToArray(), (a, b) => Math.Abs(a - b) < 0.05);
            decoder.Reset();
        }

        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var step = 0; step < expected.Length; step++)
                decoder.Step(left.AsSpan(step * Set, Set), right.AsSpan(step * Set, Set));
        }));

        left[3] = float.NaN;
        Assert.True(decoder.Step(left.AsSpan(0, Set), right.AsSpan(0, Set)).IsEmpty);
        Assert.Equal(1, decoder.RejectedSteps);
    }

    [Fact]
    public void A_broken_manifest_or_plan_is_named()
    {
        using var folder = new TemporaryFolder();
        using var network = TapNetwork.Untrained(Small, seed: 3);
        TapModelFiles.Write(folder.FullPath, Plan, network, "nobody");
        var path = folder.File(ModelManifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"strideMs\": 40", "\"strideMs\": 20", StringComparison.Ordinal));
        Assert.Contains("field 'input.length' is '2560'", Assert.Throws<ModelManifestException>(() => OnnxTapDecoder.Load(folder.FullPath)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file; train the model with train-tap-typing", Assert.Throws<Recordings.RecordingException>(() => TapModelFiles.Network("/nowhere")).Message, StringComparison.Ordinal);
        Assert.Contains("expected at least 40, which is a crop", Assert.Throws<ArgumentException>(() => TapNetwork.Train([new TapSession([], [], [])], Small, Short, 1)).Message, StringComparison.Ordinal);
    }

    internal static TapPlan Plan { get; } = new()
    {
        Format = TapPlan.CurrentFormat, Name = "tap-test", Version = "0.1.0", Teachers = new SeedRange(1, 1), Tuners = new SeedRange(2, 1), Testers = new SeedRange(3, 1),
    };

    // Noise; a key is 80 ms of loud noise in one channel of one wrist: which one says the key. Another person's channels are elsewhere.
    internal static TapSession Session(int seed, int person)
    {
        const int Steps = 200;
        const int Channels = TapNetworkOptions.Channels;
        var chance = new Random(seed);
        float[][] wrists = [new float[Steps * TapNetworkOptions.StrideSamples * Channels], new float[Steps * TapNetworkOptions.StrideSamples * Channels]];
        foreach (var wrist in wrists)
        {
            for (var i = 0; i < wrist.Length; i++)
                wrist[i] = (float)(6 * (chance.NextDouble() - 0.5));
        }

        var (keys, seconds) = (new List<int>(), new List<float>());
        for (var at = 0.3; at < (Steps * TapNetworkOptions.StepSeconds) - 0.3; at += 0.2 + (0.1 * chance.NextDouble()))
        {
            var key = chance.Next(4);
            keys.Add(key);
            seconds.Add((float)at);
            for (var t = (int)((at - 0.06) * 2000); t < (int)((at + 0.02) * 2000); t++)
                wrists[key / 2][(t * Channels) + ((4 + (6 * (key % 2)) + person) % Channels)] *= 12;
        }

        return TapSession.Of(wrists[0], wrists[1], [.. keys], [.. seconds]);
    }
}

using MathNet.Numerics.LinearAlgebra;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;
using NeuralGlasses.StreamingNetwork;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Tests;
using NeuralGlasses.Training.Cursor;
using NeuralGlasses.Training.Cursor.Shipping;
using NeuralGlasses.Training.Discrete;
using Xunit;

namespace NeuralGlasses.Models.Tests.Cursor;

public sealed class CursorNetworkTests
{
    private const int Channels = 8;
    private const int Sets = CursorNetworkOptions.StrideSamples;
    internal static readonly CursorNetworkOptions Small = new(Channels) { Entry = 16, Moves = 16, Fingers = 16, Hidden = 8, Pinches = 8 };
    internal static readonly CursorLearning Short = new() { Steps = 150, People = 2, FollowedSteps = 100, ControlSteps = 100, LifeSteps = 10, Crops = 8, CropSteps = 40, CropWarmUpSteps = 5, WarmUpSteps = 5, LearningRate = 1e-2 };
    internal const double Loading = CursorCalibration.Loading;

    private static readonly CursorPlan Plan = new()
    {
        Format = CursorPlan.CurrentFormat, Name = "wrist-test", Version = "0.1.0", Teachers = new SeedRange(1, 1), Tuners = new SeedRange(2, 1), Testers = new SeedRange(3, 1),
    };

    public CursorNetworkTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Fact]
    public void It_learns_which_way_two_channels_say()
    {
        using var network = CursorNetwork.Train([Teacher(1), Teacher(4)], Small, Short, Loading, seed: 1);
        var samples = Invent(3, out var velocities);

        var answer = network.Score(samples);

        var moving = Enumerable.Range(0, answer.Length).Where(step => velocities[2 * step] != 0).ToArray();
        Assert.InRange(moving.Average(step => Math.Sign(answer[step][0]) == Math.Sign(velocities[2 * step]) ? 1.0 : 0), 0.9, 1);
        Assert.InRange(answer.Average(step => Math.Abs(step[1])), 0, 10);
    }

    [Fact]
    public void It_learns_to_be_adapted_to_people_whose_wrists_say_it_the_other_way_round()
    {
        using var folder = new TemporaryFolder();
        using var network = CursorNetwork.Train([Teacher(1), Turned(Teacher(4))], Small, Short with { Steps = 400 }, Loading, seed: 1);
        var samples = Invent(7, out var velocities);
        CursorModelFiles.Write(folder.FullPath, Plan, network);
        using var decoder = OnnxCursorDecoder.Load(folder.FullPath);
        var embeddings = new List<float[]>();
        for (var step = 0; step < velocities.Length / 2; step++)
        {
            decoder.Push(Block(samples, step));
            decoder.TryStep(out _);
            embeddings.Add(decoder.Embedding.ToArray());
        }

        var head = CursorHead.Load(folder.File(CursorHead.FileName));
        var everybody = Vector<double>.Build.DenseOfEnumerable([.. head.Weights(0)[..Small.Moves].ToArray().Select(each => (double)each), head.Bias(0)]);
        var rows = Matrix<double>.Build.DenseOfRows(embeddings.Select(each => each[..Small.Moves].Select(value => (double)value).Append(1)));
        var gram = rows.TransposeThisAndMultiply(rows);
        gram += Loading * gram.Diagonal().Average() * Matrix<double>.Build.DenseIdentity(gram.RowCount);
        foreach (var sign in new[] { 1, -1 })
        {
            var wanted = Vector<double>.Build.Dense(embeddings.Count, step => sign * velocities[2 * step]);
            var found = rows * (everybody + gram.Solve(rows.TransposeThisAndMultiply(wanted - (rows * everybody))));
            var moving = Enumerable.Range(0, wanted.Count).Where(step => wanted[step] != 0);
            Assert.InRange(moving.Average(step => Math.Sign(found[step]) == Math.Sign(wanted[step]) ? 1.0 : 0), 0.9, 1);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var learning = Short with { Steps = 4 };
        using var first = CursorNetwork.Train([Teacher(1)], Small, learning, Loading, seed: 1);
        using var second = CursorNetwork.Train([Teacher(1)], Small, learning, Loading, seed: 1);
        using var other = CursorNetwork.Train([Teacher(1)], Small, learning, Loading, seed: 2);

        Assert.Equal(first.Export(), second.Export());
        Assert.NotEqual(first.Export(), other.Export());
    }

    [Fact]
    public void The_graph_streams_what_the_network_scores_and_its_embedding_feeds_the_same_head()
    {
        using var folder = new TemporaryFolder();
        using var network = Written(folder);
        using var decoder = OnnxCursorDecoder.Load(folder.FullPath);
        var head = CursorHead.Load(folder.File(CursorHead.FileName));
        var samples = Invent(4, out _);
        var expected = network.Score(samples);

        for (var step = 0; step < expected.Length; step++)
        {
            decoder.Push(Block(samples, step));
            Assert.True(decoder.TryStep(out var decoded));
            Assert.Equal(expected[step], [decoded.ExtensionDps, decoded.RadialDps, decoded.PressProbability, decoded.Angle!.Value.ExtensionDeg, decoded.Angle.Value.RadialDeg], (a, b) => Math.Abs(a - b) < 1e-3);
            Assert.Equal(expected[step][1], head.Answer(1, decoder.Embedding), 1e-3);
            Assert.Equal(expected[step][4], head.Answer(4, decoder.Embedding), 1e-3);
        }
    }

    [Fact]
    public void A_wearers_step_allocates_nothing_and_a_restart_forgets()
    {
        using var folder = new TemporaryFolder();
        using var network = Written(folder);
        using var decoder = new WearerCursorDecoder(OnnxCursorDecoder.Load(folder.FullPath), RingPermutation.LeftArm, CursorHead.Load(folder.File(CursorHead.FileName)));
        var samples = Invent(5, out _);
        var blocks = Enumerable.Range(0, 100).Select(step => Block(samples, step)).ToArray();
        decoder.Push(blocks[0]);
        decoder.TryStep(out var first);
        foreach (var block in blocks.AsSpan(1, 50))
            Step(block);

        Assert.Equal(0, Allocation.LeastOf(5, turn =>
        {
            foreach (var block in blocks.AsSpan(50 + (10 * turn), 10))
                Step(block);
        }));

        blocks[0].Restarted = true;
        decoder.Push(blocks[0]);
        Assert.True(decoder.TryStep(out var again));
        Assert.Equal(first, again);

        void Step(EmgBlock block)
        {
            decoder.Push(block);
            decoder.TryStep(out _);
        }
    }

    [Fact]
    public void A_gesture_decoder_refuses_the_wrist_and_the_manifest_names_what_is_wrong()
    {
        using var folder = new TemporaryFolder();
        using var network = Written(folder);
        Assert.Contains("the model follows the wrist", Assert.Throws<ModelMismatchException>(() => OnnxDecoder.Load(folder.FullPath)).Message, StringComparison.Ordinal);
        Assert.Contains("field 'cursor' is missing", Assert.Throws<ModelMismatchException>(() => OnnxCursorDecoder.Load(RepositoryFiles.HandGestures)).Message, StringComparison.Ordinal);

        var path = folder.File(ModelManifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"pressSteps\": 2", "\"pressSteps\": 0", StringComparison.Ordinal));
        Assert.Contains("field 'cursor.pressSteps' is '0', expected at least 1", Assert.Throws<ModelManifestException>(() => ModelManifest.Load(path)).Message, StringComparison.Ordinal);
    }

    private static CursorNetwork Written(TemporaryFolder folder)
    {
        var network = CursorNetwork.Untrained(Small, seed: 3);
        CursorModelFiles.Write(folder.FullPath, Plan, network);
        return network;
    }

    private static EmgBlock Block(float[] samples, int step)
    {
        var block = new EmgBlock(Channels, Sets) { RateHz = 1000, SampleCount = Sets, FirstSample = new HostTime(step * 20_000L) };
        samples.AsSpan(step * Sets * Channels, Sets * Channels).CopyTo(block.Buffer);
        return block;
    }

    private static CursorTeacher Turned(CursorTeacher teacher)
    {
        return new CursorTeacher(Turn(teacher.Followed), Turn(teacher.Control), Turn(teacher.Life));

        static CursorSession Turn(CursorSession session) => session with { Velocities = Array.ConvertAll(session.Velocities, each => -each) };
    }

    internal static CursorTeacher Teacher(int seed) => new(Session(seed), Session(seed + 1), Session(seed + 2));

    private static CursorSession Session(int seed)
    {
        var samples = Invent(seed, out var velocities);
        return new CursorSession(CursorFilters.Frames(samples, Channels), velocities, new float[velocities.Length], new sbyte[velocities.Length / 2]);
    }

    // Noise; channel 1 is loud while the wrist extends, channel 5 while it flexes.
    private static float[] Invent(int seed, out float[] velocities)
    {
        var chance = new Random(seed);
        velocities = new float[2 * 200];
        var samples = new float[200 * Sets * Channels];
        for (var step = 0; step < 200; step++)
        {
            var way = step % 30 < 10 ? 0 : step / 30 % 2 == 0 ? 1 : -1;
            velocities[2 * step] = 80 * way;
            for (var i = 0; i < Sets * Channels; i++)
                samples[(step * Sets * Channels) + i] = (float)((way != 0 && i % Channels == 3 - (2 * way) ? 40 : 4) * (chance.NextDouble() - 0.5));
        }

        return samples;
    }
}

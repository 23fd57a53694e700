using System.Text.Json;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Axes;
using NeuralGlasses.Training.Cursor;
using NeuralGlasses.Training.Cursor.Evaluation;
using NeuralGlasses.Training.Cursor.Shipping;
using NeuralGlasses.Training.Discrete.Shipping;
using NeuralGlasses.Training.Discrete.Simulated;
using Xunit;

namespace NeuralGlasses.Models.Tests.Cursor;

public sealed class ShippedCursorTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "emg-models", "wrist-cursor");

    [Fact]
    public void The_graph_gives_the_numbers_that_the_network_gave()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        var samples = document.RootElement.GetProperty("samplesMicrovolts").EnumerateArray().SelectMany(set => set.EnumerateArray().Select(value => value.GetSingle())).ToArray();
        var answers = document.RootElement.GetProperty("answers").EnumerateArray().Select(step => step.EnumerateArray().Select(value => value.GetDouble()).ToArray()).ToArray();
        using var decoder = OnnxCursorDecoder.Load(Folder);
        var channels = decoder.Manifest.ChannelCount;
        var block = new EmgBlock(channels, CursorNetworkOptions.StrideSamples) { RateHz = 1000, SampleCount = CursorNetworkOptions.StrideSamples };
        for (var step = 0; step < answers.Length; step++)
        {
            samples.AsSpan(step * block.Samples.Length, block.Samples.Length).CopyTo(block.Buffer);
            decoder.Push(block);
            Assert.True(decoder.TryStep(out var decoded));
            Assert.Equal(answers[step][0], decoded.ExtensionDps, 0.01);
            Assert.Equal(answers[step][1], decoded.RadialDps, 0.01);
            Assert.Equal(answers[step][2], decoded.PressProbability, 1e-4);
        }
    }

    [Fact]
    public void The_card_is_what_the_committed_figures_say_and_they_are_of_this_graph()
    {
        var metrics = CursorMetrics.FromJson(File.ReadAllText(Path.Combine(Folder, "metrics.json")))!;
        var plan = CursorPlan.Load(Path.Combine(Folder, "training.json"));
        Assert.Equal(DiscreteModelFiles.GraphHash(Folder), metrics.GraphSha256);
        Assert.Equal(plan.Testers, metrics.People["testers"]);
        var card = CursorCard.Write(ModelManifest.Load(Path.Combine(Folder, ModelManifest.FileName)), plan, metrics, AxesReport.In(Folder));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "card.md")), card);
    }

    [Fact]
    public void Following_a_dot_finds_how_late_it_was_followed_and_does_not_hurt()
    {
        using var everybody = OnnxCursorDecoder.Load(Folder);
        var head = CursorHead.Load(Path.Combine(Folder, CursorHead.FileName));
        var (profile, lag) = CursorTrial.Calibrate(everybody, head, new SimulatedWearer(31_000, 0));
        Assert.NotNull(profile);
        Assert.InRange(lag, 0.25, 0.5);
        Assert.Equal(profile.ToBytes(), CursorProfile.FromBytes("x", profile.ToBytes()).ToBytes());
    }
}

using System.Text.Json;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Onnx;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Models.Tests;

public sealed class ShippedEventsTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "emg-models", "discrete-gestures");

    [Fact]
    public void The_shipped_graph_answers_what_its_network_scored()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        var samples = expected.RootElement.GetProperty("samplesMicrovolts").EnumerateArray().Select(set => set.EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToArray();
        using var decoder = OnnxDecoder.Load(Folder);
        var block = new EmgBlock(8, 10) { RateHz = 1000, SampleCount = 10 };
        var step = 0;

        foreach (var probabilities in expected.RootElement.GetProperty("probabilities").EnumerateArray())
        {
            for (var i = 0; i < block.Samples.Length; i++)
                block.Buffer[i] = samples[(10 * step) + (i / 8)][i % 8];
            block.FirstSample = new HostTime(step * 10_000L);
            decoder.Push(block);
            Assert.True(decoder.TryStep(out var decoded));
            var k = 0;
            foreach (var probability in probabilities.EnumerateArray())
                Assert.Equal(probability.GetDouble(), decoded.Probabilities[k++], 1e-4);
            step++;
        }

        Assert.Equal(40, step);
    }

    [Fact]
    public void It_has_a_policy_of_short_events_and_what_a_calibration_starts_from()
    {
        using var decoder = OnnxDecoder.Load(Folder);
        var population = EventPopulation.Load(Path.Combine(Folder, EventPopulation.FileName));

        Assert.IsType<EventPolicy>(GesturePolicies.Of(decoder.Manifest, isCalibrated: false));
        Assert.IsType<EventPolicy>(GesturePolicies.Of(decoder.Manifest, isCalibrated: true));
        Assert.Equal(decoder.Manifest.Embedding!.Length, population.Head.EmbeddingLength);
        Assert.InRange(population.Replay.Labels.Count(label => label == 0), 3000, 4500);
    }
}

using System.Text.Json;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Discrete.Shipping;
using NeuralGlasses.Training.Taps;
using NeuralGlasses.Typing.Taps;
using Xunit;

namespace NeuralGlasses.Models.Tests.Taps;

public sealed class ShippedTapTests
{
    private const int Set = TapNetworkOptions.StrideSamples * TapNetworkOptions.Channels;
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "emg-models", "tap-typing");

    [Fact]
    public void The_graph_gives_the_numbers_that_the_network_gave()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));
        var seed = document.RootElement.GetProperty("seed").GetInt32();
        var scores = document.RootElement.GetProperty("scores").EnumerateArray().Select(step => step.EnumerateArray().Select(value => value.GetDouble()).ToArray()).ToArray();
        var (left, right) = (TapVectors.Wrist(seed, 0), TapVectors.Wrist(seed, 1));
        using var decoder = OnnxTapDecoder.Load(Folder);
        for (var step = 0; step < scores.Length; step++)
        {
            var given = decoder.Step(left.AsSpan(step * Set, Set), right.AsSpan(step * Set, Set)).ToArray();
            for (var each = 0; each < given.Length; each++)
            {
                if (scores[step][each] > -6)
                    Assert.Equal(scores[step][each], given[each], 0.05);
            }
        }

        Assert.Equal(TapAlphabet.Labels, decoder.Manifest.Labels);
    }

    [Fact]
    public void The_card_is_what_the_committed_figures_say_and_they_are_of_this_graph()
    {
        var metrics = TapMetrics.FromJson(File.ReadAllText(Path.Combine(Folder, "metrics.json")))!;
        var plan = TapPlan.Load(Path.Combine(Folder, "training.json"));
        Assert.Equal(DiscreteModelFiles.GraphHash(Folder), metrics.GraphSha256);
        Assert.Equal(plan.Testers, metrics.Testers);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "card.md")), TapCard.Write(TapManifest.Load(Path.Combine(Folder, ModelManifest.FileName)), plan, metrics));
    }
}

using NeuralGlasses.Calibration.Network;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class FeatureNetworkTests
{
    private static readonly LearningOptions Short = LearningOptions.Population with { Steps = 120, Batch = 64, ChannelDropOut = 0 };

    [Fact]
    public void Two_classes_that_no_line_parts_are_learnt()
    {
        var (samples, labels) = Checkerboard(400, 1);
        var network = NetworkLearning.Learn(samples, labels, 2, Short, 3);
        var (tested, truth) = Checkerboard(200, 2);
        Assert.True(Share(network, tested, truth) > 0.95, $"{Share(network, tested, truth):F3} right");
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_does_not()
    {
        var (samples, labels) = Checkerboard(100, 1);
        var first = Bytes(NetworkLearning.Learn(samples, labels, 2, Short with { Steps = 5 }, 3));
        Assert.Equal(first, Bytes(NetworkLearning.Learn(samples, labels, 2, Short with { Steps = 5 }, 3)));
        Assert.NotEqual(first, Bytes(NetworkLearning.Learn(samples, labels, 2, Short with { Steps = 5 }, 4)));
    }

    [Fact]
    public void Adapting_follows_the_wearer_and_leaves_the_population_as_it_was()
    {
        var (samples, labels) = Checkerboard(400, 1);
        var network = NetworkLearning.Learn(samples, labels, 2, Short, 3);
        var before = Bytes(network);
        // This wearer's labels are the other way round.
        var turned = Array.ConvertAll(labels, label => 1 - label);
        var adapted = NetworkLearning.Adapt(network, samples, turned, LearningOptions.Wearer, 5);
        Assert.True(Share(adapted, samples, turned) > 0.9, $"{Share(adapted, samples, turned):F3} right");
        Assert.Equal(before, Bytes(network));
    }

    [Fact]
    public void Folded_layers_answer_as_the_batch_does()
    {
        var (samples, labels) = Checkerboard(200, 1);
        var network = NetworkLearning.Learn(samples, labels, 2, Short with { Steps = 20 }, 3);
        var rows = samples.Length;
        var values = samples.SelectMany(sample => sample).ToArray();
        for (var l = 0; l < 3; l++)
        {
            var normal = new float[values.Length];
            network.Normalisations[l].Forward(values, normal, values, rows, learnsStatistics: false);
            if (l > 0)
                values = Array.ConvertAll(values, value => MathF.Max(0, value));
            var output = new float[rows * network.Layers[l].Outputs];
            network.Layers[l].Forward(values, output, rows);
            values = output;
        }

        var logits = new float[2];
        for (var row = 0; row < rows; row++)
        {
            network.Score(samples[row], logits);
            Assert.Equal(values[2 * row], logits[0], 1e-4f);
            Assert.Equal(values[2 * row + 1], logits[1], 1e-4f);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Slopes_of_normalisation_and_layer_agree_with_small_differences(bool learnsStatistics)
    {
        const int Rows = 6, Inputs = 3, Outputs = 2;
        var random = new Random(7);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
        var input = Draw(Rows * Inputs);
        var direction = Draw(Rows * Outputs);
        NormalisationLayer Normalisation() => new([0.8f, 1.3f, 0.5f], [0.1f, -0.2f, 0.3f], [0.2f, 0.1f, -0.3f], [0.9f, 1.4f, 0.6f]);
        var layer = new LinearLayer(Inputs, Outputs, Draw(Inputs * Outputs), Draw(Outputs));

        double Loss(float[] at)
        {
            var normal = new float[at.Length];
            var shifted = new float[at.Length];
            var output = new float[Rows * Outputs];
            Normalisation().Forward(at, normal, shifted, Rows, learnsStatistics);
            layer.Forward(shifted, output, Rows);
            return output.Zip(direction, (value, slope) => (double)value * slope).Sum();
        }

        var normalisation = Normalisation();
        var kept = new float[input.Length];
        var between = new float[input.Length];
        normalisation.Forward(input, kept, between, Rows, learnsStatistics);
        var slope = new float[input.Length];
        var inputSlope = new float[input.Length];
        layer.Backward(between, direction, slope, Rows);
        normalisation.Backward(kept, slope, inputSlope, Rows, learnsStatistics);
        for (var i = 0; i < input.Length; i++)
        {
            const float Step = 1e-2f;
            var (more, less) = (input.ToArray(), input.ToArray());
            more[i] += Step;
            less[i] -= Step;
            Assert.Equal((Loss(more) - Loss(less)) / (2 * Step), inputSlope[i], 5e-3);
        }
    }

    [Fact]
    public void A_saved_network_answers_the_same_and_a_damaged_one_is_refused()
    {
        var (samples, labels) = Checkerboard(100, 1);
        var network = NetworkLearning.Learn(samples, labels, 2, Short with { Steps = 5 }, 3);
        var bytes = Bytes(network);
        Assert.Equal(bytes, Bytes(FeatureNetwork.Load(new(new MemoryStream(bytes)))));
        Assert.Throws<EndOfStreamException>(() => FeatureNetwork.Load(new(new MemoryStream(bytes[..100]))));
        bytes[0] ^= 1;
        Assert.Contains("does not begin with a network", Assert.Throws<InvalidDataException>(() => FeatureNetwork.Load(new(new MemoryStream(bytes)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_costs_no_memory()
    {
        var network = FeatureNetwork.Random(192, 8, 1);
        var features = new float[192];
        var logits = new float[8];
        network.Score(features, logits);
        Assert.Equal(0, Allocation.LeastOf(() =>
        {
            for (var i = 0; i < 100; i++)
                network.Score(features, logits);
        }));
    }

    private static (float[][] Samples, int[] Labels) Checkerboard(int count, int seed)
    {
        var random = new Random(seed);
        var samples = new float[count][];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.Next(2), random.Next(2));
            samples[i] = [4 * x - 2 + random.NextSingle(), 4 * y - 2 + random.NextSingle(), random.NextSingle()];
            labels[i] = x ^ y;
        }

        return (samples, labels);
    }

    private static double Share(FeatureNetwork network, float[][] samples, int[] labels)
    {
        var logits = new float[2];
        var right = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            network.Score(samples[i], logits);
            if ((logits[1] > logits[0] ? 1 : 0) == labels[i])
                right++;
        }

        return (double)right / samples.Length;
    }

    private static byte[] Bytes(FeatureNetwork network)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        network.Save(writer);
        return memory.ToArray();
    }
}

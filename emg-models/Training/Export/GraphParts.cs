using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;
using NeuralGlasses.OnnxGraphs;

namespace NeuralGlasses.Training.Export;

/// <summary>What the graphs of a population and of a wearer have in common.</summary>
internal static class GraphParts
{
    /// <summary>Logarithm of the mean probability over networks.</summary>
    public static void Networks(OnnxWriter writer, IReadOnlyList<FeatureNetwork> networks, string from, string name)
    {
        writer
            .Constant("network_count", [(float)networks.Count])
            .Constant("smallest_probability", [Population.SmallestProbability]);
        var sum = "";
        for (var n = 0; n < networks.Count; n++)
        {
            var layer = Embed(writer, networks[n], from, $"n{n}");
            Dense(writer, networks[n].FoldedLayers()[^1], layer, $"n{n}_scores");
            writer.Node("Softmax", [$"n{n}_scores"], [$"network_{n}"], ("axis", -1L));
            if (n > 0)
                writer.Node("Add", [sum, $"network_{n}"], [$"networks_{n}"]);
            sum = n == 0 ? "network_0" : $"networks_{n}";
        }

        writer
            .Node("Div", [sum, "network_count"], ["network_mean"])
            .Node("Add", ["network_mean", "smallest_probability"], ["network_probability"])
            .Node("Log", ["network_probability"], [name]);
    }

    /// <summary>The embedding of a network; returns the tensor's name.</summary>
    public static string Embed(OnnxWriter writer, FeatureNetwork network, string from, string prefix)
    {
        var layers = network.FoldedLayers();
        for (var l = 0; l + 1 < layers.Count; l++)
        {
            Dense(writer, layers[l], from, $"{prefix}_l{l}");
            writer.Node("Relu", [$"{prefix}_l{l}"], [$"{prefix}_h{l}"]);
            from = $"{prefix}_h{l}";
        }

        return from;
    }

    /// <summary>Log-probabilities of linear scores.</summary>
    public static void Scores(OnnxWriter writer, LinearScores scores, string from, string name)
    {
        Dense(writer, (scores.Weights.ToArray(), scores.Bias.ToArray()), from, $"{name}_scores");
        writer.Node("LogSoftmax", [$"{name}_scores"], [name], ("axis", -1L));
    }

    private static void Dense(OnnxWriter writer, (float[] Weights, float[] Bias) layer, string from, string name) => writer
        .Constant($"{name}_weights", layer.Weights, layer.Bias.Length, layer.Weights.Length / layer.Bias.Length)
        .Constant($"{name}_bias", layer.Bias, layer.Bias.Length)
        .Node("Gemm", [from, $"{name}_weights", $"{name}_bias"], [name], ("transB", 1L));
}

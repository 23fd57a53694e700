using NeuralGlasses.OnnxGraphs;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Export;

/// <summary>The graph of the hand-gesture model: a small net, a recurrent exponential mean of its scores, a softmax.</summary>
public static class GestureGraph
{
    /// <summary>Name of the input tensor, shape [1, features].</summary>
    public const string InputName = "features";

    /// <summary>Name of the output tensor, shape [1, labels].</summary>
    public const string OutputName = "probabilities";

    /// <summary>Name of the state before the step, shape [1, labels].</summary>
    public const string StateInputName = "scores_before";

    /// <summary>Name of the state after the step, shape [1, labels].</summary>
    public const string StateOutputName = "scores_after";

    /// <summary>Serialises the graph; the z-score, the bias of rest and the share of the new scores are folded into the weights.</summary>
    /// <param name="net">The trained net.</param>
    /// <param name="memoryShare">Share of the old mean in the new one, 0 to below 1.</param>
    /// <param name="labels">Meaning of each score, for the metadata.</param>
    public static byte[] Build(Perceptron net, double memoryShare, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentNullException.ThrowIfNull(labels);
        var writer = new OnnxWriter("hand-gestures")
            .Input(InputName, 1, net.FeatureCount)
            .Input(StateInputName, 1, net.ClassCount)
            .Output(OutputName, 1, net.ClassCount)
            .Output(StateOutputName, 1, net.ClassCount)
            .Constant("memory_share", [(float)memoryShare]);
        var from = InputName;
        for (var l = 0; l < net.Layers.Count; l++)
        {
            var layer = net.Layers[l];
            var last = l == net.Layers.Count - 1;
            var (weights, bias) = l == 0 ? net.FirstLayerOnRawFeatures() : (layer.Weights, layer.Bias);
            if (last)
                (weights, bias) = Weighted(weights, bias, net.RestBias, 1 - memoryShare);
            writer
                .Constant($"weights_{l}", weights, l == 0 ? [layer.Outputs, layer.Inputs] : [layer.Inputs, layer.Outputs])
                .Constant($"bias_{l}", bias, layer.Outputs)
                .Node("Gemm", [from, $"weights_{l}", $"bias_{l}"], [$"scores_{l}"], ("transB", l == 0 ? 1L : 0L));
            from = $"scores_{l}";
            if (last)
                break;
            writer.Node("Relu", [from], [$"hidden_{l}"]);
            from = $"hidden_{l}";
        }

        return writer
            .Node("Mul", [StateInputName, "memory_share"], ["kept_scores"])
            .Node("Add", [from, "kept_scores"], [StateOutputName])
            .Node("Softmax", [StateOutputName], [OutputName], ("axis", -1L))
            .Metadata("labels", string.Join(",", labels))
            .ToBytes();
    }

    private static (float[] Weights, float[] Bias) Weighted(float[] weights, float[] bias, double restBias, double share)
    {
        var scaled = Array.ConvertAll(bias, value => (float)(share * value));
        scaled[0] = (float)(share * (bias[0] + restBias));
        return (Array.ConvertAll(weights, value => (float)(share * value)), scaled);
    }
}

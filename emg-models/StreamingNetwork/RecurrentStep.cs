using NeuralGlasses.OnnxGraphs;
using NeuralGlasses.StreamingNetwork.Events;
using TorchSharp.Modules;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>One step of a gated recurrent layer in a graph whose tensors are [1, length].</summary>
internal static class RecurrentStep
{
    /// <summary>Adds the nodes of a layer: its state goes in under a name, and comes out under it with the suffix of states behind.</summary>
    /// <param name="writer">The graph.</param>
    /// <param name="layer">The layer as it learnt.</param>
    /// <param name="name">Name of the state, before which those of all tensors of the layer begin.</param>
    /// <param name="input">Tensor that the layer sees, [1, inputs].</param>
    /// <param name="inputs">Length of it.</param>
    /// <param name="hidden">Length of the state.</param>
    public static void Add(OnnxWriter writer, GRU layer, string name, string input, int inputs, int hidden)
    {
        var weights = layer.state_dict();
        var rows = NetworkGraph.GruGates.Length * hidden;
        writer
            .Constant($"{name}_input_shape", [1L, 1, inputs], 3)
            .Constant($"{name}_shape", [1L, 1, hidden], 3)
            .Constant($"{name}_flat", [1L, hidden], 2)
            .Constant($"{name}_input_weights", InOrder("weight_ih_l0"), 1, rows, inputs)
            .Constant($"{name}_state_weights", InOrder("weight_hh_l0"), 1, rows, hidden)
            .Constant($"{name}_bias", [.. InOrder("bias_ih_l0"), .. InOrder("bias_hh_l0")], 1, 2 * rows)
            .Node("Reshape", [input, $"{name}_input_shape"], [$"{name}_input"])
            .Node("Reshape", [name, $"{name}_shape"], [$"{name}_before"])
            // torch applies the reset gate behind the matrix product.
            .Node("GRU", [$"{name}_input", $"{name}_input_weights", $"{name}_state_weights", $"{name}_bias", "", $"{name}_before"], [$"{name}_all", $"{name}_after"], ("hidden_size", (long)hidden), ("linear_before_reset", 1L))
            .Node("Reshape", [$"{name}_after", $"{name}_flat"], [name + EventGraph.OutputSuffix]);

        float[] InOrder(string key) => NetworkGraph.InGateOrder(HeldTensors.Numbers(weights[key]), NetworkGraph.GruGates);
    }
}

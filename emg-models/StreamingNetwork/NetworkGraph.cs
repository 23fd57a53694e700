using NeuralGlasses.OnnxGraphs;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>
/// The ONNX graph of a streaming network: new samples and the states of the run before go in, probabilities and the new
/// states come out. All states are zero at the start of a stream.
/// </summary>
public static class NetworkGraph
{
    /// <summary>New samples, shape [1, channels, steps x stride].</summary>
    public const string SignalName = "emg";

    /// <summary>The last samples of the run before, shape [1, channels, kernel - stride].</summary>
    public const string ContextName = "ctx";

    /// <summary>Hidden state, shape [1, 1, hidden].</summary>
    public const string HiddenName = "h";

    /// <summary>Cell state, shape [1, 1, hidden]; only where the layer is <see cref="RecurrentKind.Lstm"/>.</summary>
    public const string CellName = "c";

    /// <summary>What the name of a state has behind it where it comes out.</summary>
    public const string OutputSuffix = "_out";

    /// <summary>Probabilities, shape [steps, classes].</summary>
    public const string ProbabilitiesName = "probabilities";

    /// <summary>Scores before the softmax, shape [steps, classes].</summary>
    public const string LogitsName = "logits";

    // Blocks of rows by gate: torch has input, forget, cell, output and reset, update, new; ONNX has input, output,
    // forget, cell and update, reset, hidden (ONNX operators LSTM-14 and GRU-14).
    private static readonly int[] LstmGates = [0, 3, 1, 2];

    /// <summary>Order of a gated recurrent unit's blocks of rows.</summary>
    internal static readonly int[] GruGates = [1, 0, 2];

    internal static byte[] Build(NetworkModule network, StreamingNetworkOptions options, int stepsPerRun, IReadOnlyList<string> labels)
    {
        var length = stepsPerRun * options.StrideSamples;
        var context = options.ContextSamples;
        var writer = new OnnxWriter("streaming-network")
            .Input(SignalName, 1, options.ChannelCount, length)
            .Output(ProbabilitiesName, stepsPerRun, options.ClassCount)
            .Output(LogitsName, stepsPerRun, options.ClassCount);
        var signal = SignalName;
        if (context > 0)
        {
            signal = "joined";
            writer
                .Input(ContextName, 1, options.ChannelCount, context)
                .Output(ContextName + OutputSuffix, 1, options.ChannelCount, context)
                .Constant("context_start", [(long)length], 1)
                .Constant("context_end", [(long)length + context], 1)
                .Constant("time_axis", [2L], 1)
                .Node("Concat", [ContextName, SignalName], [signal], ("axis", 2L))
                .Node("Slice", [signal, "context_start", "context_end", "time_axis"], [ContextName + OutputSuffix]);
        }

        writer
            .Constant("filter_weights", Values(network.Convolution.weight), options.Filters, options.ChannelCount, options.KernelSamples)
            .Constant("filter_bias", Values(network.Convolution.bias!), options.Filters)
            .Constant("norm_weights", Values(network.Normalisation.weight!), options.Filters)
            .Constant("norm_bias", Values(network.Normalisation.bias!), options.Filters)
            .Node("Softsign", [signal], ["compressed"])
            .Node("Conv", ["compressed", "filter_weights", "filter_bias"], ["filtered"],
                ("kernel_shape", new[] { (long)options.KernelSamples }), ("strides", new[] { (long)options.StrideSamples }))
            .Node("Relu", ["filtered"], ["rectified"])
            .Node("Transpose", ["rectified"], ["by_time"], ("perm", new[] { 2L, 0, 1 }))
            .Node("LayerNormalization", ["by_time", "norm_weights", "norm_bias"], ["normalised"], ("axis", -1L), ("epsilon", 1e-5f));
        Recurrent(writer, network, options);
        return writer
            .Constant("state_shape", [(long)stepsPerRun, options.Hidden], 2)
            .Constant("answer_weights", Values(network.Answer.weight), options.ClassCount, options.Hidden)
            .Constant("answer_bias", Values(network.Answer.bias!), options.ClassCount)
            .Node("Reshape", ["states", "state_shape"], ["states_by_step"])
            .Node("Gemm", ["states_by_step", "answer_weights", "answer_bias"], [LogitsName], ("transB", 1L))
            .Node("Softmax", [LogitsName], [ProbabilitiesName], ("axis", -1L))
            .Metadata("labels", string.Join(",", labels))
            .ToBytes();
    }

    private static void Recurrent(OnnxWriter writer, NetworkModule network, StreamingNetworkOptions options)
    {
        var isLstm = options.Recurrent == RecurrentKind.Lstm;
        var gates = isLstm ? LstmGates : GruGates;
        var weights = network.Recurrent.state_dict();
        float[] Gates(string name) => InGateOrder(Values(weights[name]), gates);
        string[] inputs = ["normalised", "input_weights", "state_weights", "gate_bias", "", HiddenName];
        string[] outputs = ["states", HiddenName + OutputSuffix];
        (string, object)[] attributes = [("hidden_size", (long)options.Hidden)];
        State(writer, HiddenName, options.Hidden);
        if (isLstm)
        {
            State(writer, CellName, options.Hidden);
            inputs = [.. inputs, CellName];
            outputs = [.. outputs, CellName + OutputSuffix];
        }
        else
        {
            // torch applies the reset gate behind the matrix product.
            attributes = [.. attributes, ("linear_before_reset", 1L)];
        }

        var rows = gates.Length * options.Hidden;
        writer
            .Constant("input_weights", Gates("weight_ih_l0"), 1, rows, options.Filters)
            .Constant("state_weights", Gates("weight_hh_l0"), 1, rows, options.Hidden)
            .Constant("gate_bias", [.. Gates("bias_ih_l0"), .. Gates("bias_hh_l0")], 1, 2 * rows)
            .Node(isLstm ? "LSTM" : "GRU", inputs, outputs, attributes);
    }

    private static void State(OnnxWriter writer, string name, int hidden) =>
        writer.Input(name, 1, 1, hidden).Output(name + OutputSuffix, 1, 1, hidden);

    /// <summary>Rows of torch in the order of ONNX.</summary>
    internal static float[] InGateOrder(float[] values, int[] gates)
    {
        var block = values.Length / gates.Length;
        return [.. gates.SelectMany(gate => values.Skip(gate * block).Take(block))];
    }

    private static float[] Values(Tensor values) => HeldTensors.Numbers(values);
}

using NeuralGlasses.OnnxGraphs;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>
/// The ONNX graph of an event network: the samples of one step and the states of the step before go in, probabilities, the embedding
/// and the new states come out. Every tensor is [1, length]; all states are zero at the start of a stream.
/// </summary>
public static class EventGraph
{
    /// <summary>Samples of a step in microvolts, [time, channel] with the channel fastest.</summary>
    public const string SamplesName = "samples";

    /// <summary>The last scaled samples, [channel, time].</summary>
    public const string ContextName = "context";

    /// <summary>The last frames of the filter bank, [filter, frame].</summary>
    public const string FramesName = "frames";

    /// <summary>The recurrent state.</summary>
    public const string HiddenName = "hidden";

    /// <summary>What the name of a state has behind it where it comes out.</summary>
    public const string OutputSuffix = "_out";

    /// <summary>Probability of each class.</summary>
    public const string ProbabilitiesName = "probabilities";

    /// <summary>What the last layers see: the recurrent state and the second convolution.</summary>
    public const string EmbeddingName = "embedding";

    // torch has reset, update, new; ONNX has update, reset, hidden (ONNX operator GRU-14).
    private static readonly int[] Gates = [1, 0, 2];
    private static readonly long[] TimeLast = [0, 2, 1];
    private static readonly long[] TimeAxis = [2];

    internal static byte[] Build(EventModule network, EventNetworkOptions options, IReadOnlyList<string> labels)
    {
        var writer = new OnnxWriter("event-network")
            .Input(SamplesName, 1, options.StrideSamples * options.ChannelCount)
            .Output(ProbabilitiesName, 1, options.ClassCount)
            .Output(EmbeddingName, 1, options.EmbeddingLength);
        State(writer, ContextName, options.ChannelCount, options.ContextSamples);
        State(writer, FramesName, options.Filters, options.Frames - 1);
        Bank(writer, network, options);
        Recurrent(writer, network, options);
        return writer
            .Constant("inner_weights", Values(network.Inner.weight), options.Answer, options.EmbeddingLength)
            .Constant("inner_bias", Values(network.Inner.bias!), options.Answer)
            .Constant("answer_weights", Values(network.Answer.weight), options.ClassCount, options.Answer)
            .Constant("answer_bias", Values(network.Answer.bias!), options.ClassCount)
            .Node("Gemm", [EmbeddingName, "inner_weights", "inner_bias"], ["inner_sums"], ("transB", 1L))
            .Node("Relu", ["inner_sums"], ["inner"])
            .Node("Gemm", ["inner", "answer_weights", "answer_bias"], ["scores"], ("transB", 1L))
            .Node("Softmax", ["scores"], [ProbabilitiesName], ("axis", -1L))
            .Metadata("labels", string.Join(",", labels))
            .ToBytes();
    }

    private static void Bank(OnnxWriter writer, EventModule network, EventNetworkOptions options) => Joined(
        writer
            .Constant("samples_shape", [1L, options.StrideSamples, options.ChannelCount], 3)
            .Constant("scale", [(float)(1 / options.ScaleMicrovolts)])
            .Node("Reshape", [SamplesName, "samples_shape"], ["by_time"])
            .Node("Transpose", ["by_time"], ["by_channel"], ("perm", TimeLast))
            .Node("Mul", ["by_channel", "scale"], ["scaled"]),
        "scaled", ContextName, options.StrideSamples, options.ContextSamples)
            .Constant("bank_weights", Values(network.Bank.weight), options.Filters, options.ChannelCount, options.KernelSamples)
            .Constant("floor", [EventModule.FloorPower])
            .Node("Conv", [ContextName + "_joined", "bank_weights"], ["filtered"],
                ("kernel_shape", new[] { (long)options.KernelSamples }), ("strides", new[] { (long)EventNetworkOptions.FilterStride }))
            .Node("Mul", ["filtered", "filtered"], ["squares"])
            .Node("ReduceMean", ["squares"], ["power"], ("axes", TimeAxis), ("keepdims", 1L))
            .Node("Add", ["power", "floor"], ["floored"])
            .Node("Log", ["floored"], ["loudness"]);

    private static void Recurrent(OnnxWriter writer, EventModule network, EventNetworkOptions options)
    {
        var weights = network.Recurrent.state_dict();
        float[] InGateOrder(string name)
        {
            var values = Values(weights[name]);
            var block = values.Length / Gates.Length;
            return [.. Gates.SelectMany(gate => values.Skip(gate * block).Take(block))];
        }

        var rows = Gates.Length * options.Hidden;
        Joined(writer, "loudness", FramesName, 1, options.Frames - 1)
            .Constant("frame_weights", Values(network.Frames.weight), options.FrameFilters, options.Filters, options.Frames)
            .Constant("frame_bias", Values(network.Frames.bias!), options.FrameFilters)
            .Constant("input_weights", InGateOrder("weight_ih_l0"), 1, rows, options.FrameFilters)
            .Constant("state_weights", InGateOrder("weight_hh_l0"), 1, rows, options.Hidden)
            .Constant("gate_bias", [.. InGateOrder("bias_ih_l0"), .. InGateOrder("bias_hh_l0")], 1, 2 * rows)
            .Constant("step_shape", [1L, 1, options.FrameFilters], 3)
            .Constant("row_shape", [1L, options.FrameFilters], 2)
            .Constant("hidden_shape", [1L, 1, options.Hidden], 3)
            .Constant("hidden_row", [1L, options.Hidden], 2)
            .Input(HiddenName, 1, options.Hidden)
            .Output(HiddenName + OutputSuffix, 1, options.Hidden)
            .Node("Conv", [FramesName + "_joined", "frame_weights", "frame_bias"], ["shape_sums"], ("kernel_shape", new[] { (long)options.Frames }))
            .Node("Relu", ["shape_sums"], ["shapes"])
            .Node("Reshape", ["shapes", "step_shape"], ["step"])
            .Node("Reshape", ["shapes", "row_shape"], ["shape_row"])
            .Node("Reshape", [HiddenName, "hidden_shape"], ["hidden_before"])
            .Node("GRU", ["step", "input_weights", "state_weights", "gate_bias", "", "hidden_before"], ["", "hidden_after"],
                ("hidden_size", (long)options.Hidden), ("linear_before_reset", 1L))
            .Node("Reshape", ["hidden_after", "hidden_row"], [HiddenName + OutputSuffix])
            .Node("Concat", [HiddenName + OutputSuffix, "shape_row"], [EmbeddingName], ("axis", 1L));
    }

    private static void State(OnnxWriter writer, string name, int rows, int columns) =>
        writer.Input(name, 1, rows * columns).Output(name + OutputSuffix, 1, rows * columns)
            .Constant(name + "_shape", [1L, rows, columns], 3)
            .Constant(name + "_flat", [1L, rows * columns], 2);

    // The state before comes first; its last columns are the state after.
    private static OnnxWriter Joined(OnnxWriter writer, string newest, string state, int added, int kept) => writer
        .Constant(state + "_start", [(long)added], 1)
        .Constant(state + "_end", [(long)added + kept], 1)
        .Constant(state + "_axis", [2L], 1)
        .Node("Reshape", [state, state + "_shape"], [state + "_before"])
        .Node("Concat", [state + "_before", newest], [state + "_joined"], ("axis", 2L))
        .Node("Slice", [state + "_joined", state + "_start", state + "_end", state + "_axis"], [state + "_after"])
        .Node("Reshape", [state + "_after", state + "_flat"], [state + OutputSuffix]);

    private static float[] Values(Tensor values) => values.detach().contiguous().data<float>().ToArray();
}

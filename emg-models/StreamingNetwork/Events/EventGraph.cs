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

    /// <summary>The last samples, [channel, time].</summary>
    public const string ContextName = "context";

    /// <summary>What told of the last steps, [step, number].</summary>
    public const string FramesName = "frames";

    /// <summary>The last outputs of the first convolution, [step, unit].</summary>
    public const string FirstName = "first";

    /// <summary>The last outputs of the second convolution, [step, unit].</summary>
    public const string SecondName = "second";

    /// <summary>The slow mean of the frames.</summary>
    public const string MeanName = "mean";

    /// <summary>What the name of a state has behind it where it comes out.</summary>
    public const string OutputSuffix = "_out";

    /// <summary>Probability of each class.</summary>
    public const string ProbabilitiesName = "probabilities";

    /// <summary>What the last two layers see.</summary>
    public const string EmbeddingName = "embedding";

    /// <summary>Names and lengths of the states.</summary>
    public static IReadOnlyList<(string Name, int Length)> States(EventNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            (ContextName, options.ChannelCount * EventFilters.Context),
            (MeanName, options.Features),
            (FramesName, (options.Kernel - 1) * options.FrameLength),
            (FirstName, (options.Kernel - 1) * options.Embedding),
            (SecondName, options.Reach * options.Embedding),
        ];
    }

    internal static byte[] Build(EventNetwork network, EventModule layers, IReadOnlyList<string> labels)
    {
        var options = network.Options;
        var writer = new OnnxWriter("event-network")
            .Input(SamplesName, 1, EventNetworkOptions.StrideSamples * options.ChannelCount)
            .Output(ProbabilitiesName, 1, options.ClassCount)
            .Output(EmbeddingName, 1, options.Embedding);
        foreach (var (name, length) in States(options))
            writer.Input(name, 1, length).Output(name + OutputSuffix, 1, length);
        FilterBankGraph.Loudness(writer, options.ChannelCount, EventNetworkOptions.StrideSamples);
        Frame(writer, network);
        Convolutions(writer, layers, options);
        return writer
            .Constant("inner_weights", Values(layers.Inner.weight), options.Answer, options.Embedding)
            .Constant("inner_bias", Values(layers.Inner.bias!), options.Answer)
            .Constant("answer_weights", Values(layers.Answer.weight), options.ClassCount, options.Answer)
            .Constant("answer_bias", Values(layers.Answer.bias!), options.ClassCount)
            .Node("Gemm", [EmbeddingName, "inner_weights", "inner_bias"], ["inner_sums"], ("transB", 1L))
            .Node("Relu", ["inner_sums"], ["inner"])
            .Node("Gemm", ["inner", "answer_weights", "answer_bias"], ["scores"], ("transB", 1L))
            .Node("Softmax", ["scores"], [ProbabilitiesName], ("axis", -1L))
            .Metadata("labels", string.Join(",", labels))
            .ToBytes();
    }

    internal static float[] Values(Tensor values) => HeldTensors.Numbers(values);

    private static void Frame(OnnxWriter writer, EventNetwork network)
    {
        var features = (long)network.Options.Features;
        writer
            .Constant("offset", network.Offset, 1, features)
            .Constant("factor", network.Factor, 1, features)
            .Constant("mean_share", [EventNetworkOptions.MeanShare])
            .Constant("one", [1f], 1, 1)
            .Constant("row_axis", [1L], 1)
            .Node("Add", ["loudness", "offset"], ["centred"])
            .Node("Mul", ["centred", "factor"], ["standard"])
            .Node("Sub", ["standard", MeanName], ["difference"])
            .Node("Mul", ["difference", "mean_share"], ["change"])
            .Node("Add", [MeanName, "change"], [MeanName + OutputSuffix])
            .Node("Concat", ["standard", MeanName + OutputSuffix, "one"], ["frame"], ("axis", 1L));
    }

    private static void Convolutions(OnnxWriter writer, EventModule layers, EventNetworkOptions options)
    {
        var (units, kernel) = (options.Embedding, options.Kernel);
        Last(writer, FramesName, "frame", options.FrameLength, kernel - 1);
        writer
            .Constant("first_weights", ByStep(layers.First.weight), units, kernel * options.FrameLength)
            .Node("Gemm", ["frame_window", "first_weights"], ["first_sums"], ("transB", 1L))
            .Node("Relu", ["first_sums"], ["first_step"]);
        Last(writer, FirstName, "first_step", units, kernel - 1);
        writer
            .Constant("second_weights", ByStep(layers.Second.weight), units, kernel * units)
            .Node("Gemm", ["first_step_window", "second_weights"], ["second_sums"], ("transB", 1L))
            .Node("Relu", ["second_sums"], ["second_change"])
            .Node("Add", ["first_step", "second_change"], ["second_step"]);
        Last(writer, SecondName, "second_step", units, options.Reach);
        writer
            .Constant("steps_shape", [options.Reach + 1L, units], 2)
            .Constant("seen_steps", [.. Enumerable.Range(0, kernel).Select(k => (long)k * options.Dilation)], kernel)
            .Constant("seen_shape", [1L, (long)kernel * units], 2)
            .Constant("third_weights", ByStep(layers.Third.weight), units, kernel * units)
            .Constant("third_bias", Values(layers.Third.bias!), units)
            .Node("Reshape", ["second_step_window", "steps_shape"], ["second_by_step"])
            .Node("Gather", ["second_by_step", "seen_steps"], ["second_seen"], ("axis", 0L))
            .Node("Reshape", ["second_seen", "seen_shape"], ["second_flat"])
            .Node("Gemm", ["second_flat", "third_weights", "third_bias"], ["third_sums"], ("transB", 1L))
            .Node("Relu", ["third_sums"], ["third_change"])
            .Node("Add", ["second_step", "third_change"], [EmbeddingName]);
    }

    // Puts a step behind the last ones, and keeps all but the oldest for the next time.
    private static void Last(OnnxWriter writer, string state, string step, int length, int count) => writer
        .Constant(state + "_start", [(long)length], 1)
        .Constant(state + "_end", [(count + 1L) * length], 1)
        .Node("Concat", [state, step], [step + "_window"], ("axis", 1L))
        .Node("Slice", [step + "_window", state + "_start", state + "_end", "row_axis"], [state + OutputSuffix]);

    // [unit, input, step] in torch, [unit, step, input] here.
    private static float[] ByStep(Tensor weights) => Values(weights.transpose(1, 2));
}

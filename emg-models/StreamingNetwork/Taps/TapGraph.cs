using NeuralGlasses.OnnxGraphs;
using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>
/// The ONNX graph of a network that reads keystrokes: the samples of one step of both wrists and the states of the step before go in, ln P of every class, the embedding and
/// the new states come out. Every tensor is [1, length]; all states are zero at the start of a stream.
/// </summary>
public static class TapGraph
{
    /// <summary>Samples of a step in microvolts, [time, channel] with the channel fastest: sixteen of the left wrist, then sixteen of the right one.</summary>
    public const string SamplesName = EventGraph.SamplesName;

    /// <summary>ln P of every character and, last, of the blank.</summary>
    public const string ScoresName = "scores";

    /// <summary>What the last layer sees.</summary>
    public const string EmbeddingName = EventGraph.EmbeddingName;

    /// <summary>What the name of a state has behind it where it comes out.</summary>
    public const string OutputSuffix = EventGraph.OutputSuffix;

    private const int Channels = TapNetworkOptions.Channels;
    private const int Kinds = TapFilters.PerChannel;
    private static readonly string[] Wrists = ["left", "right"];
    private static readonly long[] ChannelsFirst = [0, 2, 1];
    private static readonly long[] PartsFirst = [0, 1, 3, 2];
    private static readonly long[] Kernel = [TapFilters.Taps];
    private static readonly long[] Strides = [TapFilters.Stride];
    private static readonly long[] WithinPart = [4];
    private static readonly long[] AcrossParts = [2];

    /// <summary>Names and lengths of the states: of each wrist the last samples and the slow mean of its frames, and both recurrent layers.</summary>
    public static IReadOnlyList<(string Name, int Length)> States(TapNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. Wrists.SelectMany(wrist => new[] { ($"{wrist}_context", Channels * TapFilters.Context), ($"{wrist}_mean", Kinds * Channels) }),
            ("first", options.Hidden), ("second", options.Hidden),
        ];
    }

    internal static byte[] Build(TapNetwork network, TapModule layers)
    {
        var options = network.Options;
        const long Samples = TapNetworkOptions.StrideSamples * TapNetworkOptions.Wrists * Channels;
        var writer = new OnnxWriter("tap-network")
            .Input(SamplesName, 1, Samples)
            .Output(ScoresName, 1, options.Classes)
            .Output(EmbeddingName, 1, options.Hidden);
        foreach (var (name, length) in States(options))
            writer.Input(name, 1, length).Output(name + OutputSuffix, 1, length);
        Constants(writer, network.Standard);
        writer
            .Constant("by_time", [1L, TapNetworkOptions.StrideSamples, TapNetworkOptions.Wrists * Channels], 3)
            .Constant("cut", [(long)Channels, Channels], 2)
            .Node("Reshape", [SamplesName, "by_time"], ["sets"])
            .Node("Transpose", ["sets"], ["rings"], ("perm", ChannelsFirst))
            .Node("Split", ["rings", "cut"], ["left_by_channel", "right_by_channel"], ("axis", 1L));
        foreach (var wrist in Wrists)
            Wrist(writer, wrist, layers, options);
        writer.Node("Concat", ["left_entry", "right_entry"], ["entry"], ("axis", 1L));
        RecurrentStep.Add(writer, layers.First, "first", "entry", TapNetworkOptions.Wrists * options.Entry, options.Hidden);
        RecurrentStep.Add(writer, layers.Second, "second", "first" + OutputSuffix, options.Hidden, options.Hidden);
        return writer
            .Node("Identity", ["second" + OutputSuffix], [EmbeddingName])
            .Constant("last_weights", HeldTensors.Numbers(layers.Last.weight), options.Classes, options.Hidden)
            .Constant("last_bias", HeldTensors.Numbers(layers.Last.bias!), options.Classes)
            .Node("Gemm", [EmbeddingName, "last_weights", "last_bias"], ["odds"], ("transB", 1L))
            .Node("LogSoftmax", ["odds"], [ScoresName], ("axis", 1L))
            .ToBytes();
    }

    private static void Constants(OnnxWriter writer, TapStandard standard) => writer
        .Constant("context_shape", [1L, Channels, TapFilters.Context], 3)
        .Constant("context_flat", [1L, Channels * TapFilters.Context], 2)
        .Constant("context_start", [(long)TapNetworkOptions.StrideSamples], 1)
        .Constant("context_end", [(long)TapNetworkOptions.StrideSamples + TapFilters.Context], 1)
        .Constant("time_axis", [2L], 1)
        .Constant("bank", TapFilters.Weights(), Kinds * Channels, Channels, TapFilters.Taps)
        .Constant("by_part", [1L, Kinds, Channels, TapFilters.Parts, TapFilters.Outputs / TapFilters.Parts], 5)
        .Constant("floor", [TapFilters.FloorPower])
        .Constant("offset", standard.Offset, 1, Kinds, 1, 1)
        .Constant("factor", standard.Factor, 1, Kinds, 1, 1)
        .Constant("mean_share", [TapNetworkOptions.MeanShare])
        .Constant("mean_shape", [1L, Kinds, 1, Channels], 4)
        .Constant("mean_flat", [1L, Kinds * Channels], 2)
        .Constant("frame_flat", [1L, TapFilters.Features], 2)
        .Constant("third", [1 / 3f]);

    private static void Wrist(OnnxWriter writer, string wrist, TapModule layers, TapNetworkOptions options)
    {
        string Of(string name) => $"{wrist}_{name}";
        writer
            .Node("Reshape", [Of("context"), "context_shape"], [Of("context_before")])
            .Node("Concat", [Of("context_before"), Of("by_channel")], [Of("window")], ("axis", 2L))
            .Node("Slice", [Of("window"), "context_start", "context_end", "time_axis"], [Of("context_after")])
            .Node("Reshape", [Of("context_after"), "context_flat"], [Of("context") + OutputSuffix])
            .Node("Conv", [Of("window"), "bank"], [Of("filtered")], ("kernel_shape", Kernel), ("strides", Strides))
            .Node("Mul", [Of("filtered"), Of("filtered")], [Of("squares")])
            .Node("Reshape", [Of("squares"), "by_part"], [Of("squares_by_part")])
            .Node("ReduceMean", [Of("squares_by_part")], [Of("power")], ("axes", WithinPart), ("keepdims", 0L))
            .Node("Transpose", [Of("power")], [Of("power_by_part")], ("perm", PartsFirst))
            .Node("Add", [Of("power_by_part"), "floor"], [Of("floored")])
            .Node("Log", [Of("floored")], [Of("loudness")])
            .Node("Add", [Of("loudness"), "offset"], [Of("centred")])
            .Node("Mul", [Of("centred"), "factor"], [Of("standard")])
            .Node("ReduceMean", [Of("standard")], [Of("step_mean")], ("axes", AcrossParts), ("keepdims", 1L))
            .Node("Reshape", [Of("mean"), "mean_shape"], [Of("mean_before")])
            .Node("Sub", [Of("step_mean"), Of("mean_before")], [Of("mean_difference")])
            .Node("Mul", [Of("mean_difference"), "mean_share"], [Of("mean_change")])
            .Node("Add", [Of("mean_before"), Of("mean_change")], [Of("mean_after")])
            .Node("Reshape", [Of("mean_after"), "mean_flat"], [Of("mean") + OutputSuffix])
            .Node("Sub", [Of("standard"), Of("mean_after")], [Of("risen")])
            .Node("Reshape", [Of("risen"), "frame_flat"], [Of("frame")])
            .Node("Concat", [Of("frame"), Of("mean") + OutputSuffix], [Of("inputs")], ("axis", 1L));
        Entry(writer, wrist, wrist == Wrists[0] ? layers.Left : layers.Right, options.Entry);
    }

    // A ring that is turned under fixed weights sees the same as weights that are turned the other way under a fixed ring.
    private static void Entry(OnnxWriter writer, string wrist, TorchSharp.Modules.Linear layer, int entry)
    {
        var weights = HeldTensors.Numbers(layer.weight);
        writer.Constant($"{wrist}_entry_bias", HeldTensors.Numbers(layer.bias!), entry);
        for (var turn = -1; turn <= 1; turn++)
        {
            var turned = new float[weights.Length];
            for (var i = 0; i < weights.Length; i++)
                turned[i - (i % Channels) + (((i % Channels) + turn + Channels) % Channels)] = weights[i];
            var name = $"{wrist}_turned{turn + 1}";
            writer
                .Constant($"{name}_weights", turned, entry, TapNetworkOptions.WristInputs)
                .Node("Gemm", [$"{wrist}_inputs", $"{name}_weights", $"{wrist}_entry_bias"], [$"{name}_sums"], ("transB", 1L))
                .Node("Relu", [$"{name}_sums"], [name]);
        }

        writer
            .Node("Add", [$"{wrist}_turned1", $"{wrist}_turned0"], [$"{wrist}_two"])
            .Node("Add", [$"{wrist}_two", $"{wrist}_turned2"], [$"{wrist}_three"])
            .Node("Mul", [$"{wrist}_three", "third"], [$"{wrist}_entry"]);
    }
}

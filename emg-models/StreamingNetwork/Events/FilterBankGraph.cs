using NeuralGlasses.OnnxGraphs;

namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>The filters of <see cref="EventFilters"/> as nodes of a graph: the samples of a step and those before it go in, the logarithm of each filter's power and the samples for the next step come out.</summary>
internal static class FilterBankGraph
{
    /// <summary>What the nodes give, [1, feature].</summary>
    public const string LoudnessName = "loudness";

    private static readonly long[] TimeLast = [0, 2, 1];
    private static readonly long[] TimeAxis = [2];
    private static readonly long[] Kernel = [EventFilters.Taps];
    private static readonly long[] Strides = [EventFilters.Stride];

    /// <summary>Adds the nodes, of samples [1, stride x channels] and a context [1, channels x <see cref="EventFilters.Window"/> - stride].</summary>
    public static void Loudness(OnnxWriter writer, long channels, long stride) => writer
        .Constant("samples_shape", [1L, stride, channels], 3)
        .Constant("context_shape", [1L, channels, EventFilters.Window - stride], 3)
        .Constant("context_flat", [1L, channels * (EventFilters.Window - stride)], 2)
        .Constant("context_start", [stride], 1)
        .Constant("context_end", [(long)EventFilters.Window], 1)
        .Constant("time_axis", [2L], 1)
        .Constant("bank", EventFilters.Weights((int)channels), EventFilters.PerChannel * channels, channels, EventFilters.Taps)
        .Constant("floor", [EventFilters.FloorPower])
        .Node("Reshape", [EventGraph.SamplesName, "samples_shape"], ["by_time"])
        .Node("Transpose", ["by_time"], ["by_channel"], ("perm", TimeLast))
        .Node("Reshape", [EventGraph.ContextName, "context_shape"], ["context_before"])
        .Node("Concat", ["context_before", "by_channel"], ["window"], ("axis", 2L))
        .Node("Slice", ["window", "context_start", "context_end", "time_axis"], ["context_after"])
        .Node("Reshape", ["context_after", "context_flat"], [EventGraph.ContextName + EventGraph.OutputSuffix])
        .Node("Conv", ["window", "bank"], ["filtered"], ("kernel_shape", Kernel), ("strides", Strides))
        .Node("Mul", ["filtered", "filtered"], ["squares"])
        .Node("ReduceMean", ["squares"], ["power"], ("axes", TimeAxis), ("keepdims", 0L))
        .Node("Add", ["power", "floor"], ["floored"])
        .Node("Log", ["floored"], [LoudnessName]);
}

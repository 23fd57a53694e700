using NeuralGlasses.OnnxGraphs;
using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.StreamingNetwork.Cursor;

/// <summary>
/// The ONNX graph of a network that follows a wrist: the samples of one step and the states of the step before go in, velocities, angles, the probability of a
/// pinch, the embedding and the new states come out. Every tensor is [1, length]; all states are zero at the start of a stream.
/// </summary>
public static class CursorGraph
{
    /// <summary>Samples of a step in microvolts, [time, channel] with the channel fastest.</summary>
    public const string SamplesName = EventGraph.SamplesName;

    /// <summary>Degrees a second of extension and radial deviation.</summary>
    public const string VelocitiesName = "velocities";

    /// <summary>Degrees of extension and radial deviation.</summary>
    public const string AnglesName = "angles";

    /// <summary>Probabilities of an open hand and of a pinch.</summary>
    public const string ProbabilitiesName = EventGraph.ProbabilitiesName;

    /// <summary>What the last layer sees.</summary>
    public const string EmbeddingName = EventGraph.EmbeddingName;

    /// <summary>What the name of a state has behind it where it comes out.</summary>
    public const string OutputSuffix = EventGraph.OutputSuffix;

    private const string LevelsName = "levels";
    private const string HiddenName = "hidden";

    /// <summary>Names and lengths of the states: the last samples, the means of the features, and the recurrent layer.</summary>
    public static IReadOnlyList<(string Name, int Length)> States(CursorNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [(EventGraph.ContextName, options.ChannelCount * CursorFilters.Context), (LevelsName, CursorNetworkOptions.LevelSeconds.Count * options.Features), (HiddenName, options.Hidden)];
    }

    internal static byte[] Build(CursorNetwork network, CursorModule layers)
    {
        var options = network.Options;
        var writer = new OnnxWriter("cursor-network")
            .Input(SamplesName, 1, CursorNetworkOptions.StrideSamples * options.ChannelCount)
            .Output(VelocitiesName, 1, CursorNetworkOptions.Axes)
            .Output(AnglesName, 1, CursorNetworkOptions.Axes)
            .Output(ProbabilitiesName, 1, 2)
            .Output(EmbeddingName, 1, options.Embedding);
        foreach (var (name, length) in States(options))
            writer.Input(name, 1, length).Output(name + OutputSuffix, 1, length);
        FilterBankGraph.Loudness(writer, options.ChannelCount, CursorNetworkOptions.StrideSamples);
        Levels(writer, network);
        Moves(writer, layers, options);
        Pinches(writer, layers, options);
        Answers(writer, network, layers);
        return writer.Metadata("labels", "rest,press").ToBytes();
    }

    private static void Levels(OnnxWriter writer, CursorNetwork network)
    {
        var features = network.Options.Features;
        var seconds = CursorNetworkOptions.LevelSeconds;
        float[] shares = [.. seconds.SelectMany(each => Enumerable.Repeat(CursorNetworkOptions.ShareOf(each), features))];
        writer
            .Constant("offset", network.Offset, 1, features)
            .Constant("factor", network.Factor, 1, features)
            .Constant("level_shares", shares, 1, shares.Length)
            .Node("Add", [FilterBankGraph.LoudnessName, "offset"], ["centred"])
            .Node("Mul", ["centred", "factor"], ["standard"])
            .Node("Concat", [.. seconds.Select(_ => "standard")], ["standards"], ("axis", 1L))
            .Node("Sub", ["standards", LevelsName], ["missing"])
            .Node("Mul", ["missing", "level_shares"], ["change"])
            .Node("Add", [LevelsName, "change"], [LevelsName + OutputSuffix])
            .Node("Concat", ["standard", LevelsName + OutputSuffix], ["frame"], ("axis", 1L));
    }

    private static void Moves(OnnxWriter writer, CursorModule layers, CursorNetworkOptions options) => writer
        .Constant("entry_weights", EventGraph.Values(layers.Entry.weight), options.Entry, options.Inputs)
        .Constant("entry_bias", EventGraph.Values(layers.Entry.bias!), options.Entry)
        .Constant("moves_weights", EventGraph.Values(layers.Moves.weight), options.Moves, options.Entry)
        .Constant("moves_bias", EventGraph.Values(layers.Moves.bias!), options.Moves)
        .Node("Gemm", ["frame", "entry_weights", "entry_bias"], ["entry_sums"], ("transB", 1L))
        .Node("Relu", ["entry_sums"], ["entry"])
        .Node("Gemm", ["entry", "moves_weights", "moves_bias"], ["moves_sums"], ("transB", 1L))
        .Node("Relu", ["moves_sums"], ["moves"]);

    private static void Pinches(OnnxWriter writer, CursorModule layers, CursorNetworkOptions options)
    {
        writer
            .Constant("fingers_weights", EventGraph.Values(layers.Fingers.weight), options.Fingers, options.Inputs)
            .Constant("fingers_bias", EventGraph.Values(layers.Fingers.bias!), options.Fingers)
            .Constant("pinches_weights", EventGraph.Values(layers.Pinches.weight), options.Pinches, options.Hidden + options.Fingers)
            .Constant("pinches_bias", EventGraph.Values(layers.Pinches.bias!), options.Pinches)
            .Node("Gemm", ["frame", "fingers_weights", "fingers_bias"], ["fingers_sums"], ("transB", 1L))
            .Node("Relu", ["fingers_sums"], ["fingers"]);
        RecurrentStep.Add(writer, layers.Recurrent, HiddenName, "fingers", options.Fingers, options.Hidden);
        writer
            .Node("Concat", [HiddenName + OutputSuffix, "fingers"], ["seen"], ("axis", 1L))
            .Node("Gemm", ["seen", "pinches_weights", "pinches_bias"], ["pinches_sums"], ("transB", 1L))
            .Node("Relu", ["pinches_sums"], ["pinches"])
            .Node("Concat", ["moves", "pinches"], [EmbeddingName], ("axis", 1L));
    }

    private static void Answers(OnnxWriter writer, CursorNetwork network, CursorModule layers)
    {
        var options = network.Options;
        var (weights, biases) = network.LastLayer();
        const int Press = CursorNetworkOptions.Axes;
        var split = CursorNetworkOptions.Axes * options.Embedding;
        writer
            .Constant("velocity_weights", weights.AsSpan(0, split), CursorNetworkOptions.Axes, options.Embedding)
            .Constant("velocity_bias", biases.AsSpan(0, CursorNetworkOptions.Axes), CursorNetworkOptions.Axes)
            .Constant("press_weights", weights.AsSpan(split, options.Embedding), 1, options.Embedding)
            .Constant("press_bias", biases.AsSpan(Press, 1), 1)
            .Constant("angle_weights", weights.AsSpan(split + options.Embedding), CursorNetworkOptions.Axes, options.Embedding)
            .Constant("angle_bias", biases.AsSpan(Press + 1), CursorNetworkOptions.Axes)
            .Node("Gemm", [EmbeddingName, "velocity_weights", "velocity_bias"], [VelocitiesName], ("transB", 1L))
            .Node("Gemm", [EmbeddingName, "angle_weights", "angle_bias"], [AnglesName], ("transB", 1L))
            .Node("Gemm", [EmbeddingName, "press_weights", "press_bias"], ["press_odds"], ("transB", 1L))
            .Node("Neg", ["press_odds"], ["open_odds"])
            .Node("Sigmoid", ["press_odds"], ["press"])
            .Node("Sigmoid", ["open_odds"], ["open"])
            .Node("Concat", ["open", "press"], [ProbabilitiesName], ("axis", 1L));
    }
}

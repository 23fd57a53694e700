using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.OnnxGraphs;

namespace NeuralGlasses.Training.Export;

/// <summary>
/// The graph of a model that ships: statistics that follow the wearer (<see cref="BalancedStandard"/>) as recurrent states, the networks and
/// the classes of a population. It computes what <see cref="FollowedWearer"/> computes.
/// </summary>
public static class PopulationGraph
{
    /// <summary>Name of the input tensor, shape [1, features].</summary>
    public const string InputName = "features";

    /// <summary>Name of the output tensor, shape [1, labels].</summary>
    public const string OutputName = "probabilities";

    /// <summary>Names of the states before a step: frames of each label [1, labels], their sums and squares [1, labels x features].</summary>
    public static readonly IReadOnlyList<string> StateNames = ["counts", "sums", "squares"];

    /// <summary>What the name of a state has behind it where it comes out.</summary>
    public const string OutputSuffix = "_out";

    /// <summary>The recurrent states as a manifest names them.</summary>
    /// <param name="featureCount">Features of a frame.</param>
    /// <param name="labelCount">Labels.</param>
    public static IEnumerable<ModelManifestState> States(int featureCount, int labelCount)
    {
        int[] lengths = [labelCount, labelCount * featureCount, labelCount * featureCount];
        return StateNames.Zip(lengths, (name, length) => new ModelManifestState { Input = name, Output = name + OutputSuffix, Length = length });
    }

    /// <summary>Serialises the graph.</summary>
    /// <param name="population">The population.</param>
    /// <param name="labels">Meaning of each output, for the metadata.</param>
    public static byte[] Build(Population population, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(labels);
        var writer = new OnnxWriter("population")
            .Input(InputName, 1, population.Layout.Length)
            .Output(OutputName, 1, population.ClassCount);
        foreach (var state in States(population.Layout.Length, population.ClassCount))
            writer.Input(state.Input, 1, state.Length).Output(state.Output, 1, state.Length);
        Standardise(writer, population);
        Answer(writer, population);
        Learn(writer, population);
        return writer.Metadata("labels", string.Join(",", labels)).ToBytes();
    }

    private static void Standardise(OnnxWriter writer, Population population)
    {
        var (labels, features) = (population.ClassCount, population.Layout.Length);
        var (priorSums, priorSquares) = BalancedStandard.Prior(population);
        writer
            .Constant("usual_mean", population.Usual.Mean, 1, features)
            .Constant("usual_deviation", population.Usual.Deviation, 1, features)
            .Constant("prior_sums", priorSums, labels, features)
            .Constant("prior_squares", priorSquares, labels, features)
            .Constant("prior_frames", [BalancedStandard.PriorFrames])
            .Constant("label_count", [(float)labels])
            .Constant("smallest_variance", [BalancedStandard.SmallestVariance])
            .Constant("by_label", [(long)labels, features], 2)
            .Node("Sub", [InputName, "usual_mean"], ["from_usual"])
            .Node("Div", ["from_usual", "usual_deviation"], ["away"])
            .Node("Add", ["counts", "prior_frames"], ["frames"])
            .Node("Mul", ["frames", "label_count"], ["frames_of_all"])
            .Node("Reciprocal", ["frames_of_all"], ["shares"])
            .Node("Reshape", ["sums", "by_label"], ["own_sums"])
            .Node("Reshape", ["squares", "by_label"], ["own_squares"])
            .Node("Add", ["own_sums", "prior_sums"], ["all_sums"])
            .Node("Add", ["own_squares", "prior_squares"], ["all_squares"])
            .Node("MatMul", ["shares", "all_sums"], ["mean"])
            .Node("MatMul", ["shares", "all_squares"], ["square"])
            .Node("Mul", ["mean", "mean"], ["mean_squared"])
            .Node("Sub", ["square", "mean_squared"], ["raw_variance"])
            .Node("Max", ["raw_variance", "smallest_variance"], ["variance"])
            .Node("Sqrt", ["variance"], ["deviation"])
            // Half way, in logarithms, to the population's deviation, which is 1 here.
            .Node("Sqrt", ["deviation"], ["trusted_deviation"])
            .Node("Sub", ["away", "mean"], ["centred"])
            .Node("Div", ["centred", "trusted_deviation"], ["standardised"]);
    }

    private static void Answer(OnnxWriter writer, Population population)
    {
        writer
            .Constant("network_share", [Population.NetworkShare])
            .Constant("classes_share", [1 - Population.NetworkShare]);
        GraphParts.Networks(writer, population.Networks, "standardised", "network_logarithm");
        GraphParts.Scores(writer, population.Discriminant, "standardised", "classes");
        writer
            .Node("Mul", ["network_logarithm", "network_share"], ["network_part"])
            .Node("Mul", ["classes", "classes_share"], ["classes_part"])
            .Node("Add", ["network_part", "classes_part"], ["answer"])
            .Node("Softmax", ["answer"], [OutputName], ("axis", -1L));
    }

    private static void Learn(OnnxWriter writer, Population population)
    {
        var (labels, features) = (population.ClassCount, population.Layout.Length);
        writer
            .Constant("column", [(long)labels, 1], 2)
            .Constant("flat", [1L, labels * features], 2)
            .Constant("longest_memory", [BalancedStandard.LongestMemoryFrames])
            .Node("Mul", ["away", "away"], ["away_squared"])
            .Node("Reshape", [OutputName, "column"], ["probability_column"])
            .Node("MatMul", ["probability_column", "away"], ["new_sums"])
            .Node("MatMul", ["probability_column", "away_squared"], ["new_squares"])
            .Node("Add", ["own_sums", "new_sums"], ["longer_sums"])
            .Node("Add", ["own_squares", "new_squares"], ["longer_squares"])
            .Node("Add", ["counts", OutputName], ["longer_counts"])
            // What is beyond the longest memory fades in proportion.
            .Node("Min", ["longer_counts", "longest_memory"], ["counts_out"])
            .Node("Max", ["longer_counts", "longest_memory"], ["remembered"])
            .Node("Div", ["longest_memory", "remembered"], ["keep"])
            .Node("Reshape", ["keep", "column"], ["keep_column"])
            .Node("Mul", ["longer_sums", "keep_column"], ["kept_sums"])
            .Node("Mul", ["longer_squares", "keep_column"], ["kept_squares"])
            .Node("Reshape", ["kept_sums", "flat"], ["sums_out"])
            .Node("Reshape", ["kept_squares", "flat"], ["squares_out"]);
    }
}

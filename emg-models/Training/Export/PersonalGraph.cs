using NeuralGlasses.Calibration;
using NeuralGlasses.OnnxGraphs;

namespace NeuralGlasses.Training.Export;

/// <summary>
/// The graph of one wearer: the band turned into its usual place, the wearer's statistics, the adapted networks and classes. It computes
/// <see cref="PersonalModel.LogProbabilities"/> of a frame and has no state.
/// </summary>
public static class PersonalGraph
{
    /// <summary>Serialises the graph.</summary>
    /// <param name="model">The adapted model.</param>
    /// <param name="labels">Meaning of each output, for the metadata.</param>
    public static byte[] Build(PersonalModel model, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(labels);
        var layout = model.Population.Layout;
        var writer = new OnnxWriter("wearer")
            .Input(PopulationGraph.InputName, 1, layout.Length)
            .Output(PopulationGraph.OutputName, 1, labels.Count)
            .Constant("place", [.. model.Permutation.FeatureIndex(layout).Select(index => (long)index)], layout.Length)
            .Constant("mean", model.Standard.Mean, 1, layout.Length)
            .Constant("deviation", model.Standard.Deviation, 1, layout.Length)
            .Node("Gather", [PopulationGraph.InputName, "place"], ["usual"], ("axis", 1L))
            .Node("Sub", ["usual", "mean"], ["centred"])
            .Node("Div", ["centred", "deviation"], ["standardised"]);
        GraphParts.Networks(writer, model.Networks, "standardised", "networks");
        GraphParts.Scores(writer, model.OwnScores, "standardised", "own");
        return writer
            .Constant("share", [model.Population.AdaptedShare])
            .Node("Mul", ["networks", "share"], ["weighted"])
            .Node("Add", ["own", "weighted"], ["answer"])
            .Node("Softmax", ["answer"], [PopulationGraph.OutputName], ("axis", -1L))
            .Metadata("labels", string.Join(",", labels))
            .ToBytes();
    }
}

using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.StreamingNetwork.Events;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Discrete.Learning;
using NeuralGlasses.Training.Discrete.Shipping;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains and measures the pinch-and-swipe model.</summary>
public static class DiscreteRun
{
    private const int ReplayCount = 5000;

    /// <summary>Simulates the teachers, trains, chooses the policies, and measures if wanted.</summary>
    public static void Train(DiscretePlan plan, string directory, bool measures, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"simulate {plan.Teachers.Count} people");
        var sessions = TeachingSessions.Of(plan, bar.Report);
        bar.Stage("learn");
        var options = new EventNetworkOptions(Discrete.Simulated.SimulatedSession.Channels, DiscreteLabels.All.Count) { Embedding = plan.Embedding };
        using var network = EventNetwork.Train(sessions, options, plan.Learning, plan.Seed, (share, _) => bar.Report(share));
        var layers = network.LastLayers();
        var head = EventHead.Of(layers.InnerWeights, layers.InnerBias, layers.AnswerWeights, layers.AnswerBias);
        DiscreteModelFiles.Write(directory, plan, network, new EventPopulation(head, ReplayFrames.Of(network, sessions, ReplayCount, plan.Seed)));
        ChoosePolicies(plan, directory, bar);
        bar.Clear();
        output.WriteLine($"wrote {directory}");
        if (measures)
            Evaluate(plan, directory, output, bar);
    }

    /// <summary>Chooses the policies of a model on the tuners of its plan.</summary>
    public static void ChoosePolicies(DiscretePlan plan, string directory, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"choose the policies on {plan.Tuners.Count} people");
        DiscreteMeasurement.ChoosePolicies(directory, plan, bar.Report);
    }

    /// <summary>Measures a model and writes figures and card.</summary>
    public static void Evaluate(DiscretePlan plan, string directory, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"measure on {plan.Testers.Count} people");
        var metrics = DiscreteMeasurement.Measure(directory, plan, bar.Report);
        bar.Clear();
        WholeFile.Write(Path.Combine(directory, ModelFigures.FileName), metrics.ToJson());
        var card = DiscreteCard.Write(ModelManifest.Load(Path.Combine(directory, ModelManifest.FileName)), plan, metrics);
        WholeFile.Write(Path.Combine(directory, ModelWriter.CardFileName), card);
        output.Write(card);
    }
}

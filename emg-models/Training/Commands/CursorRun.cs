using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Axes;
using NeuralGlasses.Training.Cursor;
using NeuralGlasses.Training.Cursor.Shipping;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains and measures the wrist model.</summary>
public static class CursorRun
{
    /// <summary>Simulates the teachers, trains, chooses the thresholds, and measures if wanted.</summary>
    public static void Train(CursorPlan plan, string directory, bool measures, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"simulate {plan.Teachers.Count} people");
        var teachers = CursorTeaching.Of(plan, bar.Report);
        bar.Stage("learn");
        using (var network = CursorNetwork.Train(teachers, new CursorNetworkOptions(SimulatedSession.Channels), plan.Learning, CursorCalibration.Loading, plan.Seed, (share, _) => bar.Report(share)))
            CursorModelFiles.Write(directory, plan, network);
        ChooseThresholds(plan, directory, bar);
        bar.Clear();
        output.WriteLine($"wrote {directory}");
        if (measures)
            Evaluate(plan, directory, output, bar);
    }

    /// <summary>Chooses the thresholds of a pinch on the tuners of a plan.</summary>
    public static void ChooseThresholds(CursorPlan plan, string directory, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"choose the thresholds on {plan.Tuners.Count} people");
        var trials = CursorMeasurement.Trials(directory, plan.Tuners, plan.TestSeconds, plan.LifeHours / 2, bar.Report);
        var start = ModelManifest.Load(Path.Combine(directory, ModelManifest.FileName)).Cursor!;
        CursorModelFiles.WriteThresholds(directory, CursorMeasurement.Choose(trials, start, plan.MostFalsePerHour));
    }

    /// <summary>Measures a model and writes figures and card.</summary>
    public static void Evaluate(CursorPlan plan, string directory, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"measure on {plan.Testers.Count} people");
        var metrics = CursorMeasurement.Of(directory, plan, CursorMeasurement.Trials(directory, plan.Testers, plan.TestSeconds, plan.LifeHours, bar.Report));
        bar.Clear();
        WholeFile.Write(Path.Combine(directory, ModelFigures.FileName), metrics.ToJson());
        var card = CursorCard.Write(ModelManifest.Load(Path.Combine(directory, ModelManifest.FileName)), plan, metrics, AxesReport.In(directory));
        WholeFile.Write(Path.Combine(directory, ModelWriter.CardFileName), card);
        output.Write(card);
    }
}

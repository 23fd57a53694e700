using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Models.Tests.Shipping;

/// <summary>Trains small models on invented people.</summary>
internal static class InventedPlan
{
    public static TrainingPlan Plan { get; } = new()
    {
        Format = TrainingPlan.CurrentFormat,
        Name = "invented",
        Version = "1.0.0",
        Set = "invented",
        Folds = 2,
        LearningSteps = 30,
        MinimumStreamRateHz = 250,
        UnknownGestures = ["fist"],
    };

    public static string People(TemporaryFolder folder, int count, string licence = "MIT")
    {
        var directory = Directory.CreateDirectory(folder.File("people")).FullName;
        for (var person = 0; person < count; person++)
            (InventedSession.WithPlainGestures($"P{person:D2}", repetitions: 4, seed: person) with { Licence = licence }).Write(directory);
        return directory;
    }

    public static void Train(TrainingPlan plan, string data, string output, bool researchOnly = false, bool measures = false)
        => TrainRun.Execute(plan, data, output, researchOnly, measures, TextWriter.Null, new ProgressBar(TextWriter.Null, isTerminal: false));
}

using System.Globalization;
using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Taps;
using NeuralGlasses.Training.Taps.Recorded;
using NeuralGlasses.Training.Taps.Simulated;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains, measures and personalises the model that reads keystrokes.</summary>
public static class TapRun
{
    private const string PhrasesFileName = "phrases.txt";

    /// <summary>Simulates teachers and tuners and trains.</summary>
    public static void Train(string planPath, string directory, string? frames, string? from, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var plan = TapPlan.Load(planPath);
        var language = Language(planPath, plan);
        bar.Stage($"simulate {plan.Teachers.Count} people");
        var teachers = TapTeaching.Of(plan.Teachers, plan.TeachCharacters, language, frames, bar.Report);
        bar.Stage($"simulate {plan.Tuners.Count} people");
        var tuners = TapTeaching.Of(plan.Tuners, plan.TeachCharacters, language, frames, bar.Report);
        var hours = teachers.Sum(session => session.Steps * TapNetworkOptions.StepSeconds) / 3600;
        Learn(directory, plan, teachers, tuners, string.Create(CultureInfo.InvariantCulture, $"{plan.Teachers.Count} simulated people who typed {hours:F1} hours; no recording of anybody"), output, bar, from);
    }

    /// <summary>Trains on recordings; the last user by name chooses the best checkpoint.</summary>
    public static void TrainRecorded(string planPath, string directory, string folder, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        var plan = TapPlan.Load(planPath);
        bar.Stage("read");
        var recordings = RecordedTyping.ReadAll(folder, bar.Report);
        var last = recordings.Max(recording => recording.User)!;
        if (recordings.All(recording => recording.User == last))
            throw new RecordingException($"{folder}: holds sessions of one user, {last}; expected at least two, one of whom chooses the best checkpoint.");
        var teachers = recordings.Where(recording => recording.User != last).ToArray();
        Learn(
            directory, plan, [.. teachers.Select(recording => recording.Session)], [.. recordings.Except(teachers).Select(recording => recording.Session)],
            $"{teachers.Select(recording => recording.User).Distinct().Count()} people's recordings in the layout of emg2qwerty; their licence holds", output, bar);
    }

    /// <summary>Measures a model on the testers of its plan and writes figures and card.</summary>
    public static void Evaluate(string directory, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var (plan, phrases, language) = Opened(directory);
        using var network = TapModelFiles.Network(directory);
        bar.Stage($"choose the weight of the language on {plan.Tuners.Count} people");
        var options = TapMeasurement.Choose(network, plan, phrases, language, bar.Report);
        bar.Stage($"measure on {plan.Testers.Count} people");
        var metrics = TapMeasurement.Simulated(directory, network, plan, phrases, language, options, bar.Report);
        bar.Clear();
        WholeFile.Write(Path.Combine(directory, ModelFigures.FileName), metrics.ToJson());
        var card = TapCard.Write(TapManifest.Load(Path.Combine(directory, ModelManifest.FileName)), plan, metrics);
        WholeFile.Write(Path.Combine(directory, ModelWriter.CardFileName), card);
        output.Write(card);
    }

    /// <summary>Measures a model on recordings.</summary>
    public static void EvaluateRecorded(string directory, string folder, string? file, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var (plan, _, language) = Opened(directory);
        using var network = TapModelFiles.Network(directory);
        bar.Stage("read");
        var recordings = RecordedTyping.ReadAll(folder, bar.Report);
        bar.Stage("measure");
        var metrics = TapMeasurement.Recorded(directory, network, plan, recordings, language, new TapSearchOptions(), bar.Report);
        bar.Clear();
        if (file is not null)
            WholeFile.Write(file, metrics.ToJson());
        output.Write(metrics.ToJson());
    }

    /// <summary>Lets a model learn on from one wearer's sessions.</summary>
    public static void Personalise(string directory, string folder, string target, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var plan = TapPlan.Load(Path.Combine(directory, TrainingPlan.FileName));
        var manifest = TapManifest.Load(Path.Combine(directory, ModelManifest.FileName));
        using var network = TapModelFiles.Network(directory);
        bar.Stage("read");
        var recordings = RecordedTyping.ReadAll(folder, bar.Report);
        bar.Stage("learn");
        using var personal = network.LearnOn([.. recordings.Select(recording => recording.Session)], plan.Personal, plan.Seed);
        TapModelFiles.Write(target, plan, personal, $"{manifest.TrainedOn}; then {recordings.Count} sessions of one wearer");
        bar.Clear();
        output.WriteLine($"wrote {target}");
    }

    private static void Learn(string directory, TapPlan plan, IReadOnlyList<TapSession> teachers, IReadOnlyList<TapSession> tuners, string trainedOn, TextWriter output, ProgressBar bar, string? from = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        bar.Stage("learn");
        var rate = TapTraining.Run(directory, plan, teachers, tuners, trainedOn, output, bar.Report, from);
        bar.Clear();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrote {directory}: {100 * rate:F1} % of the characters of the tuners wrong without a language"));
    }

    private static (TapPlan Plan, string[] Phrases, LanguageModel Language) Opened(string directory)
    {
        var path = Path.Combine(directory, TrainingPlan.FileName);
        var plan = TapPlan.Load(path);
        var file = Path.Combine(directory, plan.Language, PhrasesFileName);
        if (!File.Exists(file))
            throw new RecordingException($"{file}: there is no such file; expected the phrases of the language, one a line.");
        string[] phrases = [.. File.ReadLines(file).Where(line => line.Length > 0 && line.All(letter => TapAlphabet.ClassOf(letter) >= 0))];
        if (phrases.Length <= plan.CalibrationPhrases)
            throw new RecordingException($"{file}: has {phrases.Length} phrases that can be tapped, expected more than the {plan.CalibrationPhrases} of the calibration.");
        return (plan, phrases, Language(path, plan));
    }

    private static LanguageModel Language(string planPath, TapPlan plan) =>
        LanguageModel.Load(Path.Combine(Path.GetDirectoryName(planPath)!, plan.Language, LanguageModel.FileName));
}

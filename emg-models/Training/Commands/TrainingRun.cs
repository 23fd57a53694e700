using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Evaluation;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains the hand-gesture model on a folder of recordings, measures it and writes its directory.</summary>
public static class TrainingRun
{
    /// <summary>Runs the whole training; the same recordings and options give the same bytes.</summary>
    /// <param name="dataDirectory">Folder of <c>emg-h5/1</c> recordings, one a person.</param>
    /// <param name="outputDirectory">Directory of the model; made when absent.</param>
    /// <param name="options">Options of the training.</param>
    /// <param name="progress">Receives a line at every stage.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="RecordingException">A recording cannot be used, or they do not belong together.</exception>
    public static TrainingFigures Execute(string dataDirectory, string outputDirectory, TrainingOptions options, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var recordings = RecordingFolder.Open(dataDirectory);
        RequireAlike(recordings);
        if (!options.ResearchOnly)
            RequireLicence(recordings);
        var people = new List<PersonSteps>();
        foreach (var recording in recordings)
        {
            people.Add(RecordingSteps.Of(recording, options));
            progress.WriteLine($"read {recording.Subject}: {people[^1].Steps.Count} steps. {PhysiologicalScale.Of(recording).Statement}");
        }

        var (final, figures) = Measure(people, options, progress);
        Directory.CreateDirectory(outputDirectory);
        var channels = recordings[0].ChannelCount;
        WholeFile.Write(Path.Combine(outputDirectory, "model.onnx"), GestureGraph.Build(final, options.MemoryShare, options.Labels));
        Manifest(channels, recordings[0], figures, options).Save(Path.Combine(outputDirectory, ModelManifest.FileName));
        WholeFile.Write(Path.Combine(outputDirectory, "expected.json"), TrainingJson.Lines(ParityVectors.Of(final, channels, options)));
        WholeFile.Write(Path.Combine(outputDirectory, "card.md"), ModelCard.Write(recordings[0], figures, options));
        progress.WriteLine($"wrote model.onnx, {ModelManifest.FileName}, expected.json and card.md to {outputDirectory}");
        return figures;
    }

    private static void RequireAlike(IReadOnlyList<EmgRecording> recordings)
    {
        var first = recordings[0];
        foreach (var recording in recordings)
        {
            if (recording.ChannelCount != first.ChannelCount)
                throw new RecordingException($"{recording.Path}: has {recording.ChannelCount} channels, {first.Path} has {first.ChannelCount}; train on recordings of one device.");
        }
    }

    private static void RequireLicence(IReadOnlyList<EmgRecording> recordings)
    {
        string[] allowed = ["MIT", "Apache-2.0"];
        var without = recordings.FirstOrDefault(each => !allowed.Contains(each.Licence));
        if (without is not null)
            throw new RecordingException($"{without.Path}: attribute 'licence' is '{without.Licence}', a model that ships may learn from {string.Join(" and ", allowed)} alone; choose another set, or mark the model with --research-only.");
    }

    private static (Perceptron Final, TrainingFigures Figures) Measure(List<PersonSteps> people, TrainingOptions options, TextWriter progress)
    {
        var baseline = CrossValidation.Run(people, some => GestureTrainer.FitBaseline(some, options), _ => { });
        var baselineScore = WindowScore.Of(people, baseline);
        progress.WriteLine($"linear discriminant, held-out people: {baselineScore.Balanced200:F3} one window, {baselineScore.Balanced600:F3} 600 ms");
        var (_, baselineEvents) = Events(people, [.. baseline.Select(model => model.WithRestBias(GestureTrainer.BaselineRestBias))], options);
        progress.WriteLine($"events, linear discriminant, held-out people: {Describe(baselineEvents)}");

        var heldOut = CrossValidation.Run(
            people,
            some => GestureTrainer.Fit(some, options),
            fold => progress.WriteLine($"fold {fold + 1} of {CrossValidation.Folds} trained"));
        var heldOutScore = WindowScore.Of(people, heldOut);
        var unbiasedScore = WindowScore.Of(people, [.. heldOut.Select(model => model.WithRestBias(0))]);
        progress.WriteLine($"net, held-out people: {unbiasedScore.Balanced200:F3} one window, {unbiasedScore.Balanced600:F3} 600 ms; with the bias of rest {heldOutScore.Balanced200:F3}, {heldOutScore.Balanced600:F3}");
        var (policy, heldOutEvents) = Events(people, heldOut, options);
        progress.WriteLine($"events, net, held-out people: {Describe(heldOutEvents)}");

        var final = GestureTrainer.Fit(people, options);
        var everyone = people.Select(_ => final).ToArray();
        var inTraining = PolicySearch.Score(people, Probabilities(people, everyone, options), policy, options);
        progress.WriteLine($"events, net, people in training: {Describe(inTraining)}");
        foreach (var person in people)
        {
            var own = PolicySearch.Score([person], Probabilities([person], [final], options), policy, options);
            progress.WriteLine($"  {person.Subject}, in training: {own.Right} of {own.Gestures} right, {own.WrongFirst} wrong first, {own.FalseActivations} false");
        }

        return (final, new(people.Count, heldOutScore, unbiasedScore, baselineScore, WindowScore.Of(people, everyone), heldOutEvents, baselineEvents, inTraining, policy));
    }

    private static (ModelManifestPolicy Policy, EventScore Score) Events(List<PersonSteps> people, IReadOnlyList<IScoreModel> models, TrainingOptions options)
    {
        var probabilities = Probabilities(people, models, options);
        var policy = PolicySearch.Choose(people, probabilities, options);
        return (policy, PolicySearch.Score(people, probabilities, policy, options));
    }

    private static double[][][] Probabilities(List<PersonSteps> people, IReadOnlyList<IScoreModel> models, TrainingOptions options)
        => [.. people.Select((person, i) => GestureTrainer.Probabilities(person, models[i], options))];

    private static string Describe(EventScore score)
        => $"recall {score.Recall:F3}, wrong first {score.WrongFirst}, missed {score.Missed} of {score.Gestures}, " +
           $"{score.FalsePerHour:F1} false an hour of rest, latency from the prompt {score.LatencySeconds(0.5):F2} s median";

    private static ModelManifest Manifest(int channels, EmgRecording recording, TrainingFigures figures, TrainingOptions options) => new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = "hand-gestures",
        Version = "1.0.0",
        Labels = options.Labels,
        RestLabel = options.Labels[0],
        ChannelCount = channels,
        SampleRateHz = options.ModelRateHz,
        MinimumStreamRateHz = options.MinimumStreamRateHz,
        Filters = new() { HighPassHz = options.HighPassHz, MainsNotch = true },
        WindowMs = 1000 * options.StrideCount * options.StepSeconds,
        StrideMs = 1000 * options.StepSeconds,
        Features = GestureFeatures.Name,
        NoiseFloorMicrovolts = options.NoiseFloorMicrovolts,
        ScoreMemoryMs = 1000 * options.MemorySeconds,
        Input = new() { Name = GestureGraph.InputName, Length = GestureFeatures.LengthFor(channels) },
        Output = new() { Name = GestureGraph.OutputName, Length = options.Labels.Count },
        States = [new() { Input = GestureGraph.StateInputName, Output = GestureGraph.StateOutputName, Length = options.Labels.Count }],
        Policy = figures.Policy,
        Licence = "MIT",
        ResearchOnly = options.ResearchOnly,
        TrainedOn = $"{recording.DataSet}: {figures.People} people, {channels} channels at {recording.RateHz} Hz, {recording.Source.Split(' ')[0]} ({recording.Licence})",
    };
}

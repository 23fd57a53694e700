using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders.Adaptive;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>Trains the model of a plan, measures its kind on people who did not teach it and writes its directory.</summary>
public static class TrainRun
{
    /// <summary>Runs the whole training; the same recordings and plan give the same bytes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="dataDirectory">Folder of all sets, or the set's own.</param>
    /// <param name="outputDirectory">Directory of the model; made when absent.</param>
    /// <param name="researchOnly">Whether recordings whose licence allows no product may teach; the model is marked then.</param>
    /// <param name="measures">Whether the figures are measured; without them the card says so.</param>
    /// <param name="output">Receives a line for every result.</param>
    /// <param name="bar">Shows progress.</param>
    /// <exception cref="RecordingException">A recording cannot be used, or may not teach a model that ships.</exception>
    /// <exception cref="ArgumentException">The plan names nobody in the set.</exception>
    public static void Execute(
        TrainingPlan plan, string dataDirectory, string outputDirectory, bool researchOnly, bool measures, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        bar.Stage($"read {plan.Set}");
        var all = SetFolder.Open(dataDirectory, plan.Set);
        var chosen = SubjectList.Parse(plan.People, "people", [.. all.Select(each => each.Subject).Distinct()], note => Say($"note: {note}"));
        EmgRecording[] recordings = [.. all.Where(each => chosen.Contains(each.Subject))];
        var marked = !recordings.All(each => TrainingPlan.ShippingLicences.Contains(each.Licence));
        if (marked && !researchOnly)
            RefuseLicence(recordings);
        var people = PersonLoader.Group(recordings, plan.Live);
        foreach (var note in people.SelectMany(PersonLoader.MaskNotes))
            Say($"note: {note}");

        var rehearsal = Rehearsal.Of(people, plan, bar.Stage, bar.Report);
        bar.Stage($"learn from {people.Count} people");
        var learnt = ((AdaptivePopulation)new AdaptiveFamily(plan.LearningSteps).Fit(people, plan.Seed, bar.Report)).Balanced;
        // What is stored is what runs: from here on only what a reader of the file has.
        var population = PopulationFile.FromBytes(PopulationFile.FileName, PopulationFile.ToBytes(learnt.WithMargin(rehearsal.StrangenessMargin)));
        var manifest = Manifest(plan, people[0], recordings, rehearsal, marked || researchOnly);
        ModelWriter.Write(outputDirectory, population, manifest, plan.Seed);
        WholeFile.Write(Path.Combine(outputDirectory, TrainingPlan.FileName), plan.ToJson());
        var runs = new FigureRuns(plan, dataDirectory, bar);
        var figures = new ModelFigures
        {
            Model = plan.Name,
            Version = plan.Version,
            GraphSha256 = ModelWriter.HashOf(Path.Combine(outputDirectory, ModelWriter.GraphFileName)),
            PopulationSha256 = ModelWriter.HashOf(Path.Combine(outputDirectory, PopulationFile.FileName)),
            People = [.. people.Select(person => person.Subject)],
            Accuracy = measures ? runs.Accuracy() : [],
            Events = measures ? runs.Events() : [],
            Unknown = measures ? runs.Unknown(people) : null,
        };
        WholeFile.Write(Path.Combine(outputDirectory, ModelFigures.FileName), ModelFiguresJson.Lines(figures));
        WholeFile.Write(Path.Combine(outputDirectory, ModelWriter.CardFileName), ModelCard.Write(manifest, plan, figures));
        bar.Clear();
        foreach (var accuracy in figures.Accuracy)
            Say(FormattableString.Invariant($"known: {accuracy.Known}: balanced accuracy {accuracy.Mean200:F3} from 200 ms, {accuracy.Mean600:F3} from 600 ms, worst person {accuracy.Worst600:F3}"));
        foreach (var events in figures.Events)
            Say(FormattableString.Invariant($"known: {events.Known}: recall {events.Recall:F3}, wrong {events.WrongRate:F3}, {events.FalseActivations} false in {events.RestHours:F2} h of rest, {events.MedianSecondsFromOnset:F2} s from the onset"));
        Say($"wrote the model to {outputDirectory}");

        void Say(string line)
        {
            bar.Clear();
            output.WriteLine(line);
        }
    }

    private static void RefuseLicence(EmgRecording[] recordings)
    {
        var without = recordings.First(each => !TrainingPlan.ShippingLicences.Contains(each.Licence));
        throw new RecordingException($"{without.Path}: attribute 'licence' is '{without.Licence}', a model that ships may learn from {string.Join(" and ", TrainingPlan.ShippingLicences)} alone; choose another set, or mark the model with --research-only.");
    }

    private static ModelManifest Manifest(
        TrainingPlan plan, PersonRecordings anyone, EmgRecording[] recordings, Rehearsal rehearsal, bool researchOnly)
    {
        var features = PersonFeatures.Of(anyone);
        if (!anyone.Labels.Contains(GestureLabels.Rest))
            throw new RecordingException($"{recordings[0].Path}: the labels {string.Join(", ", anyone.Labels)} lack '{GestureLabels.Rest}'; a model that ships has to know rest.");
        var sources = recordings.Select(each => $"{each.Source.Split(' ')[0]} ({each.Licence})").Distinct();
        var people = recordings.Select(each => each.Subject).Distinct().Count();
        return new()
        {
            Format = ModelManifest.CurrentFormat,
            Name = plan.Name,
            Version = plan.Version,
            Labels = anyone.Labels,
            RestLabel = GestureLabels.Rest,
            ChannelCount = anyone.ChannelCount,
            SampleRateHz = anyone.RateHz,
            MinimumStreamRateHz = plan.MinimumStreamRateHz,
            Filters = new() { HighPassHz = plan.Live.HighPassHz, MainsNotch = plan.Live.MainsHz > 0 },
            WindowMs = FrameCutter.WindowMs,
            StrideMs = FrameCutter.HopMs,
            Features = features.Name,
            NoiseFloorMicrovolts = plan.Live.NoiseFloorMicrovolts,
            ScoreMemoryMs = 0,
            Input = new() { Name = PopulationGraph.InputName, Length = features.Layout.Length },
            Output = new() { Name = PopulationGraph.OutputName, Length = anyone.Labels.Count },
            States = [.. PopulationGraph.States(features.Layout.Length, anyone.Labels.Count)],
            Policy = Rehearsal.Manifest(rehearsal.Policy.Settings),
            PersonalPolicy = Rehearsal.Manifest(rehearsal.PersonalPolicy.Settings),
            Licence = "MIT",
            ResearchOnly = researchOnly,
            TrainedOn = $"{plan.Set}: {people} people, {anyone.ChannelCount} channels at {anyone.RateHz} Hz, {string.Join(", ", sources)}",
        };
    }
}

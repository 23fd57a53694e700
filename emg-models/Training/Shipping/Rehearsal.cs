using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Decoders.Adaptive;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Novelty;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Shipping;

/// <summary>
/// Settings that a model needs beside its weights, found on people whom the model in question had not seen: each sixth of them is decoded
/// by what the others taught.
/// </summary>
/// <param name="Policy">Decision policy for somebody who never calibrated.</param>
/// <param name="PersonalPolicy">Decision policy for a wearer after one repetition.</param>
/// <param name="StrangenessMargin">How much stranger than the median calibration frame 99 of 100 known frames look at most.</param>
internal sealed record Rehearsal(PolicyChoice Policy, PolicyChoice PersonalPolicy, double StrangenessMargin)
{
    private const int LeastPeople = 3;
    private const int MostGroups = 6;
    private const double KnownShare = 0.99;

    public static Rehearsal Of(IReadOnlyList<PersonRecordings> people, TrainingPlan plan, Action<string> stage, Action<double> progress)
    {
        var labels = people[0].Labels;
        if (people.Count < LeastPeople)
            throw new RecordingException($"--data: {people.Count} people teach; the settings of a model are found on people by turns, give at least {LeastPeople}.");
        var groups = Math.Min(MostGroups, people.Count);
        var (generic, personal, margins) = (new List<DecodedRecording>(), new List<DecodedRecording>(), new List<double>());
        for (var turn = 0; turn < groups; turn++)
        {
            stage($"rehearse, group {turn + 1} of {groups}");
            var others = people.Where((_, i) => i % groups != turn).ToArray();
            var group = people.Where((_, i) => i % groups == turn).ToArray();
            var decoder = (AdaptivePopulation)new AdaptiveFamily(plan.LearningSteps).Fit(others, plan.Seed, _ => { });
            for (var p = 0; p < group.Length; p++)
            {
                var (person, split) = (group[p], ProtocolSplit.Of(group[p], EvaluationProtocol.OneShot));
                generic.AddRange(EventStreams.Of(person, ProtocolSplit.Of(person, EvaluationProtocol.ZeroShot), GenericPopulation.Follow(decoder.Balanced, person)));
                personal.AddRange(EventStreams.Of(person, split, decoder.DecodeCalibrated(person, split.Calibration, split.Repetitions, plan.Seed)));
                margins.AddRange(Margins(decoder, person, split, plan.Seed));
                progress((p + 1.0) / group.Length);
            }
        }

        stage("choose the decision policies");
        margins.Sort();
        return new(
            PolicySearch.Choose(generic, labels, GestureLabels.Rest, new PolicyGrid(), plan.Limits, share => progress(share / 2)),
            PolicySearch.Choose(personal, labels, GestureLabels.Rest, new PolicyGrid(), plan.PersonalLimits, share => progress(0.5 + share / 2)),
            Math.Round(margins[(int)(KnownShare * (margins.Count - 1))], 4));
    }

    public static ModelManifestPolicy Manifest(DecisionPolicyOptions settings) => new()
    {
        Threshold = settings.Threshold,
        ConfirmSteps = settings.ConfirmSteps,
        SmoothingMs = settings.SmoothingMs,
        ReleaseRestProbability = settings.ReleaseRestProbability,
        ReleaseSteps = settings.ReleaseSteps,
        MinimumValidFraction = settings.MinValidFraction,
        Certainty = settings.Certainty,
    };

    private static IEnumerable<double> Margins(AdaptivePopulation decoder, PersonRecordings person, ProtocolSplit split, int seed)
    {
        var strangeness = decoder.Strangeness(person, split.Calibration, split.Repetitions, seed);
        var calibration = split.Calibration.Select(i => strangeness[i]).Order().ToArray();
        if (calibration.Length == 0)
            return [];
        var smooth = RunningMean.Of(person, strangeness);
        return split.Tested.Select(i => smooth[i] - calibration[calibration.Length / 2]);
    }
}

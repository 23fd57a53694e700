using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Events;

/// <summary>Teaches a decoder and a decision policy with some people and replays the continuous recordings of others.</summary>
/// <param name="family">Family of decoders to measure.</param>
/// <param name="protocol">What is known of a test person; answers are strictly causal under every protocol unless <see cref="UsesWholeRecording"/> says otherwise.</param>
/// <param name="seed">Seed of every draw.</param>
/// <param name="stage">Told the name of each stage as it begins.</param>
/// <param name="progress">Told the share of the stage that is done, 0 to 1.</param>
public sealed class EventEvaluation(IDecoderFamily family, EvaluationProtocol protocol, int seed, Action<string> stage, Action<double> progress)
{
    private const int LeastPeople = 3;

    // Many, so that the models behind the choice have learnt from nearly as many people as the one that is tested.
    private const int MostInnerFolds = 6;

    /// <summary>Settings among which the policy is chosen.</summary>
    public PolicyGrid Grid { get; init; } = new();

    /// <summary>Whether a person who never calibrated is decoded with unlabelled statistics of the whole recording; causal otherwise.</summary>
    public bool UsesWholeRecording { get; init; }

    /// <summary>What the policy may cost on the training people.</summary>
    public PolicyLimits Limits { get; init; } = new();

    /// <summary>
    /// Chooses the policy on the training people, each decoded by a model that the other training people taught, then teaches with
    /// all of them and scores the test people. No test person influences anything but through a calibration.
    /// </summary>
    /// <param name="train">At least three people.</param>
    /// <param name="test">The people to score.</param>
    /// <param name="prefix">Begins the name of each stage.</param>
    /// <exception cref="ArgumentException">There are fewer than three training people, or the labels lack rest.</exception>
    public EventOutcome Run(IReadOnlyList<PersonRecordings> train, IReadOnlyList<PersonRecordings> test, string prefix)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        if (train.Count < LeastPeople)
            throw new ArgumentException($"--train: {train.Count} people teach; the decision policy is chosen among them by turns, name at least {LeastPeople}.");
        var labels = train[0].Labels;
        if (!labels.Contains(GestureLabels.Rest))
            throw new ArgumentException($"--set: the labels {string.Join(", ", labels)} lack '{GestureLabels.Rest}'; events need a set in which the hand rests between gestures.");
        var streams = new List<DecodedRecording>();
        var folds = Math.Min(MostInnerFolds, train.Count);
        for (var fold = 0; fold < folds; fold++)
        {
            stage($"{prefix}policy, inner fold {fold + 1} of {folds}");
            var inner = family.Fit([.. train.Where((_, i) => i % folds != fold)], seed, _ => { });
            streams.AddRange(Decode(inner, [.. train.Where((_, i) => i % folds == fold)]));
        }

        stage($"{prefix}choose the policy");
        var choice = PolicySearch.Choose(streams, labels, GestureLabels.Rest, Grid, Limits, progress);
        stage($"{prefix}learn from {train.Count} people, test {test.Count}");
        var decoder = family.Fit(train, seed, _ => { });
        var tested = Decode(decoder, test);
        var rest = labels.ToList().IndexOf(GestureLabels.Rest);
        return new(
            choice,
            PolicyReplay.Score(tested, choice.Settings, labels),
            [.. tested.Select(stream => HeldGestures.Of(stream, PolicyReplay.Of(stream, choice.Settings, labels), labels, rest))],
            [.. test.SelectMany(person => Enumerable.Repeat(AskedToRepeat(decoder, person), person.Sessions.Count))]);
    }

    private IReadOnlyList<string> AskedToRepeat(IPopulationDecoder decoder, PersonRecordings person)
        => protocol == EvaluationProtocol.ZeroShot ? [] : decoder.AskedToRepeat(person, ProtocolSplit.Of(person, protocol).Calibration);

    private List<DecodedRecording> Decode(IPopulationDecoder decoder, IReadOnlyList<PersonRecordings> people)
    {
        var streams = new List<DecodedRecording>();
        for (var p = 0; p < people.Count; p++)
        {
            var split = ProtocolSplit.Of(people[p], protocol);
            var answers = protocol == EvaluationProtocol.ZeroShot
                ? decoder.DecodeUnseen(people[p], causal: !UsesWholeRecording)
                : decoder.DecodeCalibrated(people[p], split.Calibration, split.Repetitions, seed);
            streams.AddRange(EventStreams.Of(people[p], split, answers));
            progress((p + 1.0) / people.Count);
        }

        return streams;
    }
}

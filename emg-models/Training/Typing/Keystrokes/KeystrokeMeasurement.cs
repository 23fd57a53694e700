using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>
/// Replays the recordings of people who did not teach through the keystroke policy of the glasses, their gestures cut to the length of keystrokes. Each person calibrates by turns
/// with other repetitions, so that every repetition is typed with; the last turns calibrate with what came later, which no wearer can.
/// </summary>
/// <param name="family">Decoder to measure.</param>
/// <param name="protocol">One-shot or two-shot.</param>
/// <param name="options">Settings of the policy.</param>
/// <param name="seed">Seed of every draw.</param>
public sealed class KeystrokeMeasurement(IDecoderFamily family, EvaluationProtocol protocol, KeystrokeOptions options, int seed)
{
    /// <summary>Measures people by turns, in folds: person i is measured in fold i mod <paramref name="folds"/> by what the others taught.</summary>
    /// <param name="people">People of one set.</param>
    /// <param name="folds">Number of folds, at least 2.</param>
    /// <param name="stage">Told the name of each stage as it begins.</param>
    /// <param name="progress">Told the share of the stage that is done, 0 to 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two folds, or fewer people than folds, or nobody made a gesture whose begin and end are clear.</exception>
    public IReadOnlyList<PersonKeystrokes> Run(IReadOnlyList<PersonRecordings> people, int folds, Action<string> stage, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(progress);
        if (folds < 2 || folds > people.Count)
            throw new ArgumentException($"--folds: {folds} folds of {people.Count} people; choose 2 to {people.Count} folds, or more people.");
        people = [.. people.Select(OnsetFrames.Of)];
        if (people.All(person => RecordedMove.Of(person, 0).Count == 0))
            throw new ArgumentException("--set: of no gesture in it both begin and end are clear, so that none can be cut to the length of a keystroke; choose a set whose people rest before and after each gesture, such as myo-alternating.");
        var measured = new List<PersonKeystrokes>();
        for (var fold = 0; fold < folds; fold++)
        {
            stage($"fold {fold + 1} of {folds}: learn");
            var decoder = family.Fit([.. people.Where((_, i) => i % folds != fold)], seed, progress);
            stage($"fold {fold + 1} of {folds}: type");
            var tested = people.Where((_, i) => i % folds == fold).ToArray();
            for (var i = 0; i < tested.Length; i++)
            {
                measured.Add(Person(decoder, tested[i]));
                progress((i + 1.0) / tested.Length);
            }
        }

        return [.. measured.OrderBy(person => person.Subject, StringComparer.Ordinal)];
    }

    private PersonKeystrokes Person(IPopulationDecoder decoder, PersonRecordings person)
    {
        var repetitions = person.Frames.Max(frame => frame.Repetition) + 1;
        var moves = RecordedMove.Of(person, 0);
        var calibrations = new List<CalibratedKeystrokes>();
        for (var turn = 0; turn < repetitions; turn++)
        {
            var turned = person with { Frames = [.. person.Frames.Select(frame => frame.Repetition < 0 ? frame : frame with { Repetition = (frame.Repetition + turn) % repetitions })] };
            var split = ProtocolSplit.Of(turned, protocol);
            var session = 0;
            var (rest, inRest) = (0.0, 0);
            foreach (var stream in EventStreams.Of(turned, split, decoder.DecodeCalibrated(turned, split.Calibration, split.Repetitions, seed)))
                Rest(stream, Activity(person, session++), person.Labels, ref rest, ref inRest);
            var keystrokes = new List<RealKeystroke>();
            for (var pace = 0; pace < KeystrokePace.All.Count; pace++)
            {
                var typed = TypedReplay.Of(decoder, turned, split, moves, KeystrokePace.All[pace], seed, turn);
                keystrokes.AddRange(Typed(typed, person.Labels, KeystrokePace.All[pace], pace));
            }

            calibrations.Add(new CalibratedKeystrokes(decoder.AskedToRepeat(turned, split.Calibration), Math.Round(rest, 1), inRest, keystrokes));
        }

        return new PersonKeystrokes(person.Subject, calibrations);
    }

    // Root mean square of the new samples of each step, over all channels.
    private static float[] Activity(PersonRecordings person, int session)
    {
        var signal = PersonSignal.Filtered(person, session);
        var stride = FrameCutter.HopLength(person.RateHz);
        return [.. person.Frames.Where(frame => frame.Session == session).Select(frame => StepActivity.Of(signal, frame.Start + person.WindowLength - stride, stride))];
    }

    // A hand that rests between prompts, and never types, types nothing.
    private void Rest(DecodedRecording stream, float[] activity, IReadOnlyList<string> labels, ref double rest, ref int inRest)
    {
        var restLabel = labels.ToList().IndexOf(GestureLabels.Rest);
        var policy = new KeystrokePolicy(options, labels.Count, restLabel);
        var typed = new List<double>();
        for (var i = 0; i < stream.Probabilities.Count; i++)
        {
            if (i > 0 && stream.Stretches[i] != stream.Stretches[i - 1])
                policy.Reset();
            for (var isTold = policy.TryDecide(new DecoderStep(stream.Probabilities[i], PolicyReplay.TimeOf(stream.Seconds[i]), 1, activity[i]), out var keystroke); isTold; isTold = policy.TryNext(out keystroke))
            {
                if (keystroke.Kind == KeystrokeKind.Pressed)
                    typed.Add(stream.Seconds[i]);
            }
        }

        foreach (var block in stream.Blocks.Where(block => block.Label == restLabel))
        {
            rest += Math.Max(0, block.End - block.Start - EventScoring.RestMarginSeconds);
            inRest += typed.Count(each => each >= block.Start + EventScoring.RestMarginSeconds && each < block.End);
        }
    }

    private IEnumerable<RealKeystroke> Typed(TypedReplay typed, IReadOnlyList<string> labels, KeystrokePace pace, int index)
    {
        var rest = labels.ToList().IndexOf(GestureLabels.Rest);
        // Of the first after a pause every one is, and there is no other to wait for; of the others none.
        var policy = new KeystrokePolicy(options with { IdleMs = pace.IsFirst ? 0 : double.PositiveInfinity, FirstWaits = false }, labels.Count, rest);
        var told = new List<(double BeganAt, double At, float[] Gestures)>();
        var held = new HashSet<double>();
        foreach (var (seconds, activity, probabilities) in typed.Steps)
        {
            if (!policy.TryDecide(new DecoderStep(probabilities, PolicyReplay.TimeOf(seconds), 1, activity), out var keystroke))
                continue;
            var beganAt = keystroke.BeganAt.Microseconds / 1e6;
            if (keystroke.Kind == KeystrokeKind.Pressed)
                told.Add((beganAt, seconds, keystroke.Gestures.ToArray()));
            else
                held.Add(beganAt);
        }

        for (var i = 0; i < typed.Gestures.Count; i++)
        {
            var (label, rise, fall) = typed.Gestures[i];
            var next = i + 1 < typed.Gestures.Count ? typed.Gestures[i + 1].Rise : double.PositiveInfinity;
            var own = told.Where(each => each.BeganAt >= rise - TypedStretch.LeadSeconds && each.BeganAt < next - TypedStretch.LeadSeconds).ToArray();
            if (own.Length == 0)
            {
                yield return new RealKeystroke(labels[label], null, [], 0) { Pace = index };
                continue;
            }

            int[] perMille = [.. own[0].Gestures.Where((_, k) => k != rest).Select(p => (int)MathF.Round(p * 1000))];
            yield return new RealKeystroke(labels[label], Math.Round((own[0].At - rise) * 1000), perMille, own.Length - 1) { Pace = index, IsHeld = held.Contains(own[0].BeganAt) };
        }
    }
}

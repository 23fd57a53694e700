using NeuralGlasses.Physiology;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>A decoder's answers to gestures that a person types at a pace.</summary>
/// <param name="Steps">Time of the newest sample, activity and probabilities of each step.</param>
/// <param name="Gestures">The gestures, at the same times.</param>
internal sealed record TypedReplay(IReadOnlyList<(double Seconds, float Activity, float[] Probabilities)> Steps, IReadOnlyList<TypedGesture> Gestures)
{
    /// <summary>Decodes the repetitions of a person that did not calibrate, cut and strung together; nothing else is heard in between, so that nobody learns from what is typed.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="turned">The person, of one session, with the repetitions in the order in which they are used.</param>
    /// <param name="split">Which frames calibrate.</param>
    /// <param name="moves">The person's moves.</param>
    /// <param name="pace">How quickly.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <param name="turn">Which turn it is.</param>
    public static TypedReplay Of(IPopulationDecoder decoder, PersonRecordings turned, ProtocolSplit split, IReadOnlyList<RecordedMove> moves, KeystrokePace pace, int seed, int turn)
    {
        var recording = turned.Sessions[0];
        var calibrated = split.Calibration.Select(i => turned.Frames[i].Segment).ToHashSet();
        var dice = new Dice(seed, $"typed {turned.Subject} {turn}");
        var stretch = TypedStretch.Of([.. moves.Where(move => !calibrated.Contains(move.Segment))], turned.RateHz, pace, dice);
        if (stretch.Gestures.Count == 0)
            return new TypedReplay([], []);
        var extended = recording.WithStretches([stretch.Pieces]);
        var first = recording.SampleCount;
        PersonRecordings all = turned with { Sessions = [extended], Frames = FrameCutter.Cut([extended], turned.Labels) };
        Frame[] typed = [.. all.Frames.Where(frame => frame.Start >= first)];
        Frame[] kept = [.. turned.Frames.Where(frame => calibrated.Contains(frame.Segment))];
        var steady = split.Calibration.Select(i => turned.Frames[i]).ToHashSet();
        var person = all with { Frames = [.. kept, .. typed] };
        int[] calibration = [.. Enumerable.Range(0, kept.Length).Where(i => steady.Contains(kept[i]))];
        var answers = decoder.DecodeCalibrated(person, calibration, split.Repetitions, seed);
        var signal = PersonSignal.Filtered(person, 0);
        var stride = FrameCutter.HopLength(person.RateHz);
        return new TypedReplay(
            [.. typed.Select((frame, i) => (
                (frame.Start + person.WindowLength - first) / person.RateHz,
                StepActivity.Of(signal, frame.Start + person.WindowLength - stride, stride),
                Array.ConvertAll(answers[kept.Length + i], MathF.Exp)))],
            stretch.Gestures);
    }
}

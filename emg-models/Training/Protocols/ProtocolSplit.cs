using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Protocols;

/// <summary>Which frames of a test person calibrate and which are tested; only steady frames do either.</summary>
/// <param name="Calibration">Indices into the person's frames.</param>
/// <param name="Tested">Indices into the person's frames; none calibrates.</param>
/// <param name="Repetitions">Most repetitions of a gesture among the calibration frames.</param>
public sealed record ProtocolSplit(IReadOnlyList<int> Calibration, IReadOnlyList<int> Tested, int Repetitions)
{
    // One-shot and two-shot test the same repetitions, so that their figures can be compared.
    private const int FirstTestedRepetition = 2;

    /// <summary>Splits a person's steady frames; under <see cref="EvaluationProtocol.Within"/> all are tested and none calibrates.</summary>
    /// <exception cref="RecordingException">The protocol needs several sessions and the person has one.</exception>
    public static ProtocolSplit Of(PersonRecordings person, EvaluationProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (protocol == EvaluationProtocol.Days && person.Sessions.Count < 2)
            throw new RecordingException($"{person.Sessions[0].Path}: {person.Subject} has one session, the protocol 'days' needs at least two; leave that person out or choose another protocol.");
        var calibration = Steady(person, frame => protocol switch
        {
            EvaluationProtocol.OneShot => frame.Repetition == 0,
            EvaluationProtocol.TwoShot => frame.Repetition <= 1,
            EvaluationProtocol.Days => frame.Session == 0,
            _ => false,
        });
        var tested = Steady(person, frame => protocol switch
        {
            EvaluationProtocol.OneShot or EvaluationProtocol.TwoShot => frame.Repetition >= FirstTestedRepetition,
            EvaluationProtocol.Days => frame.Session > 0,
            _ => true,
        });
        var repetitions = calibration.Select(i => person.Frames[i].Repetition + 1).DefaultIfEmpty(0).Max();
        return new(calibration, tested, repetitions);
    }

    /// <summary>Labels that are tested although no calibration frame carries them.</summary>
    public IReadOnlyList<string> Uncalibrated(PersonRecordings person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var calibrated = Calibration.Select(i => person.Frames[i].Label).ToHashSet();
        return [.. Tested.Select(i => person.Frames[i].Label).Distinct().Where(label => !calibrated.Contains(label)).Order().Select(label => person.Labels[label])];
    }

    private static int[] Steady(PersonRecordings person, Func<Frame, bool> belongs)
        => [.. Enumerable.Range(0, person.Frames.Count).Where(i => person.Frames[i].IsSteady && belongs(person.Frames[i]))];
}

namespace NeuralGlasses.Training.Protocols;

/// <summary>What one decoding of a person scored.</summary>
/// <param name="Window200">Decisions from one frame of 200 ms.</param>
/// <param name="Context600">Decisions from 600 ms by the rule that the decoder chose on its training people.</param>
/// <param name="Mean600">Decisions from the mean log-probability over 600 ms, the same for every decoder.</param>
public sealed record DecodedScore(Confusion Window200, Confusion Context600, Confusion Mean600)
{
    /// <summary>Scores the tested frames of a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="tested">Indices of the tested frames.</param>
    /// <param name="logProbabilities">[frame][label] of every frame of the person.</param>
    /// <param name="rule">How the frames of 600 ms are joined.</param>
    /// <exception cref="InvalidOperationException">The decoder's answer has another shape or a value that is not a number.</exception>
    public static DecodedScore Of(PersonRecordings person, IReadOnlyList<int> tested, float[][] logProbabilities, ContextRule rule = ContextRule.Mean)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(logProbabilities);
        if (logProbabilities.Length != person.Frames.Count)
            throw new InvalidOperationException($"The decoder answered {logProbabilities.Length} frames of {person.Subject}, expected {person.Frames.Count}.");
        var wrong = Array.FindIndex(logProbabilities, row => row.Length != person.Labels.Count || row.Any(float.IsNaN));
        if (wrong >= 0)
            throw new InvalidOperationException($"The decoder's answer to frame {wrong} of {person.Subject} is not {person.Labels.Count} numbers.");
        return new(
            Confusion.Of(person, tested, FrameDecisions.Window200(logProbabilities)),
            Confusion.Of(person, tested, FrameDecisions.Context600(person, logProbabilities, rule)),
            Confusion.Of(person, tested, FrameDecisions.Context600(person, logProbabilities)));
    }
}

using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Reports;

/// <summary>A figure with 200 ms and with 600 ms of causal context.</summary>
/// <param name="Window200">From one frame of 200 ms.</param>
/// <param name="Context600">From 600 ms, joined by the rule that the decoder chose on its training people.</param>
/// <param name="Mean600">From the mean log-probability over 600 ms, the same rule for every decoder.</param>
public sealed record PerContext<T>(T Window200, T Context600, T Mean600)
{
    /// <summary>Makes the figure for each context.</summary>
    /// <param name="scores">Scores of the people.</param>
    /// <param name="figure">Makes the figure from the subjects and their confusions.</param>
    internal static PerContext<T> Of(
        IReadOnlyList<(string Subject, DecodedScore Score)> scores, Func<IReadOnlyList<(string Subject, Confusion Confusion)>, T> figure)
        => new(
            figure([.. scores.Select(person => (person.Subject, person.Score.Window200))]),
            figure([.. scores.Select(person => (person.Subject, person.Score.Context600))]),
            figure([.. scores.Select(person => (person.Subject, person.Score.Mean600))]));
}

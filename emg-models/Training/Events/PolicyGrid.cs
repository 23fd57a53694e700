using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Events;

/// <summary>The settings of the decision policy among which a search chooses: every combination.</summary>
public sealed record PolicyGrid
{
    /// <summary>Time constants of the mean over the probabilities, in milliseconds; 0 for none.</summary>
    public IReadOnlyList<double> SmoothingMs { get; init; } = [0, 100, 200, 350, 500];

    /// <summary>Steps in a row for which a gesture has to lead.</summary>
    public IReadOnlyList<int> ConfirmSteps { get; init; } = [2, 3, 5, 8, 12];

    /// <summary>Smoothed probabilities that a gesture has to reach, above 0 to 1, rising.</summary>
    public IReadOnlyList<double> Thresholds { get; init; } = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>Smoothed probabilities of rest that let the next gesture through, 0 to below 1.</summary>
    public IReadOnlyList<double> ReleaseRestProbabilities { get; init; } = [0.5, 0.7];

    /// <summary>Steps in a row of such rest.</summary>
    public IReadOnlyList<int> ReleaseSteps { get; init; } = [3];

    /// <summary>Shortest times between two gestures, in milliseconds; 0 for none.</summary>
    public IReadOnlyList<double> RefractoryMs { get; init; } = [0];

    /// <summary>
    /// Certainties that a gesture has to reach where it was learnt how certain one is, rising: odds of 2.7 to 150 to 1. The lowest is none to
    /// choose; it shows what happens just below the next.
    /// </summary>
    public IReadOnlyList<double> CertainThresholds { get; init; } = [.. Enumerable.Range(2, 9).Select(half => Math.Round(1 / (1 + Math.Exp(-0.5 * half)), 4))];

    /// <summary>Steps in a row for which a gesture has to be certain.</summary>
    public IReadOnlyList<int> CertainSteps { get; init; } = [1, 2, 3, 5, 8];

    /// <summary>Time constant of the mean over the probabilities from which a policy with a learnt certainty sees rest, in milliseconds.</summary>
    public double CertainReleaseMs { get; init; } = 100;

    /// <summary>Every combination, quicker ones first, so that of two equal ones the quicker is chosen; thresholds rise within each.</summary>
    /// <param name="restLabel">Label of rest.</param>
    public IEnumerable<DecisionPolicyOptions> Candidates(string restLabel)
        => from smoothing in SmoothingMs
           from confirm in ConfirmSteps
           from release in ReleaseRestProbabilities
           from steps in ReleaseSteps
           from refractory in RefractoryMs
           from threshold in Thresholds
           select new DecisionPolicyOptions
           {
               RestLabel = restLabel,
               SmoothingMs = smoothing,
               ConfirmSteps = confirm,
               Threshold = threshold,
               ReleaseRestProbability = release,
               ReleaseSteps = steps,
               RefractoryMs = refractory,
           };

    /// <summary>Every combination of settings with a learnt certainty, quicker ones first; thresholds rise within each.</summary>
    /// <param name="restLabel">Label of rest.</param>
    /// <param name="certainty">What was learnt.</param>
    public IEnumerable<DecisionPolicyOptions> Candidates(string restLabel, GestureCertainty certainty)
        => from confirm in CertainSteps
           from release in ReleaseRestProbabilities
           from steps in ReleaseSteps
           from refractory in RefractoryMs
           from threshold in CertainThresholds
           select new DecisionPolicyOptions
           {
               RestLabel = restLabel,
               Certainty = certainty,
               SmoothingMs = CertainReleaseMs,
               ConfirmSteps = confirm,
               Threshold = threshold,
               ReleaseRestProbability = release,
               ReleaseSteps = steps,
               RefractoryMs = refractory,
           };
}

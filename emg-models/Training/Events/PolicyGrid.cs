using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Events;

/// <summary>The settings of the decision policy among which a search chooses: every combination.</summary>
public sealed record PolicyGrid
{
    /// <summary>Time constants of the mean over the probabilities, in milliseconds; 0 for none.</summary>
    public IReadOnlyList<double> SmoothingMs { get; init; } = [0, 100, 200, 350, 500];

    /// <summary>Steps in a row for which a gesture has to lead.</summary>
    public IReadOnlyList<int> ConfirmSteps { get; init; } = [2, 3, 5, 8, 12];

    /// <summary>Smoothed probabilities that a gesture has to reach, above 0 to 1.</summary>
    public IReadOnlyList<double> Thresholds { get; init; } = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>Smoothed probabilities of rest that let the next gesture through, 0 to below 1.</summary>
    public IReadOnlyList<double> ReleaseRestProbabilities { get; init; } = [0.5, 0.7];

    /// <summary>Steps in a row of such rest.</summary>
    public IReadOnlyList<int> ReleaseSteps { get; init; } = [3];

    /// <summary>Shortest times between two gestures, in milliseconds; 0 for none.</summary>
    public IReadOnlyList<double> RefractoryMs { get; init; } = [0];

    /// <summary>Every combination, quicker ones first, so that of two equal ones the quicker is chosen.</summary>
    /// <param name="restLabel">Label of rest.</param>
    public IEnumerable<DecisionPolicyOptions> Candidates(string restLabel)
        => from smoothing in SmoothingMs
           from confirm in ConfirmSteps
           from threshold in Thresholds
           from release in ReleaseRestProbabilities
           from steps in ReleaseSteps
           from refractory in RefractoryMs
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
}

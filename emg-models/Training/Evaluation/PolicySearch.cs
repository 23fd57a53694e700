using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Evaluation;

/// <summary>Chooses the settings of the decision policy on people that the models had not seen.</summary>
internal static class PolicySearch
{
    /// <summary>False activations an hour of rest that the settings may cost.</summary>
    public const double MostFalsePerHour = 10;

    /// <summary>Median time from the prompt to the right activation that the settings may take, in seconds, reaction time included.</summary>
    public const double SlowestMedianSeconds = 1.5;

    /// <summary>
    /// Among the settings within both limits the ones with the largest share of gestures with the right first activation less half
    /// the share with a wrong one; when none keeps within, the ones with the fewest false activations.
    /// </summary>
    public static ModelManifestPolicy Choose(IReadOnlyList<PersonSteps> people, IReadOnlyList<double[][]> probabilities, TrainingOptions options)
    {
        ModelManifestPolicy? best = null;
        var bestWorth = double.NegativeInfinity;
        foreach (var policy in Candidates())
        {
            var score = Score(people, probabilities, policy, options);
            var within = score.FalsePerHour <= MostFalsePerHour && score.LatencySeconds(0.5) <= SlowestMedianSeconds;
            var worth = within ? (score.Right - 0.5 * score.WrongFirst) / score.Gestures : -1 - score.FalsePerHour;
            if (worth <= bestWorth)
                continue;
            (best, bestWorth) = (policy, worth);
        }

        return best!;
    }

    /// <summary>The event figures of people under a policy.</summary>
    public static EventScore Score(
        IReadOnlyList<PersonSteps> people, IReadOnlyList<double[][]> probabilities, ModelManifestPolicy policy, TrainingOptions options)
    {
        var score = new EventScore();
        for (var i = 0; i < people.Count; i++)
            score.Add(people[i], PolicyRun.Of(people[i], probabilities[i], policy, options), 0, options.RestMarginSeconds);
        return score;
    }

    private static IEnumerable<ModelManifestPolicy> Candidates()
    {
        foreach (var smoothingMs in (double[])[0, 200, 400])
        {
            foreach (var confirmSteps in (int[])[4, 6, 8, 10, 12])
            {
                foreach (var threshold in (double[])[0.4, 0.5, 0.6, 0.7])
                {
                    yield return new()
                    {
                        Threshold = threshold,
                        ConfirmSteps = confirmSteps,
                        SmoothingMs = smoothingMs,
                        ReleaseRestProbability = 0.5,
                        ReleaseSteps = 3,
                        MinimumValidFraction = 0.75,
                    };
                }
            }
        }
    }
}

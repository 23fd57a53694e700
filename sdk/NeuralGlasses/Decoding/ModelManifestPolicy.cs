using System.Text.Json.Serialization;

namespace NeuralGlasses.Decoding;

/// <summary>Settings of the decision policy with which a model's event figures were measured.</summary>
public sealed class ModelManifestPolicy
{
    /// <summary>Smoothed probability, or certainty where it is given, that a gesture has to keep, 0 to 1.</summary>
    public required double Threshold { get; init; }

    /// <summary>Consecutive steps for which it has to be kept.</summary>
    public required int ConfirmSteps { get; init; }

    /// <summary>Time constant of the exponential mean over the probabilities, in milliseconds; 0 for none.</summary>
    public required double SmoothingMs { get; init; }

    /// <summary>Smoothed probability of rest that re-arms the policy, 0 to 1.</summary>
    public required double ReleaseRestProbability { get; init; }

    /// <summary>Consecutive steps of rest that re-arm the policy.</summary>
    public required int ReleaseSteps { get; init; }

    /// <summary>Least valid share of a window from which a step counts, 0 to 1.</summary>
    public required double MinimumValidFraction { get; init; }

    /// <summary>What tells from the last seconds how certain the leading gesture is; absent to take its smoothed probability.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GestureCertainty? Certainty { get; init; }
}

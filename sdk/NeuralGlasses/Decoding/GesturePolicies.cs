using NeuralGlasses.Decoding.Events;

namespace NeuralGlasses.Decoding;

/// <summary>Makes the policy with which a model's figures were measured.</summary>
public static class GesturePolicies
{
    /// <summary>The policy of a model.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="isCalibrated">Whether the wearer calibrated.</param>
    public static IGesturePolicy Of(ModelManifest manifest, bool isCalibrated)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (((isCalibrated ? manifest.PersonalEvents : null) ?? manifest.Events) is { } events)
            return new EventPolicy(events, new EventLabels(manifest.Labels, manifest.RestLabel));
        var options = isCalibrated && manifest.PersonalPolicy is { } personal
            ? DecisionPolicyOptions.From(personal, manifest.RestLabel)
            : DecisionPolicyOptions.From(manifest);
        return new DecisionPolicy(options, manifest.Labels);
    }
}

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
        return Make(manifest, LastingOptions(manifest, isCalibrated), EventOptions(manifest, isCalibrated));
    }

    /// <summary>Settings of the policy of a model that sees what lasts; null for one that sees short events.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="isCalibrated">Whether the wearer calibrated.</param>
    public static DecisionPolicyOptions? LastingOptions(ModelManifest manifest, bool isCalibrated)
    {
        if (EventOptions(manifest, isCalibrated) is not null)
            return null;
        return isCalibrated && manifest.PersonalPolicy is { } personal ? DecisionPolicyOptions.From(personal, manifest.RestLabel) : DecisionPolicyOptions.From(manifest);
    }

    /// <summary>Settings of the policy of a model that sees short events; null for one that sees what lasts.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    /// <param name="isCalibrated">Whether the wearer calibrated.</param>
    public static EventPolicyOptions? EventOptions(ModelManifest manifest, bool isCalibrated)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return (isCalibrated ? manifest.PersonalEvents : null) ?? manifest.Events;
    }

    /// <summary>Names of all gestures that the policy of a model makes of its labels.</summary>
    /// <param name="manifest">Manifest of the model.</param>
    public static IReadOnlyList<string> GesturesOf(ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Events is null
            ? [.. manifest.Labels.Where(label => label != manifest.RestLabel)]
            : new EventLabels(manifest.Labels, manifest.RestLabel).Events;
    }

    internal static IGesturePolicy Make(ModelManifest manifest, DecisionPolicyOptions? lasting, EventPolicyOptions? shortEvents) => shortEvents is null
        ? new DecisionPolicy(lasting!, manifest.Labels)
        : new EventPolicy(shortEvents, new EventLabels(manifest.Labels, manifest.RestLabel));
}

using NeuralGlasses.Decoding;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>What movements are called in a model's words: a model that sees what lasts calls them by their names, one of short events calls a pinch a press.</summary>
public static class MovementLabels
{
    private const string Pinch = "_pinch";
    private const string Press = "_press";

    /// <summary>Label of the event with which a movement begins, or null for a movement that the model does not know.</summary>
    public static string? LabelOf(string movement, ModelManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(movement);
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Labels.Contains(movement))
            return movement;
        var press = movement.EndsWith(Pinch, StringComparison.Ordinal) ? movement[..^Pinch.Length] + Press : movement;
        return manifest.Labels.Contains(press) ? press : null;
    }

    /// <summary>The movement that somebody makes who is asked for a label.</summary>
    public static string MovementOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.EndsWith(Press, StringComparison.Ordinal) ? label[..^Press.Length] + Pinch : label;
    }

    /// <summary>The movements among them that a model knows, in its words.</summary>
    public static IReadOnlyList<ScriptedGesture> InWordsOf(ModelManifest manifest, IEnumerable<ScriptedGesture> movements)
    {
        ArgumentNullException.ThrowIfNull(movements);
        return [.. from movement in movements let label = LabelOf(movement.Gesture, manifest) where label is not null select movement with { Gesture = label }];
    }
}

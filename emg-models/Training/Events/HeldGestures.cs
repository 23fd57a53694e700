namespace NeuralGlasses.Training.Events;

/// <summary>
/// CLER of a decision policy on gestures that are held for seconds: the published tolerance of a quarter of a second is that of taps, so
/// here an activation belongs to a gesture from its muscle onset to its end.
/// </summary>
public static class HeldGestures
{
    /// <summary>Latest activation that can belong to a gesture, in seconds after its onset.</summary>
    public const double LatestSeconds = 4;

    /// <summary>The classes of <see cref="Of"/>, in its order.</summary>
    public static ClerOptions Options(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return new() { Classes = [.. labels.Select(label => new EventClass(label))], LatestSeconds = LatestSeconds };
    }

    /// <summary>Scores the activations of one recording; rest is a class without labels.</summary>
    /// <param name="stream">The recording.</param>
    /// <param name="activations">What the policy made of it, in time order.</param>
    /// <param name="labels">The decoder's labels in its order.</param>
    /// <param name="rest">Index of rest.</param>
    public static ClerResult Of(DecodedRecording stream, IReadOnlyList<DetectedEvent> activations, IReadOnlyList<string> labels, int rest)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var truth = stream.Blocks.Where(block => block.Label != rest).Select(block => new EventLabel(block.Onset ?? block.Start, block.Label));
        return Cler.Of(activations, [.. truth.OrderBy(label => label.Seconds)], Options(labels));
    }
}

using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Training.Events;

/// <summary>Runs the decision policy that the glasses run over decoded recordings.</summary>
public static class PolicyReplay
{
    /// <summary>The activations of one recording, in time order.</summary>
    /// <param name="stream">The decoder's answers; every window counts as fully received.</param>
    /// <param name="settings">Settings of the policy.</param>
    /// <param name="labels">The decoder's labels in its order.</param>
    /// <exception cref="ArgumentException">The stream's arrays do not fit each other, or a setting is out of range.</exception>
    public static IReadOnlyList<DetectedEvent> Of(DecodedRecording stream, DecisionPolicyOptions settings, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream.Seconds.Count != stream.Probabilities.Count || stream.Stretches.Count != stream.Probabilities.Count)
            throw new ArgumentException($"'{stream.Subject}' has {stream.Probabilities.Count} steps, {stream.Seconds.Count} times and {stream.Stretches.Count} stretches; expected as many of each.", nameof(stream));
        var policy = new DecisionPolicy(settings, labels);
        var activations = new List<DetectedEvent>();
        for (var i = 0; i < stream.Probabilities.Count; i++)
        {
            if (i > 0 && stream.Stretches[i] != stream.Stretches[i - 1])
                policy.Reset();
            if (policy.TryDecide(new DecoderStep(stream.Probabilities[i], TimeOf(stream.Seconds[i]), 1), out var gesture))
                activations.Add(new(stream.Seconds[i], Index(labels, gesture.Gesture)));
        }

        return activations;
    }

    /// <summary>The figures of people under a policy, one a stream.</summary>
    /// <param name="streams">The people's decoded recordings.</param>
    /// <param name="settings">Settings of the policy, its label of rest among them.</param>
    /// <param name="labels">The decoder's labels in its order.</param>
    public static IReadOnlyList<EventFigures> Score(IReadOnlyList<DecodedRecording> streams, DecisionPolicyOptions settings, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(settings);
        var rest = Index(labels, settings.RestLabel);
        return [.. streams.Select(stream => EventScoring.Of(stream.Subject, stream.Blocks, Of(stream, settings, labels), rest))];
    }

    internal static HostTime TimeOf(double seconds) => new((long)Math.Round(seconds * 1e6));

    internal static int Index(IReadOnlyList<string> labels, string label)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
                return i;
        }

        throw new ArgumentException($"'{label}' is not among the labels {string.Join(", ", labels)}; name one of them.", nameof(labels));
    }
}

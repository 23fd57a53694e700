using NeuralGlasses.Streaming;

namespace NeuralGlasses.Decoding;

/// <summary>One step of a decoder.</summary>
/// <param name="probabilities">Probability of each label of the manifest, in its order; they sum to 1.</param>
/// <param name="newestSample">Host time at the electrode of the newest sample that the step used.</param>
/// <param name="validFraction">Share of the window that was really received, 0 to 1; losses lower it.</param>
/// <param name="activity">Root mean square of the step's new samples over all channels, in microvolts, 0 or more; NaN where the decoder does not see samples.</param>
public readonly ref struct DecoderStep(ReadOnlySpan<float> probabilities, HostTime newestSample, float validFraction, float activity = float.NaN)
{
    /// <summary>Probability of each label of the manifest, in its order.</summary>
    public ReadOnlySpan<float> Probabilities { get; } = probabilities;

    /// <summary>Host time at the electrode of the newest sample that the step used.</summary>
    public HostTime NewestSample { get; } = newestSample;

    /// <summary>Share of the window that was really received, 0 to 1.</summary>
    public float ValidFraction { get; } = validFraction;

    /// <summary>Root mean square of the step's new samples over all channels, in microvolts, 0 or more; NaN where the decoder does not see samples.</summary>
    public float Activity { get; } = activity;
}

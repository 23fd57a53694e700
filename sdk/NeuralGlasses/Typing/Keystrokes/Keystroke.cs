using NeuralGlasses.Streaming;

namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>A gesture made while a keyboard is active, with how likely each gesture is rather than the likeliest alone.</summary>
/// <param name="kind">Whether it was made or is still held.</param>
/// <param name="gestures">Probability of each label of the model, in its order, without rest: they sum to 1, that of rest is 0. Valid until the next step.</param>
/// <param name="beganAt">Host time of the newest sample of the step in which it began.</param>
/// <param name="at">Host time of the newest sample that went into the decision.</param>
public readonly ref struct Keystroke(KeystrokeKind kind, ReadOnlySpan<float> gestures, HostTime beganAt, HostTime at)
{
    /// <summary>Whether it was made or is still held.</summary>
    public KeystrokeKind Kind { get; } = kind;

    /// <summary>Probability of each label of the model, in its order, without rest.</summary>
    public ReadOnlySpan<float> Gestures { get; } = gestures;

    /// <summary>Host time of the newest sample of the step in which it began.</summary>
    public HostTime BeganAt { get; } = beganAt;

    /// <summary>Host time of the newest sample that went into the decision.</summary>
    public HostTime At { get; } = at;
}

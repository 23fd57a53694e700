using System.Numerics.Tensors;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>The first keystroke of a hand that did not type, while it waits for a second.</summary>
/// <param name="labels">Number of labels of the model.</param>
internal sealed class LoneKeystroke(int labels)
{
    private readonly float[] _gestures = new float[labels];

    /// <summary>Whether one waits.</summary>
    public bool Waits { get; private set; }

    /// <summary>Whether it was held: such a one is believed only if it is held twice, because whatever is taken hold of looks so.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>When it began.</summary>
    public HostTime BeganAt { get; private set; }

    /// <summary>Probability of each label.</summary>
    public ReadOnlySpan<float> Gestures => _gestures;

    /// <summary>Lets one wait.</summary>
    public void Keep(ReadOnlySpan<float> gestures, HostTime beganAt, bool isHeld)
    {
        gestures.CopyTo(_gestures);
        (Waits, BeganAt, IsHeld) = (true, beganAt, isHeld);
    }

    /// <summary>It waits no longer.</summary>
    public void Drop() => Waits = false;

    /// <summary>Whether another is likeliest to be the same gesture.</summary>
    public bool IsLike(ReadOnlySpan<float> gestures) => TensorPrimitives.IndexOfMax<float>(gestures) == TensorPrimitives.IndexOfMax<float>(_gestures);
}

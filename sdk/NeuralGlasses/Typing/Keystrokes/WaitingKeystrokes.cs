using System.Numerics.Tensors;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Typing.Keystrokes;

/// <summary>The first keystrokes of a hand that did not type, all of one gesture, while they wait for another gesture; in order of time.</summary>
/// <param name="labels">Number of labels of the model.</param>
internal sealed class WaitingKeystrokes(int labels)
{
    // One more than may wait, for the one that they wait for.
    private readonly (float[] Gestures, HostTime BeganAt)[] _kept = [.. Enumerable.Range(0, Most + 1).Select(_ => (new float[labels], default(HostTime)))];
    private int _first;
    private int _count;

    /// <summary>How many may wait: nobody makes more of one gesture to begin with.</summary>
    public const int Most = 4;

    /// <summary>Whether one waits.</summary>
    public bool Any => _count > 0;

    /// <summary>Whether it was held: such a one is believed only if it is held twice, because whatever is taken hold of looks so.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Probability of each label of the newest.</summary>
    public ReadOnlySpan<float> Newest => _kept[(_first + _count - 1) % _kept.Length].Gestures;

    /// <summary>Whether the newest is likeliest to be the same gesture as another one.</summary>
    public bool IsLike(ReadOnlySpan<float> gestures) => Any && TensorPrimitives.IndexOfMax<float>(gestures) == TensorPrimitives.IndexOfMax(Newest);

    /// <summary>Lets one wait behind the others; there is always room for one more than <see cref="Most"/>.</summary>
    public void Keep(ReadOnlySpan<float> gestures, HostTime beganAt, bool isHeld)
    {
        ref var kept = ref _kept[(_first + _count++) % _kept.Length];
        gestures.CopyTo(kept.Gestures);
        kept.BeganAt = beganAt;
        IsHeld = isHeld;
    }

    /// <summary>Takes the oldest away; false if none waits. What it tells is valid until the next is kept.</summary>
    public bool TryTake(out ReadOnlySpan<float> gestures, out HostTime beganAt)
    {
        (gestures, beganAt) = _kept[_first];
        if (!Any)
            return false;
        _first = (_first + 1) % _kept.Length;
        _count--;
        return true;
    }

    /// <summary>Takes all away, and tells how many there were.</summary>
    public int Drop()
    {
        var count = _count;
        (_count, IsHeld) = (0, false);
        return count;
    }

    /// <summary>Takes the oldest away where more than <see cref="Most"/> wait, and tells how many that was.</summary>
    public int Trim() => _count > Most && TryTake(out _, out _) ? 1 : 0;
}

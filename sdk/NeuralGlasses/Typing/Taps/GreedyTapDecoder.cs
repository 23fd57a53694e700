using System.Numerics.Tensors;

namespace NeuralGlasses.Typing.Taps;

/// <summary>Reads taps without any knowledge of a language: the likeliest class of every step, without repetitions and blanks (Graves et al. 2006, best path). Allocates nothing.</summary>
public sealed class GreedyTapDecoder
{
    private int _last = TapAlphabet.Blank;

    /// <summary>Takes the scores of one step; gives the class of the character that is new in it, or -1.</summary>
    public int Step(ReadOnlySpan<float> scores)
    {
        var best = TensorPrimitives.IndexOfMax(scores);
        var isNew = best != _last && best != TapAlphabet.Blank;
        _last = best;
        return isNew ? best : -1;
    }

    /// <summary>Forgets the last step, as behind a gap.</summary>
    public void Reset() => _last = TapAlphabet.Blank;
}

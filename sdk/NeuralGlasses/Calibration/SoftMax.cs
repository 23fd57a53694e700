using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration;

/// <summary>Scores to probabilities.</summary>
internal static class SoftMax
{
    // Single precision holds powers of e up to 88.
    private const float LargestPower = 80;

    /// <summary>Turns scores into probabilities in place; the library's own takes powers of the scores as they are, which leaves the range of its numbers.</summary>
    public static void Of(Span<float> scores)
    {
        // Only where it is needed, because a subtraction rounds and learning multiplies what was rounded.
        var highest = TensorPrimitives.Max<float>(scores);
        if (Math.Abs(highest) > LargestPower)
            TensorPrimitives.Subtract(scores, highest, scores);
        TensorPrimitives.SoftMax(scores, scores);
    }
}

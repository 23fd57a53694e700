using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration;

/// <summary>Scores to probabilities.</summary>
internal static class SoftMax
{
    /// <summary>Turns scores into probabilities in place. The library's own takes powers of the scores as they are, which overflows from 89 on.</summary>
    public static void Of(Span<float> scores)
    {
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max<float>(scores), scores);
        TensorPrimitives.SoftMax(scores, scores);
    }
}

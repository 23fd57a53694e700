using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration;

/// <summary>
/// What the hand probably does when it tends to go on doing it: a hidden Markov model in which each frame keeps the label with one
/// probability and changes to any other with the rest (Rabiner 1989, Proceedings of the IEEE 77:257).
/// </summary>
public static class GestureBelief
{
    /// <summary>Takes one frame forward in time, in place.</summary>
    /// <param name="belief">Probabilities of the labels before; afterwards with this frame. Sums to 1.</param>
    /// <param name="logProbabilities">What the frame alone says.</param>
    /// <param name="stay">Probability that the label of a frame is that of the one before, 0 to 1.</param>
    /// <param name="trust">Exponent on what a frame says; below 1 because frames overlap and repeat each other.</param>
    public static void Advance(Span<float> belief, ReadOnlySpan<float> logProbabilities, float stay, float trust)
    {
        var change = (1 - stay) / (belief.Length - 1);
        var highest = TensorPrimitives.Max(logProbabilities);
        var sum = 0f;
        for (var k = 0; k < belief.Length; k++)
        {
            belief[k] = (stay * belief[k] + change * (1 - belief[k])) * MathF.Exp(trust * (logProbabilities[k] - highest));
            sum += belief[k];
        }

        TensorPrimitives.Divide(belief, sum, belief);
    }

    /// <summary>Probabilities of the labels of each frame given all frames of its stretch (forward and backward).</summary>
    /// <param name="logProbabilities">[frame][label], what each frame alone says.</param>
    /// <param name="stretches">Number of the gap-free stretch of each frame; nothing is carried from one to the next.</param>
    /// <param name="stay">Probability that the label of a frame is that of the one before, 0 to 1.</param>
    /// <returns>[frame][label], each row sums to 1.</returns>
    public static float[][] Smooth(float[][] logProbabilities, IReadOnlyList<int> stretches, float stay)
    {
        ArgumentNullException.ThrowIfNull(logProbabilities);
        ArgumentNullException.ThrowIfNull(stretches);
        var result = new float[logProbabilities.Length][];
        if (result.Length == 0)
            return result;
        var classes = logProbabilities[0].Length;
        var belief = new float[classes];
        for (var i = 0; i < result.Length; i++)
        {
            if (i == 0 || stretches[i] != stretches[i - 1])
                Array.Fill(belief, 1f / classes);
            Advance(belief, logProbabilities[i], stay, 1);
            result[i] = [.. belief];
        }

        // Backward: the likelihood of what follows, scaled to sum 1 so that it never vanishes.
        var change = (1 - stay) / (classes - 1);
        var after = new float[classes];
        for (var i = result.Length - 1; i >= 0; i--)
        {
            if (i == result.Length - 1 || stretches[i] != stretches[i + 1])
            {
                Array.Fill(after, 1f / classes);
            }
            else
            {
                var next = logProbabilities[i + 1];
                var highest = TensorPrimitives.Max<float>(next);
                var sum = 0f;
                for (var k = 0; k < classes; k++)
                {
                    after[k] *= MathF.Exp(next[k] - highest);
                    sum += after[k];
                }

                for (var k = 0; k < classes; k++)
                    after[k] = (stay * after[k] + change * (sum - after[k])) / sum;
            }

            TensorPrimitives.Multiply(result[i], after, result[i]);
            TensorPrimitives.Divide(result[i], TensorPrimitives.Sum<float>(result[i]) + 1e-30f, result[i]);
        }

        return result;
    }
}

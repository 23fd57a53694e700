using NeuralGlasses.Calibration;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration;

public sealed class GestureBeliefTests
{
    [Fact]
    public void Smoothing_is_the_sum_over_all_paths()
    {
        var random = new Random(3);
        var frames = Enumerable.Range(0, 5).Select(_ => new[] { random.NextSingle(), random.NextSingle(), random.NextSingle() }).ToArray();
        int[] stretches = [0, 0, 0, 1, 1];
        const float Stay = 0.7f;
        var smooth = GestureBelief.Smooth([.. frames.Select(row => row.ToArray())], stretches, Stay);
        foreach (var (from, to) in new[] { (0, 3), (3, 5) })
        {
            var sums = new double[5, 3];
            var length = to - from;
            for (var path = 0; path < Math.Pow(3, length); path++)
            {
                var labels = Enumerable.Range(0, length).Select(i => path / (int)Math.Pow(3, i) % 3).ToArray();
                var weight = 1.0;
                for (var i = 0; i < length; i++)
                    weight *= Math.Exp(frames[from + i][labels[i]]) * (i == 0 ? 1 : labels[i] == labels[i - 1] ? Stay : (1 - Stay) / 2);
                for (var i = 0; i < length; i++)
                    sums[from + i, labels[i]] += weight;
            }

            for (var i = from; i < to; i++)
            {
                var total = sums[i, 0] + sums[i, 1] + sums[i, 2];
                for (var k = 0; k < 3; k++)
                    Assert.Equal(sums[i, k] / total, smooth[i][k], 1e-5);
            }
        }
    }

    [Fact]
    public void One_step_forward_is_that_of_the_hidden_Markov_model()
    {
        float[] belief = [0.8f, 0.2f];
        GestureBelief.Advance(belief, [MathF.Log(0.5f), MathF.Log(0.25f)], 0.9f, 1);
        // Predicted 0.74 and 0.26, times 2 : 1.
        Assert.Equal(0.74 * 2 / (0.74 * 2 + 0.26), belief[0], 1e-5);
    }
}

using NeuralGlasses.Calibration.Gaussian;

namespace NeuralGlasses.Calibration.Session;

/// <summary>Tells each half of a session by what the other half says: by repetition where there are several, by time within each hold otherwise.</summary>
internal static class SplitHalves
{
    private const double Pull = 1;
    private const double CovarianceShare = 0.5;
    private const double Loading = 0.02;
    private const double Softness = 0.5;

    /// <summary>[label, label that it was taken for], in frames.</summary>
    public static double[,] Confusion(Population population, IReadOnlyList<float[]> frames, IReadOnlyList<int> labels, IReadOnlyList<int> prompts)
    {
        var classes = population.ClassCount;
        var samples = PersonalAdaptation.Place(population, frames, labels).Standardised;
        var half = Halves(labels, prompts);
        var confusion = new double[classes, classes];
        var answer = new float[classes];
        for (var side = 0; side < 2; side++)
        {
            var learnt = Enumerable.Range(0, samples.Length).Where(i => half[i] != side).ToArray();
            if (learnt.Length == 0)
                continue;
            var scores = GaussianClasses.Of([.. learnt.Select(i => samples[i])], [.. learnt.Select(i => labels[i])], classes)
                .Towards(population.Features, Pull, CovarianceShare)
                .Scores(Loading, Softness);
            for (var i = 0; i < samples.Length; i++)
            {
                if (half[i] != side)
                    continue;
                scores.LogProbabilities(samples[i], answer);
                confusion[labels[i], System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(answer)]++;
            }
        }

        return confusion;
    }

    private static int[] Halves(IReadOnlyList<int> labels, IReadOnlyList<int> prompts)
    {
        var half = new int[labels.Count];
        foreach (var label in Enumerable.Range(0, half.Length).GroupBy(i => labels[i]))
        {
            var ofLabel = label.Select(i => prompts[i]).Distinct().Order().ToArray();
            if (ofLabel.Length > 1)
            {
                foreach (var i in label)
                    half[i] = Array.IndexOf(ofLabel, prompts[i]) % 2;
            }
            else
            {
                var ordered = label.ToArray();
                for (var n = 0; n < ordered.Length; n++)
                    half[ordered[n]] = 2 * n / ordered.Length;
            }
        }

        return half;
    }
}

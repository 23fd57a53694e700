using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Decoders.Classical;

/// <summary>Learns a classifier from labelled samples.</summary>
/// <param name="Statement">A few words for tables.</param>
/// <param name="FitPresent">Learns from samples in which every label from 0 on occurs; the result gives log-probabilities.</param>
public sealed record ClassicalTrainer(
    string Statement, Func<IReadOnlyList<float[]>, IReadOnlyList<int>, int, int, Func<float[], float[]>> FitPresent)
{
    private const float NeverSeen = -30;

    /// <summary>Linear discriminant analysis, shrunk by a tenth of the mean variance.</summary>
    public static ClassicalTrainer Discriminant { get; } = new("linear discriminant", (samples, labels, classCount, _) =>
    {
        var scores = GaussianClasses.Of(samples, labels, classCount).Scores(0.1, 0.5);
        return sample =>
        {
            var answer = new float[classCount];
            scores.LogProbabilities(sample, answer);
            return answer;
        };
    });

    /// <summary>ML.NET's boosted trees.</summary>
    public static ClassicalTrainer Trees { get; } = new("LightGBM", (samples, labels, classCount, seed) =>
    {
        var model = LightGbm.Fit(samples, labels, classCount, seed);
        return sample =>
        {
            var answer = new float[classCount];
            model.Score(sample, answer);
            return answer;
        };
    });

    /// <summary>ML.NET's maximum entropy by limited-memory BFGS.</summary>
    public static ClassicalTrainer Entropy { get; } = new("maximum entropy", (samples, labels, classCount, _) =>
    {
        var model = MaximumEntropy.Fit(samples, labels, classCount);
        var scores = new double[classCount];
        return sample =>
        {
            model.Score(sample, scores);
            var answer = Array.ConvertAll(scores, score => (float)score);
            LinearScores.LogSoftMax(answer);
            return answer;
        };
    });

    /// <summary>Learns from samples in which labels may be missing; those are never answered.</summary>
    public Func<float[], float[]> Fit(IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int classCount, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var present = labels.Distinct().Order().ToArray();
        if (present.Length == classCount)
            return FitPresent(samples, labels, classCount, seed);
        var model = FitPresent(samples, [.. labels.Select(label => Array.IndexOf(present, label))], present.Length, seed);
        return sample =>
        {
            var answer = new float[classCount];
            Array.Fill(answer, NeverSeen);
            var known = model(sample);
            for (var k = 0; k < present.Length; k++)
                answer[present[k]] = known[k];
            return answer;
        };
    }
}

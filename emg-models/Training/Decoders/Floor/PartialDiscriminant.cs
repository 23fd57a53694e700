using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Decoders.Floor;

/// <summary>A linear discriminant that need not have met every label: one that was never shown is all but impossible.</summary>
internal sealed class PartialDiscriminant
{
    private const double Shrinkage = 0.1;
    private const float LogImpossible = -1e4f;

    private readonly LinearClassifier _classifier;
    private readonly int[] _labels;
    private readonly int _labelCount;

    private PartialDiscriminant(LinearClassifier classifier, int[] labels, int labelCount)
    {
        _classifier = classifier;
        _labels = labels;
        _labelCount = labelCount;
    }

    /// <summary>Fits the labels that occur; every label and, within it, every group counts the same.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static PartialDiscriminant Fit(IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, IReadOnlyList<int> groups, int labelCount)
    {
        var present = labels.Distinct().Order().ToArray();
        var classes = labels.Select(label => Array.IndexOf(present, label)).ToArray();
        return new(LinearDiscriminant.Fit(samples, classes, groups, present.Length, Shrinkage, softness: 1), present, labelCount);
    }

    /// <summary>Log-probability of each of the set's labels.</summary>
    public float[] LogProbabilities(float[] features)
    {
        var scores = new double[_labels.Length];
        _classifier.Score(features, scores);
        var highest = scores.Max();
        var total = highest + Math.Log(scores.Sum(score => Math.Exp(score - highest)));
        var result = new float[_labelCount];
        Array.Fill(result, LogImpossible);
        for (var k = 0; k < scores.Length; k++)
            result[_labels[k]] = Math.Max(LogImpossible, (float)(scores[k] - total));
        return result;
    }
}

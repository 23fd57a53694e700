using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace NeuralGlasses.Training.Learning;

/// <summary>
/// Multinomial logistic regression, ML.NET's <c>LbfgsMaximumEntropy</c> trainer (limited-memory BFGS, Andrew and Gao 2007, ICML 33).
/// Every class counts the same however many samples it has. One thread, no draws: the same samples give the same model.
/// </summary>
public static class MaximumEntropy
{
    /// <summary>Fits the weights; features should be about standardised, because one penalty holds for all.</summary>
    /// <param name="samples">Feature vectors of the same length.</param>
    /// <param name="labels">Class of each, 0 to <paramref name="classCount"/> - 1; every class has a sample.</param>
    /// <param name="classCount">Number of classes, 2 or more.</param>
    /// <param name="penalty">Weight of the squared weights against the summed loss, 0 or more.</param>
    /// <exception cref="ArgumentException">There are no samples, their lengths differ, or a class has none.</exception>
    public static LinearClassifier Fit(IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int classCount, float penalty = 1)
    {
        var context = new MLContext(seed: 0);
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = nameof(WeightedSample.Label),
            FeatureColumnName = nameof(WeightedSample.Features),
            ExampleWeightColumnName = nameof(WeightedSample.Weight),
            L1Regularization = 0,
            L2Regularization = penalty,
            NumberOfThreads = 1,
            InitialWeightsDiameter = 0,
        });
        var model = trainer.Fit(WeightedSample.Table(context, samples, labels, classCount)).Model;
        VBuffer<float>[] rows = [];
        model.GetWeights(ref rows, out _);
        var weights = new double[classCount, samples[0].Length];
        for (var k = 0; k < classCount; k++)
        {
            foreach (var (feature, weight) in rows[k].Items())
                weights[k, feature] = weight;
        }

        return new(weights, [.. model.GetBiases().Select(bias => (double)bias)]);
    }
}

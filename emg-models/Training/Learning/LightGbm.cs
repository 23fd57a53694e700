using Microsoft.ML;
using Microsoft.ML.Trainers.LightGbm;

namespace NeuralGlasses.Training.Learning;

/// <summary>Boosted trees, ML.NET's <c>LightGbm</c> trainer (Ke et al. 2017, NeurIPS 30). Every class counts the same however many samples it has.</summary>
public static class LightGbm
{
    private const int Iterations = 50;
    private const int Leaves = 31;
    private const int BinsOfFeature = 63;
    private const double LearningRate = 0.1;
    private const int LeastSamplesOfLeaf = 20;
    private const double LeafPenalty = 1;

    /// <summary>Fits the trees on one thread: the same samples and seed give the same model.</summary>
    /// <param name="samples">Feature vectors of the same length.</param>
    /// <param name="labels">Class of each, 0 to <paramref name="classCount"/> - 1; every class has a sample.</param>
    /// <param name="classCount">Number of classes, 2 or more.</param>
    /// <param name="seed">Seed of the trainer's draws.</param>
    /// <exception cref="ArgumentException">There are no samples, their lengths differ, or a class has none.</exception>
    public static LightGbmModel Fit(IReadOnlyList<float[]> samples, IReadOnlyList<int> labels, int classCount, int seed)
    {
        var context = new MLContext(seed);
        var table = WeightedSample.Table(context, samples, labels, classCount);
        var trainer = context.MulticlassClassification.Trainers.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            LabelColumnName = nameof(WeightedSample.Label),
            FeatureColumnName = nameof(WeightedSample.Features),
            ExampleWeightColumnName = nameof(WeightedSample.Weight),
            NumberOfIterations = Iterations,
            NumberOfLeaves = Leaves,
            MaximumBinCountPerFeature = BinsOfFeature,
            LearningRate = LearningRate,
            // Few samples, as in a calibration, must still be able to make a split.
            MinimumExampleCountPerLeaf = Math.Max(1, Math.Min(LeastSamplesOfLeaf, samples.Count / (4 * classCount))),
            UseSoftmax = true,
            NumberOfThreads = 1,
            Seed = seed,
            Silent = true,
            Verbose = false,
            Booster = new GradientBooster.Options { L2Regularization = LeafPenalty },
        });
        return new(context, trainer.Fit(table), WeightedSample.Schema(samples, classCount), classCount);
    }
}

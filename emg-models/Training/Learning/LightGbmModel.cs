using Microsoft.ML;
using Microsoft.ML.Data;

namespace NeuralGlasses.Training.Learning;

/// <summary>Boosted trees that have been fitted. One thread at a time.</summary>
public sealed class LightGbmModel
{
    private const float LeastProbability = 1e-7f;

    private readonly MLContext _context;
    private readonly ITransformer _trees;
    private readonly SchemaDefinition _schema;
    private readonly PredictionEngine<WeightedSample, ClassScores> _engine;
    private readonly WeightedSample _input = new() { Weight = 1 };
    private ClassScores _output;

    internal LightGbmModel(MLContext context, ITransformer trees, SchemaDefinition schema, int classCount)
    {
        (_context, _trees, _schema, ClassCount) = (context, trees, schema, classCount);
        FeatureCount = ((VectorDataViewType)schema[nameof(WeightedSample.Features)].ColumnType).Size;
        _engine = context.Model.CreatePredictionEngine<WeightedSample, ClassScores>(trees, ignoreMissingColumns: false, schema);
        _input.Features = new float[FeatureCount];
        _output = new() { Score = new float[classCount] };
    }

    /// <summary>Number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>Number of features.</summary>
    public int FeatureCount { get; }

    /// <summary>Computes the log-probability of each class for one feature vector.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values.</param>
    /// <param name="logProbabilities">Receives <see cref="ClassCount"/> values, at least the logarithm of 1e-7.</param>
    public void Score(ReadOnlySpan<float> features, Span<float> logProbabilities)
    {
        features.CopyTo(_input.Features);
        _engine.Predict(_input, ref _output);
        Logarithms(_output.Score, logProbabilities);
    }

    /// <summary>Computes the log-probabilities of many feature vectors at once, [sample][class].</summary>
    public float[][] Score(IReadOnlyList<float[]> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var rows = samples.Select(features => new WeightedSample { Features = features, Weight = 1 }).ToArray();
        var scored = _trees.Transform(_context.Data.LoadFromEnumerable(rows, _schema));
        return
        [
            .. scored.GetColumn<float[]>(nameof(ClassScores.Score)).Select(probabilities =>
            {
                Logarithms(probabilities, probabilities);
                return probabilities;
            }),
        ];
    }

    private static void Logarithms(ReadOnlySpan<float> probabilities, Span<float> logarithms)
    {
        for (var k = 0; k < probabilities.Length; k++)
            logarithms[k] = MathF.Log(Math.Max(LeastProbability, probabilities[k]));
    }

    private sealed class ClassScores
    {
        public float[] Score { get; set; } = [];
    }
}

namespace NeuralGlasses.Training.Learning;

/// <summary>A small net of fully connected layers with rectifiers between them, on z-scored features.</summary>
/// <param name="mean">Mean of each feature over the training people.</param>
/// <param name="deviation">Standard deviation of each feature over the training people.</param>
/// <param name="layers">The layers, first to last.</param>
public sealed class Perceptron(float[] mean, float[] deviation, IReadOnlyList<DenseLayer> layers) : IScoreModel
{
    private readonly float[][] _activations = [new float[layers[0].Inputs], .. layers.Select(layer => new float[layer.Outputs])];

    /// <inheritdoc/>
    public int ClassCount => layers[^1].Outputs;

    /// <inheritdoc/>
    public int FeatureCount => layers[0].Inputs;

    /// <summary>Added to the score of class 0, which is rest, so that it is preferred when in doubt.</summary>
    public double RestBias { get; init; }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<DenseLayer> Layers => layers;

    /// <summary>The same net with another value added to the score of rest.</summary>
    public Perceptron WithRestBias(double restBias) => new(mean, deviation, layers) { RestBias = restBias };

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> features, Span<double> scores)
    {
        for (var f = 0; f < FeatureCount; f++)
            _activations[0][f] = (features[f] - mean[f]) / deviation[f];
        for (var l = 0; l < layers.Count; l++)
        {
            var output = _activations[l + 1];
            layers[l].Forward(_activations[l], output);
            if (l == layers.Count - 1)
                break;
            for (var j = 0; j < output.Length; j++)
                output[j] = Math.Max(0, output[j]);
        }

        for (var k = 0; k < ClassCount; k++)
            scores[k] = _activations[^1][k];
        scores[0] += RestBias;
    }

    /// <summary>The first layer's weights, [output, input], and bias as they apply to features that are not z-scored.</summary>
    public (float[] Weights, float[] Bias) FirstLayerOnRawFeatures()
    {
        var layer = layers[0];
        var weights = new float[layer.Weights.Length];
        var bias = new float[layer.Outputs];
        for (var j = 0; j < layer.Outputs; j++)
        {
            double offset = layer.Bias[j];
            for (var f = 0; f < layer.Inputs; f++)
            {
                var weight = (double)layer.Weights[f * layer.Outputs + j] / deviation[f];
                weights[j * layer.Inputs + f] = (float)weight;
                offset -= weight * mean[f];
            }

            bias[j] = (float)offset;
        }

        return (weights, bias);
    }
}

namespace NeuralGlasses.Training.Learning;

/// <summary>
/// Trains a <see cref="Perceptron"/> with AdamW, cross-entropy with label smoothing, dropout, noise on the features and
/// batches in which every class, and within it every person, is drawn alike. One thread: the same seed gives the same net.
/// </summary>
public sealed class PerceptronTrainer
{
    private const float LabelSmoothing = 0.05f;
    private const float Dropout = 0.3f;
    private const float FeatureNoise = 0.42f;
    private const float WeightDecay = 1e-3f;
    private const float PeakRate = 2e-3f;
    private const float WarmUp = 0.15f;
    private const int Batch = 256;
    private readonly TrainingSet _set;
    private readonly GaussianSource _chance;
    private readonly List<DenseLayer> _layers = [];
    private readonly float[][] _activations;
    private readonly float[][] _slopes;
    private readonly float[][] _masks;

    /// <summary>Prepares a net of the given hidden widths.</summary>
    public PerceptronTrainer(TrainingSet set, IReadOnlyList<int> hidden, int seed)
    {
        ArgumentNullException.ThrowIfNull(set);
        _set = set;
        _chance = new(seed);
        int[] sizes = [set.FeatureCount, .. hidden, set.ClassCount];
        for (var l = 0; l + 1 < sizes.Length; l++)
            _layers.Add(new(sizes[l], sizes[l + 1], _chance));
        _activations = [.. sizes.Select(size => new float[size])];
        _slopes = [.. sizes.Select(size => new float[size])];
        _masks = [.. sizes.Select(size => new float[size])];
    }

    /// <summary>Trains for a number of steps and returns the net.</summary>
    /// <param name="steps">Batches of 256 windows.</param>
    /// <param name="restBias">Added to the score of rest afterwards.</param>
    public Perceptron Train(int steps, double restBias)
    {
        for (var step = 0; step < steps; step++)
        {
            for (var i = 0; i < Batch; i++)
                Learn(i % _set.ClassCount);
            foreach (var layer in _layers)
                layer.Update(step + 1, Batch, Rate((float)step / steps), WeightDecay);
        }

        return new(_set.Mean, _set.Deviation, _layers) { RestBias = restBias };
    }

    private static float Rate(float progress)
        => PeakRate * (progress < WarmUp ? progress / WarmUp : 0.5f * (1 + MathF.Cos(MathF.PI * (progress - WarmUp) / (1 - WarmUp))));

    private void Learn(int label)
    {
        var sample = _set.Draw(label, _chance);
        for (var f = 0; f < _set.FeatureCount; f++)
            _activations[0][f] = (sample[f] - _set.Mean[f]) / _set.Deviation[f] + FeatureNoise * (float)_chance.Next();
        for (var l = 0; l < _layers.Count; l++)
        {
            _layers[l].Forward(_activations[l], _activations[l + 1]);
            if (l < _layers.Count - 1)
                RectifyAndDrop(_activations[l + 1], _masks[l + 1]);
        }

        OutputSlope(label);
        for (var l = _layers.Count - 1; l >= 0; l--)
        {
            _layers[l].Backward(_activations[l], _slopes[l + 1], _slopes[l]);
            if (l == 0)
                break;
            for (var j = 0; j < _slopes[l].Length; j++)
                _slopes[l][j] *= _masks[l][j];
        }
    }

    private void RectifyAndDrop(float[] activation, float[] mask)
    {
        for (var j = 0; j < activation.Length; j++)
        {
            mask[j] = activation[j] > 0 && _chance.Uniform() >= Dropout ? 1 / (1 - Dropout) : 0;
            activation[j] *= mask[j];
        }
    }

    private void OutputSlope(int label)
    {
        var scores = _activations[^1];
        var slope = _slopes[^1];
        var highest = scores.Max();
        var sum = 0f;
        for (var k = 0; k < scores.Length; k++)
            sum += slope[k] = MathF.Exp(scores[k] - highest);
        for (var k = 0; k < scores.Length; k++)
            slope[k] = slope[k] / sum - LabelSmoothing / scores.Length - (k == label ? 1 - LabelSmoothing : 0);
    }
}

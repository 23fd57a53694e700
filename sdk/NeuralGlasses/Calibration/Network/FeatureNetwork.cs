using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Network;

/// <summary>
/// The network that every wearer starts from: normalisation, 128 and 64 rectified units with normalisation, one score a label.
/// The 64 rectified units are the embedding in which gestures of different people lie close together.
/// </summary>
public sealed class FeatureNetwork
{
    /// <summary>Values of an embedding.</summary>
    public const int EmbeddingLength = 64;

    private const int HiddenLength = 128;
    private const uint Magic = 0x314E464E; // "NFN1"
    private readonly NormalisationLayer[] _normalisations;
    private readonly LinearLayer[] _layers;
    private readonly float[][] _weights;
    private readonly float[][] _bias;
    private readonly float[] _hidden;
    private readonly float[] _embedding;

    internal FeatureNetwork(NormalisationLayer[] normalisations, LinearLayer[] layers)
    {
        _normalisations = normalisations;
        _layers = layers;
        _weights = [.. layers.Select(layer => new float[layer.Weights.Values.Length])];
        _bias = [.. layers.Select(layer => new float[layer.Outputs])];
        _hidden = new float[HiddenLength];
        _embedding = new float[EmbeddingLength];
        Fold();
    }

    /// <summary>Features of an input.</summary>
    public int FeatureCount => _layers[0].Inputs;

    /// <summary>Labels that are scored.</summary>
    public int ClassCount => _layers[2].Outputs;

    internal IReadOnlyList<NormalisationLayer> Normalisations => _normalisations;

    internal IReadOnlyList<LinearLayer> Layers => _layers;

    internal IEnumerable<Parameter> Parameters
        => [.. _normalisations.SelectMany(layer => new[] { layer.Scale, layer.Shift }), .. _layers.SelectMany(layer => new[] { layer.Weights, layer.Bias })];

    /// <summary>A network with random weights.</summary>
    /// <param name="featureCount">Features of an input, at least 1.</param>
    /// <param name="classCount">Labels, at least 2.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    public static FeatureNetwork Random(int featureCount, int classCount, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        var chance = new NoiseSource(seed);
        return new(
            [NormalisationLayer.Neutral(featureCount), NormalisationLayer.Neutral(HiddenLength), NormalisationLayer.Neutral(EmbeddingLength)],
            [LinearLayer.Random(featureCount, HiddenLength, chance), LinearLayer.Random(HiddenLength, EmbeddingLength, chance), LinearLayer.Random(EmbeddingLength, classCount, chance)]);
    }

    /// <summary>Computes the scores of one feature vector without allocating; not for two threads at once.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values.</param>
    /// <param name="logits">Receives <see cref="ClassCount"/> values.</param>
    public void Score(ReadOnlySpan<float> features, Span<float> logits)
    {
        Embed(features, _embedding);
        Apply(2, _embedding, logits);
    }

    /// <summary>Computes the embedding of one feature vector without allocating; not for two threads at once.</summary>
    /// <param name="features"><see cref="FeatureCount"/> values.</param>
    /// <param name="embedding">Receives <see cref="EmbeddingLength"/> values of at least 0.</param>
    public void Embed(ReadOnlySpan<float> features, Span<float> embedding)
    {
        Apply(0, features, _hidden);
        TensorPrimitives.Max(_hidden, 0f, _hidden);
        Apply(1, _hidden, embedding);
        TensorPrimitives.Max(embedding[..EmbeddingLength], 0f, embedding);
    }

    /// <summary>The layers as they apply to features: weights [output, input], row after row, and bias, the normalisations folded in.</summary>
    public IReadOnlyList<(float[] Weights, float[] Bias)> FoldedLayers() => [.. _weights.Zip(_bias, (weights, bias) => (weights.ToArray(), bias.ToArray()))];

    /// <summary>A copy that can be adapted without changing this network.</summary>
    public FeatureNetwork Clone() => new([.. _normalisations.Select(layer => layer.Clone())], [.. _layers.Select(layer => layer.Clone())]);

    /// <summary>Writes the network, little-endian.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Magic);
        writer.Write(FeatureCount);
        writer.Write(ClassCount);
        foreach (var values in Contents())
        {
            foreach (var value in values)
                writer.Write(value);
        }
    }

    /// <summary>Reads a network that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The content is no network, has impossible sizes or holds a value that is not a number.</exception>
    /// <exception cref="EndOfStreamException">The content is cut short.</exception>
    public static FeatureNetwork Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("The content does not begin with a network of this format.");
        var (features, classes) = (reader.ReadInt32(), reader.ReadInt32());
        if (features is < 1 or > 65536 || classes is < 2 or > 1024)
            throw new InvalidDataException($"The network states {features} features and {classes} labels; expected 1 to 65536 and 2 to 1024.");
        var network = Random(features, classes, 0);
        foreach (var values in network.Contents())
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.ReadSingle();
                if (!float.IsFinite(values[i]))
                    throw new InvalidDataException("The network holds a value that is not a number.");
            }
        }

        network.Fold();
        return network;
    }

    // A normalisation before a layer and one after it are linear too: inference is three products and two rectifiers.
    internal void Fold()
    {
        for (var l = 0; l < _layers.Length; l++)
        {
            var layer = _layers[l];
            var before = l == 0 ? _normalisations[0].Folded() : default;
            var after = l < 2 ? _normalisations[l + 1].Folded() : default;
            for (var j = 0; j < layer.Outputs; j++)
            {
                double bias = layer.Bias.Values[j];
                var factor = l < 2 ? after.Factor[j] : 1;
                for (var i = 0; i < layer.Inputs; i++)
                {
                    var weight = layer.Weights.Values[i * layer.Outputs + j];
                    if (l == 0)
                    {
                        bias += (double)weight * before.Offset[i];
                        weight *= before.Factor[i];
                    }

                    _weights[l][j * layer.Inputs + i] = weight * factor;
                }

                _bias[l][j] = (float)(bias * factor + (l < 2 ? after.Offset[j] : 0));
            }
        }
    }

    private void Apply(int layer, ReadOnlySpan<float> input, Span<float> output)
    {
        var inputs = _layers[layer].Inputs;
        var bias = _bias[layer];
        for (var j = 0; j < bias.Length; j++)
            output[j] = bias[j] + TensorPrimitives.Dot(_weights[layer].AsSpan(j * inputs, inputs), input);
    }

    private IEnumerable<float[]> Contents()
    {
        foreach (var layer in _normalisations)
        {
            yield return layer.Scale.Values;
            yield return layer.Shift.Values;
            yield return layer.Mean;
            yield return layer.Variance;
        }

        foreach (var layer in _layers)
        {
            yield return layer.Weights.Values;
            yield return layer.Bias.Values;
        }
    }
}

using System.Numerics.Tensors;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration.Events;

/// <summary>The last two layers of a model that sees short events: from the embedding over rectified units to one probability a label. They are what a wearer's calibration changes.</summary>
public sealed class EventHead
{
    private const uint Magic = 0x31484556; // "VEH1"
    private readonly float[] _hidden;

    internal EventHead(LinearLayer inner, LinearLayer answer)
    {
        Inner = inner;
        Answer = answer;
        _hidden = new float[inner.Outputs];
    }

    /// <summary>Values of an embedding.</summary>
    public int EmbeddingLength => Inner.Inputs;

    /// <summary>Labels that are scored.</summary>
    public int ClassCount => Answer.Outputs;

    internal LinearLayer Inner { get; }

    internal LinearLayer Answer { get; }

    /// <summary>Makes a head of the weights of a trained network.</summary>
    /// <param name="innerWeights">[unit, embedding], row after row.</param>
    /// <param name="innerBias">One value a unit.</param>
    /// <param name="answerWeights">[label, unit], row after row.</param>
    /// <param name="answerBias">One value a label.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other.</exception>
    public static EventHead Of(ReadOnlySpan<float> innerWeights, ReadOnlySpan<float> innerBias, ReadOnlySpan<float> answerWeights, ReadOnlySpan<float> answerBias)
    {
        if (innerBias.IsEmpty || answerBias.Length < 2 || innerWeights.Length % innerBias.Length != 0 || answerWeights.Length != innerBias.Length * answerBias.Length)
            throw new ArgumentException($"The layers have {innerWeights.Length} and {answerWeights.Length} weights for {innerBias.Length} units and {answerBias.Length} labels; expected whole rows.", nameof(innerWeights));
        return new(Layer(innerWeights, innerBias), Layer(answerWeights, answerBias));
    }

    /// <summary>Computes the probabilities of one embedding without allocating; not for two threads at once.</summary>
    /// <param name="embedding"><see cref="EmbeddingLength"/> values.</param>
    /// <param name="probabilities">Receives <see cref="ClassCount"/> values that sum to 1.</param>
    public void Score(ReadOnlySpan<float> embedding, Span<float> probabilities)
    {
        Inner.Forward(embedding, _hidden, 1);
        TensorPrimitives.Max(_hidden, 0f, _hidden);
        Answer.Forward(_hidden, probabilities, 1);
        SoftMax.Of(probabilities);
    }

    /// <summary>A copy that can be adapted without changing this head.</summary>
    public EventHead Clone() => new(Inner.Clone(), Answer.Clone());

    /// <summary>Writes the head, little-endian.</summary>
    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Magic);
        writer.Write(EmbeddingLength);
        writer.Write(Inner.Outputs);
        writer.Write(ClassCount);
        foreach (var layer in new[] { Inner, Answer })
        {
            StoredNumbers.Write(writer, layer.Weights.Values.AsSpan());
            StoredNumbers.Write(writer, layer.Bias.Values.AsSpan());
        }
    }

    /// <summary>Reads a head that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The content is no head, has impossible sizes or holds a value that is not a number.</exception>
    /// <exception cref="EndOfStreamException">The content is cut short.</exception>
    public static EventHead Load(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("The content does not begin with a head of this format.");
        var (embedding, units, classes) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        if (embedding is < 1 or > 65536 || units is < 1 or > 65536 || classes is < 2 or > 1024)
            throw new InvalidDataException($"The head states {embedding} values, {units} units and {classes} labels; expected 1 to 65536 twice and 2 to 1024.");
        return new(Read(embedding, units), Read(units, classes));

        LinearLayer Read(int inputs, int outputs) => new(inputs, outputs, StoredNumbers.ReadSingles(reader, inputs * outputs), StoredNumbers.ReadSingles(reader, outputs));
    }

    private static LinearLayer Layer(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        var (outputs, inputs) = (bias.Length, weights.Length / bias.Length);
        var turned = new float[weights.Length];
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
                turned[(i * outputs) + o] = weights[(o * inputs) + i];
        }

        return new(inputs, outputs, turned, bias.ToArray());
    }
}

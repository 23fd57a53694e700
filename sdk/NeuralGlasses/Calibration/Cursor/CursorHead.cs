using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>The last layer of a model that follows the wrist: from the embedding to two velocities, the log-odds of a pinch and two angles. It is what a wearer's calibration changes.</summary>
public sealed class CursorHead
{
    /// <summary>Name of the file beside a model that holds its last layer as everybody has it.</summary>
    public const string FileName = "head.bin";

    /// <summary>Answers: velocities of extension and radial deviation in degrees a second, the log-odds of a pinch, and angles of extension and radial deviation in degrees.</summary>
    public const int AnswerCount = 5;

    /// <summary>Which answer says that fingers are pinched; the two before are velocities, those behind it angles.</summary>
    public const int Press = 2;

    private const uint Magic = 0x33484356; // "VCH3"
    private readonly float[] _weights;
    private readonly float[] _biases;

    private CursorHead(int embedding, int moves, float[] weights, float[] biases) => (EmbeddingLength, MoveLength, _weights, _biases) = (embedding, moves, weights, biases);

    /// <summary>Values of an embedding.</summary>
    public int EmbeddingLength { get; }

    /// <summary>How many of them, from the first on, tell of the wrist; the others tell of the fingers.</summary>
    public int MoveLength { get; }

    /// <summary>Makes a head.</summary>
    /// <param name="weights">[answer, embedding], row after row.</param>
    /// <param name="biases">One value an answer.</param>
    /// <param name="moves">How many values of an embedding tell of the wrist.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other.</exception>
    public static CursorHead Of(ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, int moves)
    {
        if (biases.Length != AnswerCount || weights.IsEmpty || weights.Length % AnswerCount != 0)
            throw new ArgumentException($"The layer has {weights.Length} weights and {biases.Length} biases; expected {AnswerCount} whole rows and {AnswerCount} biases.", nameof(weights));
        var length = weights.Length / AnswerCount;
        if (moves < 1 || moves >= length)
            throw new ArgumentException($"{moves} of {length} values tell of the wrist; expected at least one, and at least one that tells of the fingers.", nameof(moves));
        return new(length, moves, weights.ToArray(), biases.ToArray());
    }

    /// <summary>Reads the file of a model's head.</summary>
    /// <exception cref="CalibrationException">The file is missing or damaged.</exception>
    public static CursorHead Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new CalibrationException($"{path}: there is no such file; a model that follows the wrist cannot be calibrated without it.");
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            return Load(reader);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CalibrationException($"{path}: cannot be read as the last layer of a model ({error.Message}); install the model again.", error);
        }
    }

    /// <summary>Computes one answer of an embedding.</summary>
    public float Answer(int answer, ReadOnlySpan<float> embedding) => TensorPrimitives.Dot(Weights(answer), embedding) + _biases[answer];

    /// <summary>Weights of an answer.</summary>
    public ReadOnlySpan<float> Weights(int answer) => _weights.AsSpan(answer * EmbeddingLength, EmbeddingLength);

    /// <summary>Bias of an answer.</summary>
    public float Bias(int answer) => _biases[answer];

    /// <summary>The head as bytes, little-endian.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(EmbeddingLength);
        writer.Write(MoveLength);
        StoredNumbers.Write(writer, _weights);
        StoredNumbers.Write(writer, _biases);
    }

    internal static CursorHead Load(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("The content does not begin with a head of this format.");
        var length = reader.ReadInt32();
        if (length is < 2 or > 65536)
            throw new InvalidDataException($"The head states {length} values; expected 2 to 65536.");
        var moves = reader.ReadInt32();
        if (moves < 1 || moves >= length)
            throw new InvalidDataException($"The head states that {moves} of {length} values tell of the wrist; expected at least one, and at least one left.");
        return new(length, moves, StoredNumbers.ReadSingles(reader, AnswerCount * length), StoredNumbers.ReadSingles(reader, AnswerCount));
    }
}

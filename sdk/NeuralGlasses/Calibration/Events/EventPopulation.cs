namespace NeuralGlasses.Calibration.Events;

/// <summary>
/// What a calibration of a model that sees short events starts from: the head that everybody begins with, and embeddings of many people,
/// above all of what they did without meaning anything, so that a wearer's head does not forget it.
/// </summary>
/// <param name="Head">The head of everybody.</param>
/// <param name="Replay">Embeddings of many people.</param>
public sealed record EventPopulation(EventHead Head, EventFrames Replay)
{
    /// <summary>Name of the file in a model's directory.</summary>
    public const string FileName = "population.bin";

    // Half the bytes of single precision; embeddings are between -1 and a few tens.
    private const int MostFrames = 65536;

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Head.Save(writer);
        writer.Write(Replay.Labels.Count);
        for (var i = 0; i < Replay.Labels.Count; i++)
        {
            writer.Write((byte)Replay.Labels[i]);
            foreach (var value in Replay.Embeddings[i])
                writer.Write((Half)value);
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="CalibrationException">The file is missing or is none of this kind.</exception>
    public static EventPopulation Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new CalibrationException($"{path}: there is no such file; the model cannot be calibrated without it.");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)));
            return Read(reader);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or IOException or UnauthorizedAccessException)
        {
            throw new CalibrationException($"{path}: cannot be read as what a calibration starts from ({error.Message}); fetch the model again.", error);
        }
    }

    private static EventPopulation Read(BinaryReader reader)
    {
        var head = EventHead.Load(reader);
        var count = reader.ReadInt32();
        if (count is < 0 or > MostFrames)
            throw new InvalidDataException($"The file states {count} frames; expected 0 to {MostFrames}.");
        var embeddings = new float[count][];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = reader.ReadByte();
            if (labels[i] >= head.ClassCount)
                throw new InvalidDataException($"A label is {labels[i]}; expected 0 to {head.ClassCount - 1}.");
            embeddings[i] = new float[head.EmbeddingLength];
            for (var f = 0; f < embeddings[i].Length; f++)
            {
                embeddings[i][f] = (float)reader.ReadHalf();
                if (!float.IsFinite(embeddings[i][f]))
                    throw new InvalidDataException("A stored value is not a number.");
            }
        }

        return new EventPopulation(head, new EventFrames(embeddings, labels));
    }
}

using System.Security.Cryptography;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration;

/// <summary>Stores a population beside its model, with a check sum, so that a wearer can be calibrated on the glasses.</summary>
public static class PopulationFile
{
    /// <summary>Name of the population in a model's directory.</summary>
    public const string FileName = "population.bin";

    private const uint Magic = 0x3250474E; // "NGP2"
    private const int MostWearings = 256;

    /// <summary>The population as bytes; the same population gives the same bytes.</summary>
    public static byte[] ToBytes(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(population.Layout.ChannelCount);
            writer.Write(population.Layout.ChannelBlocks);
            writer.Write(population.Layout.PairBlocks);
            writer.Write(population.StrangenessMargin);
            writer.Write(population.AdaptedShare);
            population.Usual.Save(writer);
            writer.Write(population.Networks.Count);
            foreach (var network in population.Networks)
                network.Save(writer);
            population.Features.Save(writer);
            population.Variation.Save(writer);
            writer.Write(population.Wearings.Count);
            foreach (var wearing in population.Wearings)
            {
                writer.Write(wearing.Permutation.Shift);
                writer.Write(wearing.Permutation.IsMirrored);
                writer.Write(wearing.LogPrior);
            }
        }

        var content = stream.ToArray();
        return [.. content, .. SHA256.HashData(content)];
    }

    /// <summary>The check sum at the end of a stored population, 32 bytes; it names the population in a wearer's profile.</summary>
    public static byte[] HashOf(Population population) => ToBytes(population)[^SHA256.HashSizeInBytes..];

    /// <summary>Reads a stored population.</summary>
    /// <param name="path">A file that <see cref="ToBytes"/> filled.</param>
    /// <exception cref="CalibrationException">The file is missing, damaged or no population.</exception>
    public static Population Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new CalibrationException($"{path}: there is no such file; a model that can be calibrated has its {FileName} beside it.");
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CalibrationException($"{path}: cannot be opened ({error.Message}).", error);
        }

        return FromBytes(path, bytes);
    }

    /// <summary>Reads a population from bytes.</summary>
    /// <param name="name">What the error names, such as the file.</param>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <exception cref="CalibrationException">The bytes are damaged or no population.</exception>
    public static Population FromBytes(string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < sizeof(uint) || BitConverter.ToUInt32(bytes) != Magic)
            throw new CalibrationException($"{name}: is no population, its first bytes differ from '{FileName}' of this version; fetch the model again.");
        if (!SHA256.HashData(bytes.AsSpan(0, length)).AsSpan().SequenceEqual(bytes.AsSpan(length)))
            throw new CalibrationException($"{name}: the check sum at its end does not fit its content; the file is damaged, fetch the model again.");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, 0, length));
            return Read(reader);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new CalibrationException($"{name}: cannot be read as a population ({error.Message}); fetch the model again.", error);
        }
    }

    private static Population Read(BinaryReader reader)
    {
        reader.ReadUInt32();
        var layout = new FeatureLayout(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var margin = reader.ReadDouble();
        var share = reader.ReadSingle();
        var usual = FeatureStandard.Load(reader);
        var count = reader.ReadInt32();
        if (count is < 1 or > 16)
            throw new InvalidDataException($"The population states {count} networks; expected 1 to 16.");
        var networks = Enumerable.Range(0, count).Select(_ => FeatureNetwork.Load(reader)).ToArray();
        var features = GaussianClasses.Load(reader);
        var variation = GestureVariation.Load(reader);
        var wearings = reader.ReadInt32();
        if (wearings is < 1 or > MostWearings)
            throw new InvalidDataException($"The population states {wearings} ways of wearing; expected 1 to {MostWearings}.");
        return new(
            layout,
            usual,
            networks,
            features,
            variation,
            [.. Enumerable.Range(0, wearings).Select(_ => new RingWearing(new(reader.ReadInt32(), reader.ReadBoolean()), reader.ReadDouble()))])
        {
            StrangenessMargin = margin,
            AdaptedShare = share > 0 && float.IsFinite(share) ? share : throw new InvalidDataException("The share of adapted networks is not above 0."),
        };
    }
}

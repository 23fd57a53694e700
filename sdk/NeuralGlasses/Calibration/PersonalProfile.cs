using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Calibration;

/// <summary>
/// What one wearer's calibration found, as it is kept on the device: signed with a key of that device, so that nobody can put another
/// decoder in its place. It holds weights and statistics of the wearer's muscles and no recorded sample. Not for two
/// decoders on two threads at once; load it twice instead.
/// </summary>
/// <param name="ModelName">Name of the model that was adapted.</param>
/// <param name="ModelVersion">Its version.</param>
/// <param name="Model">The adapted model.</param>
/// <param name="StrangeAbove">Value of <see cref="PersonalModel.Strangeness"/>, mean over 600 ms, above which a frame is none of the gestures.</param>
public sealed record PersonalProfile(string ModelName, string ModelVersion, PersonalModel Model, double StrangeAbove) : IWearerProfile
{
    /// <summary>Bytes of the signing key, at least.</summary>
    public const int ShortestKey = 32;

    private const uint Magic = 0x3157474E; // "NGW1"

    /// <inheritdoc/>
    public RingPermutation Wearing => Model.Permutation;

    /// <inheritdoc/>
    public void Save(string path, ReadOnlySpan<byte> key) => WearerProfileFile.Write(path, key, ToBytes());

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that signed it.</param>
    /// <param name="population">The population that was adapted.</param>
    /// <exception cref="CalibrationException">The file is missing, is signed by another key or changed, or belongs to another population.</exception>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static PersonalProfile Load(string path, ReadOnlySpan<byte> key, Population population)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(population);
        return FromBytes(path, WearerProfileFile.Open(path, key), population);
    }

    /// <summary>The profile as it is kept, without a signature; the same profile gives the same bytes. What is read back is rounded once, and stays the same from then on.</summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(PopulationFile.HashOf(Model.Population));
        writer.Write(ModelName);
        writer.Write(ModelVersion);
        writer.Write(StrangeAbove);
        writer.Write(Model.Permutation.Shift);
        writer.Write(Model.Permutation.IsMirrored);
        writer.Write(Model.Repetitions);
        writer.Write(Model.FramesPerClass);
        Model.Standard.Save(writer);
        foreach (var network in Model.Networks)
            network.Save(writer);
        Model.Classes.Save(writer);
        foreach (var classes in Model.Embedded)
            classes.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a profile that nobody signed, such as that of a trace; never one from which glasses shall act.</summary>
    /// <param name="name">What the error names, such as the file.</param>
    /// <param name="content">What <see cref="ToBytes"/> gave.</param>
    /// <param name="population">The population that was adapted.</param>
    /// <exception cref="CalibrationException">The bytes are no profile, or one of another population.</exception>
    public static PersonalProfile FromBytes(string name, ReadOnlyMemory<byte> content, Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(content.ToArray()));
            return Read(name, reader, population);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            throw new CalibrationException($"{name}: cannot be read as a profile ({error.Message}); calibrate again.", error);
        }
    }

    internal static bool Begins(ReadOnlySpan<byte> content) => content.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(content) == Magic;

    internal static double ThresholdOf(PersonalModel model, IReadOnlyList<float[]> samples)
    {
        var usual = new float[model.Population.Layout.Length];
        var strangeness = samples.Select(sample =>
        {
            model.Turn(sample, usual);
            model.Standard.Apply(usual, usual);
            return model.Strangeness(usual);
        }).Order().ToArray();
        return strangeness[strangeness.Length / 2] + model.Population.StrangenessMargin;
    }

    private static PersonalProfile Read(string path, BinaryReader reader, Population population)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("The first bytes differ.");
        if (!reader.ReadBytes(SHA256.HashSizeInBytes).AsSpan().SequenceEqual(PopulationFile.HashOf(population)))
            throw new CalibrationException($"{path}: the profile was calibrated with another model than this one; calibrate again.");
        var (name, version) = (reader.ReadString(), reader.ReadString());
        var strangeAbove = reader.ReadDouble();
        var permutation = new RingPermutation(reader.ReadInt32(), reader.ReadBoolean());
        var (repetitions, framesPerClass) = (reader.ReadInt32(), reader.ReadDouble());
        var standard = FeatureStandard.Load(reader);
        var networks = population.Networks.Select(_ => FeatureNetwork.Load(reader)).ToArray();
        var classes = GaussianClasses.Load(reader);
        var embedded = population.Networks.Select(_ => GaussianClasses.Load(reader)).ToArray();
        return new(name, version, new(population, permutation, standard, networks, classes, embedded, repetitions, framesPerClass), strangeAbove);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace NeuralGlasses.Calibration.Cursor;

/// <summary>What one wearer's calibration of a model that follows the wrist found, signed with a key of the device. It holds weights and no recorded sample.</summary>
/// <param name="ModelName">Name of the model that was adapted.</param>
/// <param name="ModelVersion">Its version.</param>
/// <param name="Wearing">How the band is worn against the model's way.</param>
/// <param name="Head">The wearer's last layer.</param>
public sealed record CursorProfile(string ModelName, string ModelVersion, RingPermutation Wearing, CursorHead Head) : IWearerProfile
{
    private const uint Magic = 0x3150434E; // "NCP1"

    /// <inheritdoc/>
    public void Save(string path, ReadOnlySpan<byte> key) => WearerProfileFile.Write(path, key, ToBytes());

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that signed it.</param>
    /// <exception cref="CalibrationException">The file is missing, is signed by another key or changed.</exception>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static CursorProfile Load(string path, ReadOnlySpan<byte> key)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromBytes(path, WearerProfileFile.Open(path, key));
    }

    /// <inheritdoc/>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(ModelName);
        writer.Write(ModelVersion);
        writer.Write(Wearing.Shift);
        writer.Write(Wearing.IsMirrored);
        Head.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a profile that nobody signed; never one from which glasses shall act.</summary>
    /// <param name="name">What the error names, such as the file.</param>
    /// <param name="content">What <see cref="ToBytes"/> gave.</param>
    /// <exception cref="CalibrationException">The bytes are no profile of a wrist.</exception>
    public static CursorProfile FromBytes(string name, ReadOnlyMemory<byte> content)
    {
        if (!Begins(content.Span))
            throw new CalibrationException($"{name}: is no wearer's profile of a pointer, its first bytes differ; calibrate the pointer again.");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(content[sizeof(uint)..].ToArray()), Encoding.UTF8);
            return new CursorProfile(reader.ReadString(), reader.ReadString(), new RingPermutation(reader.ReadInt32(), reader.ReadBoolean()), CursorHead.Load(reader));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new CalibrationException($"{name}: cannot be read as a profile of a pointer ({error.Message}); calibrate the pointer again.", error);
        }
    }

    internal static bool Begins(ReadOnlySpan<byte> content) => content.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(content) == Magic;
}

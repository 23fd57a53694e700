using System.Security.Cryptography;
using System.Text;

namespace NeuralGlasses.Calibration.Events;

/// <summary>
/// What one wearer's calibration of a model of short events found, signed with a key of the device. It holds weights and no recorded
/// sample. Not for two decoders on two threads at once.
/// </summary>
/// <param name="ModelName">Name of the model that was adapted.</param>
/// <param name="ModelVersion">Its version.</param>
/// <param name="Wearing">How the band is worn against the model's way.</param>
/// <param name="Head">The wearer's last layers.</param>
public sealed record EventProfile(string ModelName, string ModelVersion, RingPermutation Wearing, EventHead Head)
{
    private const uint Magic = 0x3157564E; // "NVW1"

    /// <summary>Writes the profile and its signature (HMAC-SHA-256, RFC 2104); a profile that was there stays until the new one is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Key of the device, at least <see cref="PersonalProfile.ShortestKey"/> bytes.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public void Save(string path, ReadOnlySpan<byte> key)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireKey(key);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(ModelName);
        writer.Write(ModelVersion);
        writer.Write(Wearing.Shift);
        writer.Write(Wearing.IsMirrored);
        Head.Save(writer);
        writer.Flush();
        var content = stream.ToArray();
        WholeFile.Write(path, content, HMACSHA256.HashData(key, content));
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that signed it.</param>
    /// <exception cref="CalibrationException">The file is missing, is signed by another key or changed.</exception>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static EventProfile Load(string path, ReadOnlySpan<byte> key)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireKey(key);
        if (!File.Exists(path))
            throw new CalibrationException($"{path}: there is no such file; calibrate first.");
        try
        {
            var bytes = File.ReadAllBytes(path);
            var length = bytes.Length - HMACSHA256.HashSizeInBytes;
            if (length < sizeof(uint) || BitConverter.ToUInt32(bytes) != Magic)
                throw new CalibrationException($"{path}: is no wearer's profile of short events, its first bytes differ; calibrate again.");
            if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, bytes.AsSpan(0, length)), bytes.AsSpan(length)))
                throw new CalibrationException($"{path}: the signature does not fit; the profile was changed or belongs to another device, calibrate again.");
            using var reader = new BinaryReader(new MemoryStream(bytes, sizeof(uint), length - sizeof(uint)), Encoding.UTF8);
            return new EventProfile(reader.ReadString(), reader.ReadString(), new RingPermutation(reader.ReadInt32(), reader.ReadBoolean()), EventHead.Load(reader));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or IOException or UnauthorizedAccessException)
        {
            throw new CalibrationException($"{path}: cannot be read as a profile ({error.Message}); calibrate again.", error);
        }
    }

    private static void RequireKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < PersonalProfile.ShortestKey)
            throw new ArgumentException($"The key has {key.Length} bytes, expected at least {PersonalProfile.ShortestKey}; make one from a random source of the device.", nameof(key));
    }
}

using System.Security.Cryptography;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Calibration;

/// <summary>The file of a wearer's profile: says by its first bytes of which kind it is, and is accepted only by the model that was adapted.</summary>
public static class WearerProfileFile
{
    private const string ShortEvents = "short events";
    private const string Wrist = "the wrist";
    private const string Lasting = "gestures that last";

    /// <summary>Reads a signed profile of any kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The key that signed it.</param>
    /// <param name="modelFolder">Folder of the model that is to decode.</param>
    /// <exception cref="CalibrationException">The file is missing, is signed by another key or changed, or belongs to another model.</exception>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    /// <exception cref="ModelManifestException">There is no model in the folder.</exception>
    public static IWearerProfile Load(string path, ReadOnlySpan<byte> key, string modelFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return FromBytes(path, Open(path, key), modelFolder);
    }

    /// <summary>Reads a profile of any kind that nobody signed, such as that of a trace; never one from which glasses shall act.</summary>
    /// <param name="name">What the error names, such as the file.</param>
    /// <param name="content">What <see cref="IWearerProfile.ToBytes"/> gave.</param>
    /// <param name="modelFolder">Folder of the model that is to decode.</param>
    /// <exception cref="CalibrationException">The bytes are no profile, or one of another model.</exception>
    /// <exception cref="ModelManifestException">There is no model in the folder.</exception>
    public static IWearerProfile FromBytes(string name, ReadOnlyMemory<byte> content, string modelFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFolder);
        var manifest = ModelManifest.Load(Path.Combine(modelFolder, ModelManifest.FileName));
        var found = EventProfile.Begins(content.Span) ? ShortEvents : CursorProfile.Begins(content.Span) ? Wrist : Lasting;
        var expected = manifest.Events is not null ? ShortEvents : manifest.Cursor is not null ? Wrist : Lasting;
        if (found != expected)
            throw new CalibrationException($"{name}: is a profile of a model of {found}, and '{manifest.Name}' {manifest.Version} is one of {expected}; calibrate again with it.");
        IWearerProfile profile = found switch
        {
            ShortEvents => EventProfile.FromBytes(name, content),
            Wrist => CursorProfile.FromBytes(name, content),
            _ => PersonalProfile.FromBytes(name, content, PopulationFile.Load(Path.Combine(modelFolder, PopulationFile.FileName))),
        };
        return profile.ModelName == manifest.Name && profile.ModelVersion == manifest.Version
            ? profile
            : throw new CalibrationException($"{name}: was made with '{profile.ModelName}' {profile.ModelVersion}, the model is '{manifest.Name}' {manifest.Version}; calibrate again with it.");
    }

    /// <summary>Content of a signed file, its signature checked and taken off.</summary>
    internal static byte[] Open(string path, ReadOnlySpan<byte> key)
    {
        RequireKey(key);
        var bytes = Read(path);
        var length = bytes.Length - HMACSHA256.HashSizeInBytes;
        if (length < sizeof(uint) || !(EventProfile.Begins(bytes) || CursorProfile.Begins(bytes) || PersonalProfile.Begins(bytes)))
            throw new CalibrationException($"{path}: is no wearer's profile, its first bytes differ; calibrate again.");
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, bytes.AsSpan(0, length)), bytes.AsSpan(length)))
            throw new CalibrationException($"{path}: the signature does not fit; the profile is cut, was changed or belongs to another device, calibrate again.");
        return bytes[..length];
    }

    internal static void Write(string path, ReadOnlySpan<byte> key, byte[] content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireKey(key);
        WholeFile.Write(path, content, HMACSHA256.HashData(key, content));
    }

    private static void RequireKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < PersonalProfile.ShortestKey)
            throw new ArgumentException($"The key has {key.Length} bytes, expected at least {PersonalProfile.ShortestKey}; make one from a random source of the device.", nameof(key));
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
            throw new CalibrationException($"{path}: there is no such file; calibrate first.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CalibrationException($"{path}: cannot be opened ({error.Message}).", error);
        }
    }
}

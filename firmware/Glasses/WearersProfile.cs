using System.Security.Cryptography;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Glasses;

/// <summary>What the wearer's calibration found, signed with a key that these glasses alone have: nobody else's file moves them.</summary>
internal sealed class WearersProfile(string folder, string model)
{
    private const int KeyBytes = 32;

    private string ProfilePath => Path.Combine(folder, "wearer.profile");

    private string PointerPath => Path.Combine(folder, "wearer.pointer");

    private string KeyPath => Path.Combine(folder, "wearer.key");

    /// <summary>Why a profile that is there is not used, in one sentence; null if none is there or it is.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Why a pointer that was calibrated is not used, in one sentence; null if none was or it is.</summary>
    public string? PointerComplaint { get; private set; }

    /// <summary>Reads what was kept; null for a wearer who has not calibrated, and where it cannot be used, which <see cref="Complaint"/> says.</summary>
    public IWearerProfile? Load()
    {
        if (!File.Exists(ProfilePath))
            return null;
        try
        {
            return WearerProfileFile.Load(ProfilePath, Key(), model);
        }
        catch (Exception error) when (error is CalibrationException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Complaint = $"The wearer's calibration is not used: {error.Message}";
            return null;
        }
    }

    /// <summary>Keeps a profile; one that was there stays until the new one is whole.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Keep(IWearerProfile profile) => profile.Save(ProfilePath, Key());

    /// <summary>Reads what was kept of the wearer's pointer, likewise.</summary>
    /// <param name="cursor">Folder of the model that follows the wrist.</param>
    public CursorProfile? LoadPointer(string cursor)
    {
        if (cursor.Length == 0 || !File.Exists(PointerPath))
            return null;
        try
        {
            var profile = CursorProfile.Load(PointerPath, Key());
            var manifest = ModelManifest.Load(Path.Combine(cursor, ModelManifest.FileName));
            return profile.ModelName == manifest.Name && profile.ModelVersion == manifest.Version
                ? profile
                : throw new CalibrationException($"it was made with '{profile.ModelName}' {profile.ModelVersion}, the model is '{manifest.Name}' {manifest.Version}; follow the dot again.");
        }
        catch (Exception error) when (error is CalibrationException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            PointerComplaint = $"The wearer's calibration of the pointer is not used: {error.Message}";
            return null;
        }
    }

    /// <summary>Keeps the wearer's pointer; one that was there stays until the new one is whole.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void KeepPointer(CursorProfile profile) => profile.Save(PointerPath, Key());

    private byte[] Key()
    {
        if (File.Exists(KeyPath))
            return File.ReadAllBytes(KeyPath);
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(KeyPath + ".part", options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        File.Move(KeyPath + ".part", KeyPath);
        return key;
    }
}

using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;

namespace NeuralGlasses.Simulator.Calibration;

/// <summary>
/// A wearer's profile on disk, signed with the key of the simulated glasses. The key is no secret: it tells a file that was damaged, and no
/// real glasses take what it signed.
/// </summary>
public static class SavedProfile
{
    private static ReadOnlySpan<byte> Key => "the key of every simulated pair of glasses"u8;

    /// <summary>Refuses a path at which no profile could be saved, before a guided session was gone through for nothing.</summary>
    /// <exception cref="ScenarioException">It is a folder, or its folder is not there.</exception>
    public static void RequireRoom(string path)
    {
        if (Directory.Exists(path))
            throw new ScenarioException($"--save-profile {path} is a folder; expected the name of a file.");
        if (path.Length == 0 || Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            throw new ScenarioException($"--save-profile {path} lies in a folder that is not there; make the folder first.");
    }

    /// <summary>Saves a profile; one that was there stays until the new one is whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Save(IWearerProfile profile, string path)
    {
        ArgumentNullException.ThrowIfNull(profile);
        profile.Save(path, Key);
    }

    /// <summary>Reads a profile that <see cref="Save"/> wrote.</summary>
    /// <exception cref="CalibrationException">It is missing, no profile, cut, changed, or made with another model than that in the folder.</exception>
    /// <exception cref="ModelManifestException">There is no model in the folder.</exception>
    public static IWearerProfile Load(string path, string modelFolder) => WearerProfileFile.Load(path, Key, modelFolder);
}

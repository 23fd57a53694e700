using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses.Cameras;

/// <summary>One picture, or the pictures of a folder in turn, one a photo.</summary>
public sealed class PictureView : ICameraView
{
    private readonly IReadOnlyList<string> _files;
    private int _taken;

    private PictureView(IReadOnlyList<string> files) => _files = files;

    /// <summary>Looks whether a picture, or every picture of a folder, can be read. Throws <see cref="ScenarioException"/> that names the first that cannot, or says that there is none.</summary>
    public static void Require(string fileOrFolder)
    {
        foreach (var file in (Directory.Exists(fileOrFolder) ? OfFolder(fileOrFolder) : OfFile(fileOrFolder))._files)
        {
            if (!SensorPicture.CanBeRead(file))
                throw new ScenarioException($"The picture {file} cannot be read; expected a PNG or JPEG.");
        }
    }

    /// <summary>Shows one picture. Throws <see cref="ScenarioException"/> if there is none.</summary>
    public static PictureView OfFile(string file) => File.Exists(file)
        ? new PictureView([file])
        : throw new ScenarioException($"The scenario's picture {file} does not exist; give a PNG or JPEG, or leave the camera's source at the drawn room.");

    /// <summary>Shows the pictures of a folder in order of their names. Throws <see cref="ScenarioException"/> if there are none.</summary>
    public static PictureView OfFolder(string folder)
    {
        string[] found = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder)
                .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG")
                .Order(StringComparer.Ordinal)]
            : [];
        return found.Length > 0
            ? new PictureView(found)
            : throw new ScenarioException($"The scenario's folder of pictures {folder} holds no PNG or JPEG; give one that does, or leave the field empty for the drawn room.");
    }

    /// <inheritdoc/>
    public byte[] Expose(CameraMode mode, HostTime at)
    {
        var file = _files[_taken++ % _files.Count];
        try
        {
            return SensorPicture.Fit(File.ReadAllBytes(file), mode, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The picture {file} could not be read: {e.Message}", e);
        }
    }
}

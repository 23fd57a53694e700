using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>Keeps photos as numbered files in a run's folder.</summary>
public sealed class PhotoFolder : IPhotoStore
{
    private readonly RunFolder _folder;
    private readonly List<ArtefactReport> _photos = [];

    /// <summary>Makes a store in a run's folder.</summary>
    public PhotoFolder(RunFolder folder)
    {
        _folder = folder;
    }

    /// <inheritdoc/>
    public int Count => _photos.Count;

    /// <summary>Photos kept so far.</summary>
    public IReadOnlyList<ArtefactReport> Photos => _photos;

    /// <inheritdoc/>
    public string Save(Photo photo)
    {
        var name = $"photo-{_photos.Count + 1:D4}{(photo.MediaType == "image/png" ? ".png" : ".jpg")}";
        try
        {
            var file = _folder.Write(name, photo.Encoded.Span);
            _photos.Add(new ArtefactReport(Math.Round(photo.TakenAt.Microseconds / 1e6, 3), file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The photo could not be saved: {e.Message}", e);
        }

        return name;
    }
}

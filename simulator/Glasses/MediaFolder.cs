using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>
/// A run's folder as the memory in which the glasses keep what they capture, as files that other programs open. It always has the same room, so that a run
/// does not depend on the machine; where that one's memory is really full, the write says so.
/// </summary>
public sealed class MediaFolder : IFileShelf, IDisposable
{
    private static readonly string[] PhotoEndings = [".jpg", ".png"];

    private readonly FolderShelf _shelf;
    private Func<HostTime> _now;
    private readonly List<ArtefactReport> _photos = [];
    private readonly List<IShelfFile> _open = [];

    /// <summary>Takes a run's folder.</summary>
    public MediaFolder(RunFolder folder, Func<HostTime> now)
    {
        ArgumentNullException.ThrowIfNull(folder);
        _shelf = new FolderShelf(folder.Path);
        _now = now;
    }

    /// <summary>Photos taken so far, under the names that they have now.</summary>
    public IReadOnlyList<ArtefactReport> Photos => _photos;

    /// <summary>From now on photos are dated by the time of the glasses, which runs a little before that of the world.</summary>
    public void Follow(Func<HostTime> glasses) => _now = glasses;

    /// <inheritdoc/>
    public long FreeBytes => TracedDevices.UnrecordedFreeBytes;

    /// <inheritdoc/>
    public IReadOnlyList<ShelfEntry> List() => _shelf.List();

    /// <inheritdoc/>
    public IShelfFile Create(string name) => Keep(_shelf.Create(name));

    /// <inheritdoc/>
    public IShelfFile Open(string name) => _shelf.Open(name);

    /// <inheritdoc/>
    public void Rename(string name, string newName)
    {
        _shelf.Rename(name, newName);
        var known = _photos.FindIndex(photo => photo.File == name);
        if (known >= 0)
            _photos[known] = _photos[known] with { File = newName };
        else if (PhotoEndings.Contains(Path.GetExtension(newName)))
            _photos.Add(new ArtefactReport(Math.Round(_now().Microseconds / 1e6, 3), newName));
    }

    /// <inheritdoc/>
    public void Delete(string name) => _shelf.Delete(name);

    /// <summary>Closes what is still being written, which stays a part.</summary>
    public void Dispose() => _open.ForEach(file => file.Dispose());

    private IShelfFile Keep(IShelfFile file)
    {
        _open.Add(file);
        return file;
    }
}

using NeuralGlasses.Capture;
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
    private const string Part = ".part";
    private const string VideoEnding = ".avi";
    private static readonly string[] PhotoEndings = [".jpg", ".png"];

    private readonly FolderShelf _shelf;
    private Func<HostTime> _now;
    private readonly List<ArtefactReport> _photos = [];
    private readonly List<VideoReport> _videos = [];
    private readonly Dictionary<string, double> _begun = new(StringComparer.Ordinal);
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

    /// <summary>Videos kept so far, under the names that they have now.</summary>
    public IReadOnlyList<VideoReport> Videos => _videos;

    /// <summary>Files that were begun and have neither become whole nor been thrown away, the first first.</summary>
    public IReadOnlyList<string> Unfinished => [.. _begun.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether nothing more fits, as in a memory that other files have filled.</summary>
    public bool IsFull { get; set; }

    /// <summary>From now on photos are dated by the time of the glasses, which runs a little before that of the world.</summary>
    public void Follow(Func<HostTime> glasses) => _now = glasses;

    /// <inheritdoc/>
    public long FreeBytes => IsFull ? 0 : TracedDevices.UnrecordedFreeBytes;

    /// <inheritdoc/>
    public IReadOnlyList<ShelfEntry> List() => _shelf.List();

    /// <inheritdoc/>
    public IShelfFile Create(string name)
    {
        var file = _shelf.Create(name);
        _open.Add(file);
        if (name.EndsWith(Part, StringComparison.Ordinal))
            _begun[name] = NowS;
        return file;
    }

    /// <inheritdoc/>
    public IShelfFile Open(string name) => _shelf.Open(name);

    /// <inheritdoc/>
    public void Rename(string name, string newName)
    {
        _shelf.Rename(name, newName);
        _begun.Remove(name, out var begunS);
        var photo = _photos.FindIndex(known => known.File == name);
        var video = _videos.FindIndex(known => known.File == name);
        if (photo >= 0)
            _photos[photo] = _photos[photo] with { File = newName };
        else if (video >= 0)
            _videos[video] = _videos[video] with { File = newName };
        else if (PhotoEndings.Contains(Path.GetExtension(newName)))
            _photos.Add(new ArtefactReport(NowS, newName));
        else if (Path.GetExtension(newName) == VideoEnding)
            _videos.Add(Look(newName, begunS));
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
        _shelf.Delete(name);
        _begun.Remove(name);
    }

    /// <summary>Closes what is still being written, which stays a part.</summary>
    public void Dispose() => _open.ForEach(file => file.Dispose());

    private double NowS => Math.Round(_now().Microseconds / 1e6, 3);

    private VideoReport Look(string name, double begunS)
    {
        using var file = _shelf.Open(name);
        var head = new byte[VideoLength.HeadBytes];
        VideoLength.TryRead(head.AsSpan(0, file.Read(0, head)), out var length);
        return new VideoReport(begunS, name, Math.Round(length.Seconds, 3), length.Frames, file.Length);
    }
}

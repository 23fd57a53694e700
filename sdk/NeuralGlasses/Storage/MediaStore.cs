using NeuralGlasses.Capture;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Storage;

/// <summary>
/// Photos, videos and sound notes in one folder. A file has its name only when it is whole and certain; what is deleted goes into a bin, and only the
/// bin is emptied to make room. What does not fit is refused and said.
/// </summary>
public sealed class MediaStore : IPhotoStore
{
    private readonly IFileShelf _shelf;
    private readonly TimeProvider _clock;
    private readonly MediaStoreOptions _options;
    private readonly List<MediaItem> _items = [];
    private readonly List<MediaItem> _bin = [];
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly MediaFavourites _favourites;
    private int _photos;

    /// <summary>Takes a folder, lists what is in it, and finishes what a power cut left unfinished.</summary>
    /// <param name="shelf">The folder; files whose names are not of the store are left alone.</param>
    /// <param name="clock">Gives the time of day for names and photos.</param>
    /// <param name="options">How much is kept; null for the usual sizes.</param>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public MediaStore(IFileShelf shelf, TimeProvider clock, MediaStoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(clock);
        _options = options ?? new MediaStoreOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(_options.QuotaBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(_options.ReserveBytes);
        _shelf = shelf;
        _clock = clock;
        foreach (ShelfEntry entry in shelf.List())
            Find(entry);
        _items.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        _photos = _items.Count(item => item.Kind == MediaKind.Photo);
        _favourites = new MediaFavourites(shelf, _items.Concat(_bin).Select(item => item.Name).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>What is kept, the oldest first.</summary>
    public IReadOnlyList<MediaItem> Items => _items;

    /// <summary>What is in the bin, the first to go first.</summary>
    public IReadOnlyList<MediaItem> Bin => _bin;

    /// <summary>Number of photos kept.</summary>
    public int Count => _photos;

    /// <summary>Bytes of all files, those in the bin and those in the making among them.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Files saved or finished.</summary>
    public long Saved { get; private set; }

    /// <summary>Wishes to save that were refused or failed.</summary>
    public long Refused { get; private set; }

    /// <summary>Files of the bin that were removed to make room.</summary>
    public long Emptied { get; private set; }

    /// <summary>Unfinished files that were repaired at the start.</summary>
    public long Repaired { get; private set; }

    /// <summary>Unfinished files without anything whole in them, or with what nobody was told was saved, that were removed at the start.</summary>
    public long Dropped { get; private set; }

    /// <summary>Photos whose camera had written an EXIF block of its own.</summary>
    public long ForeignExif { get; private set; }

    /// <summary>Changes of what is kept and of what of it is a favourite.</summary>
    public long Version { get; private set; }

    /// <summary>Files with the favourites that could not be read at the start and are left where they are.</summary>
    public long FavouritesUnread => _favourites.Unread;

    /// <summary>One sentence on favourites that could not be read; empty for none.</summary>
    public string FavouritesProblem => _favourites.Problem;

    /// <summary>Keeps a photo and returns its file name.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed; the message says which.</exception>
    public string Save(Photo photo) => Save(photo, new PhotoNote("", 1));

    /// <summary>Keeps a photo with what is to be written into it, and returns its file name.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed; the message says which.</exception>
    public string Save(Photo photo, in PhotoNote note)
    {
        ArgumentNullException.ThrowIfNull(photo);
        DateTimeOffset taken = _clock.GetLocalNow();
        bool isJpeg = photo.MediaType == "image/jpeg";
        bool getsExif = isJpeg && ExifWriter.Fits(photo.Encoded.Span);
        ForeignExif += isJpeg && !getsExif ? 1 : 0;
        ReadOnlyMemory<byte> bytes = getsExif ? ExifWriter.Add(photo.Encoded.Span, taken, note, _options) : photo.Encoded;
        using MediaRecording recording = Begin(MediaKind.Photo, photo.MediaType == "image/png" ? ".png" : ".jpg");
        try
        {
            recording.Append(bytes.Span);
            return recording.Finish();
        }
        catch (DeviceFailedException)
        {
            recording.Abandon();
            throw;
        }
    }

    /// <summary>Begins a video or a sound note, which has its name when it is finished.</summary>
    /// <exception cref="DeviceFailedException">There is no room, or the memory failed; the message says which.</exception>
    public MediaRecording Begin(MediaKind kind) => Begin(kind, kind switch
    {
        MediaKind.Video => ".avi",
        MediaKind.Sound => ".wav",
        _ => ".jpg",
    });

    /// <summary>Reads a kept file.</summary>
    /// <exception cref="DeviceFailedException">There is no such file, or the memory failed.</exception>
    public byte[] Read(string name) => Read(name, file =>
    {
        var bytes = new byte[file.Length];
        file.Read(0, bytes);
        return bytes;
    });

    /// <summary>How long a video or a sound note is, in seconds; null for a photo.</summary>
    /// <exception cref="DeviceFailedException">There is no such file, it is not what its name says, or the memory failed.</exception>
    public double? SecondsOf(string name)
    {
        MediaItem item = Require(_items, name);
        return item.Kind == MediaKind.Photo ? null : MediaGlance.At(this, item).Seconds;
    }

    /// <summary>Whether a file is one of the wearer's favourites, also while it is in the bin.</summary>
    public bool IsFavourite(string name) => _favourites.Has(name);

    /// <summary>Makes a file a favourite, or takes that back; it outlives a power cut as soon as this returns.</summary>
    /// <exception cref="DeviceFailedException">There is no such file, or the memory failed or is full; then all is as before.</exception>
    public void SetFavourite(string name, bool isFavourite)
    {
        Require(_items, name);
        Try("marked", () => _favourites.Set(name, isFavourite));
        Version++;
    }

    /// <summary>Puts a file into the bin.</summary>
    /// <exception cref="DeviceFailedException">There is no such file, or the memory failed.</exception>
    public void Delete(string name)
    {
        MediaItem item = Require(_items, name);
        Try("deleted", () => Rename(name, name + MediaNames.Bin));
        _items.Remove(item);
        _photos -= item.Kind == MediaKind.Photo ? 1 : 0;
        _bin.Add(item);
        Version++;
    }

    /// <summary>Takes a file out of the bin.</summary>
    /// <exception cref="DeviceFailedException">It is not in the bin, or the memory failed.</exception>
    public void Restore(string name)
    {
        MediaItem item = Require(_bin, name);
        Try("restored", () => Rename(name + MediaNames.Bin, name));
        _bin.Remove(item);
        Add(item);
    }

    /// <summary>Removes all that is in the bin, for good.</summary>
    /// <exception cref="DeviceFailedException">The memory failed.</exception>
    public void EmptyBin()
    {
        while (_bin.Count > 0)
            EmptyOldest();
    }

    /// <summary>Bytes that can still be kept if the bin is emptied.</summary>
    public long RoomBytes() => Try("asked", () => Math.Max(0, Room() + _bin.Sum(item => item.Bytes)));

    /// <summary>Reads of a kept file what is needed.</summary>
    internal T Read<T>(string name, Func<IShelfFile, T> read)
    {
        Require(_items, name);
        return Try("read", () =>
        {
            using IShelfFile file = _shelf.Open(name);
            return read(file);
        });
    }

    internal static T Try<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The file could not be {what}: {MemoryWords.Of(error)}.", error);
        }
    }

    /// <summary>Sees to it that bytes fit, and empties the bin for it as far as needed.</summary>
    internal void MakeRoom(long bytes)
    {
        while (Try("saved", Room) < bytes)
        {
            if (_bin.Count == 0)
            {
                Refused++;
                throw new DeviceFailedException("The memory for photos and videos is full; delete some or copy them away.");
            }

            EmptyOldest();
        }
    }

    internal long BytesOf(string name) => Require(_items, name).Bytes;

    internal void Grow(long bytes) => UsedBytes += bytes;

    internal void Fail() => Refused++;

    internal void Finish(string name, long bytes)
    {
        _ = MediaNames.TryRead(name, bytes, out MediaItem? item);
        Add(item!);
        Saved++;
    }

    internal void Forget(string name, long bytes)
    {
        UsedBytes -= bytes;
        _stems.Remove(Path.GetFileNameWithoutExtension(name));
        _favourites.Forget(name);
    }

    internal bool Rename(string name, string newName)
    {
        _shelf.Rename(name, newName);
        return true;
    }

    internal bool Remove(string name)
    {
        _shelf.Delete(name);
        return true;
    }

    private static MediaItem Require(List<MediaItem> items, string name) =>
        items.Find(item => item.Name == name) ?? throw new DeviceFailedException($"There is no file '{name}'; list them anew.");

    private long Room() => Math.Min(_options.QuotaBytes - UsedBytes, _shelf.FreeBytes - _options.ReserveBytes);

    private MediaRecording Begin(MediaKind kind, string ending)
    {
        MakeRoom(0);
        DateTimeOffset now = _clock.GetLocalNow();
        var number = 1;
        while (_stems.Contains(MediaNames.Stem(now, number)))
            number++;
        string stem = MediaNames.Stem(now, number);
        try
        {
            IShelfFile file = _shelf.Create(stem + ending + MediaNames.Part);
            _stems.Add(stem);
            return new MediaRecording(this, file, kind, stem + ending);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Refused++;
            throw new DeviceFailedException($"The file could not be saved: {MemoryWords.Of(error)}.", error);
        }
    }

    private void Add(MediaItem item)
    {
        int at = _items.FindLastIndex(other => string.CompareOrdinal(other.Name, item.Name) < 0) + 1;
        _items.Insert(at, item);
        _photos += item.Kind == MediaKind.Photo ? 1 : 0;
        Version++;
    }

    private void EmptyOldest()
    {
        MediaItem item = _bin[0];
        Try("removed", () => Remove(item.Name + MediaNames.Bin));
        _bin.RemoveAt(0);
        Forget(item.Name, item.Bytes);
        Emptied++;
    }

    private void Find(in ShelfEntry entry)
    {
        if (MediaNames.TryRead(entry.Name, entry.Bytes, out MediaItem? item))
            _items.Add(item!);
        else if (MediaNames.TryRead(entry.Name, MediaNames.Bin, entry.Bytes, out item))
            _bin.Add(item!);
        else if (!MediaNames.TryRead(entry.Name, MediaNames.Part, entry.Bytes, out item) || (item = Recover(item!)) is null)
            return;
        else
            _items.Add(item);
        UsedBytes += item!.Bytes;
        _stems.Add(Path.GetFileNameWithoutExtension(item.Name));
    }

    private MediaItem? Recover(MediaItem item)
    {
        string part = item.Name + MediaNames.Part;
        try
        {
            long length = 0;
            if (item.Kind != MediaKind.Photo)
            {
                using IShelfFile file = _shelf.Open(part);
                length = item.Kind == MediaKind.Video ? AviRepair.Repair(file) : WavWriter.Repair(file);
            }

            if (length == 0)
            {
                _shelf.Delete(part);
                Dropped++;
                return null;
            }

            _shelf.Rename(part, item.Name);
            Repaired++;
            return item with { Bytes = length };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It stays unfinished, and is tried again at the next start; its name is not given away.
            UsedBytes += item.Bytes;
            _stems.Add(Path.GetFileNameWithoutExtension(item.Name));
            return null;
        }
    }
}

using System.Buffers.Binary;
using System.Text;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Storage;

namespace NeuralGlasses.Traces;

/// <summary>
/// What a pair of glasses remembered when a run began: what apps keep, what the wearer set, the history of notifications, and the names of what was
/// captured. It stands in front of the first input, since all that is shown may depend on it.
/// </summary>
public sealed class TracedMemory
{
    private const int History = 2;
    private const int File = 3;
    private const int Settings = 4;
    private const int Favourites = 5;
    private const int OwnWords = 6;
    private readonly MemoryAppKeep _keep = new();
    private readonly RememberedFiles _files = new();
    private readonly Dictionary<string, IKeptBytes> _words = new(StringComparer.Ordinal);

    /// <summary>What apps kept.</summary>
    public IAppKeep Keep => _keep;

    /// <summary>What the wearer wants to be told; null where nothing was set.</summary>
    public IKeptBytes? KeptNotificationSettings { get; private set; }

    /// <summary>The history of notifications; null for none.</summary>
    public IKeptBytes? KeptNotifications { get; private set; }

    /// <summary>What was captured: files with their names and lengths and nothing in them, and the list of favourites.</summary>
    public IFileShelf Files => _files;

    /// <summary>The wearer's own words of a language; where none are kept, a place for them.</summary>
    public IKeptBytes WordsOf(string language) => _words.TryGetValue(language, out IKeptBytes? kept) ? kept : _words[language] = new Bytes(language, null);

    /// <summary>Records what is remembered.</summary>
    /// <param name="recorder">Who records.</param>
    /// <param name="keep">What apps keep.</param>
    /// <param name="apps">Ids of the apps.</param>
    /// <param name="settings">What the wearer wants to be told, or null.</param>
    /// <param name="notifications">The history of notifications, or null.</param>
    /// <param name="media">What was captured, or null.</param>
    /// <param name="words">The wearer's own words by language; null for none.</param>
    public static void Record(TraceRecorder recorder, IAppKeep keep, IEnumerable<string> apps, IKeptBytes? settings, IKeptBytes? notifications, IFileShelf? media, IEnumerable<(string Language, IKeptBytes Kept)>? words = null)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentNullException.ThrowIfNull(keep);
        foreach (string owner in apps.Append(GlassesPreferences.Owner).Append(WritingDrafts.Owner))
        {
            foreach (AppKeepKind kind in new[] { AppKeepKind.Stored, AppKeepKind.Settings })
            {
                foreach ((string key, string value) in keep.Read(owner, kind).OrderBy(each => each.Key, StringComparer.Ordinal))
                    Add(recorder, (int)kind, owner, key, Encoding.UTF8.GetBytes(value));
            }
        }

        foreach (ShelfEntry entry in media?.List() ?? [])
            Add(recorder, media!, entry);
        foreach ((string language, IKeptBytes kept) in words ?? [])
            Add(recorder, OwnWords, kept, language);
        Add(recorder, Settings, settings);
        Add(recorder, History, notifications);
    }

    /// <summary>Remembers what a record says; others are passed over.</summary>
    /// <exception cref="TraceException">The record is damaged.</exception>
    public void Add(TraceRecord record)
    {
        if (record.Kind != TraceRecordKind.Memory)
            return;
        TracePayload payload = record.Open();
        (int what, string owner, string key) = (payload.ReadByte(), payload.ReadText(), payload.ReadText());
        if (what == File)
            _files.Add(key, payload.ReadRest() is { Length: sizeof(long) } length ? BinaryPrimitives.ReadInt64LittleEndian(length) : 0);
        else if (what == Favourites)
            Write(key, payload.ReadRest());
        else if (what == OwnWords)
            _words[owner] = new Bytes(key, payload.ReadRest().ToArray());
        else if (what == History)
            KeptNotifications = new Bytes(key, payload.ReadRest().ToArray());
        else if (what == Settings)
            KeptNotificationSettings = new Bytes(key, payload.ReadRest().ToArray());
        else
            _keep.Write(owner, (AppKeepKind)what, key, Encoding.UTF8.GetString(payload.ReadRest()));
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        using IShelfFile file = _files.Create(name);
        file.Append(bytes);
    }

    private static void Add(TraceRecorder recorder, IFileShelf media, in ShelfEntry entry)
    {
        if (!entry.Name.StartsWith(MediaFavourites.Stem, StringComparison.Ordinal) || entry.Bytes > MediaFavourites.MostBytes)
        {
            var length = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, entry.Bytes);
            Add(recorder, File, "", entry.Name, length);
            return;
        }

        try
        {
            using IShelfFile file = media.Open(entry.Name);
            var bytes = new byte[file.Length];
            file.Read(0, bytes);
            Add(recorder, Favourites, "", entry.Name, bytes);
        }
        catch (IOException)
        {
            // As below.
        }
    }

    private static void Add(TraceRecorder recorder, int what, IKeptBytes? kept, string owner = "")
    {
        try
        {
            if (kept?.Load() is { } bytes)
                Add(recorder, what, owner, kept.Name, bytes);
        }
        catch (IOException)
        {
            // What cannot be read is not remembered; who loads it says so.
        }
    }

    private static void Add(TraceRecorder recorder, int what, string owner, string key, ReadOnlySpan<byte> bytes) =>
        recorder.Begin(TraceRecordKind.Memory, default).AddByte(what).AddText(owner).AddText(key).AddBytes(bytes).End();

    private sealed class Bytes(string name, byte[]? kept) : IKeptBytes
    {
        private byte[]? _kept = kept;

        public string Name => name;

        public byte[]? Load() => _kept;

        public void Save(ReadOnlySpan<byte> bytes) => _kept = bytes.ToArray();
    }
}

using System.Reflection;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.Glasses.Tests;

/// <summary>The glasses of the program with virtual devices, on the clock on the wall, at whose temple a test puts its finger; the session is recorded.</summary>
internal sealed class RecordedSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // What comes sooner is taken for the same touch.
    private const double GapMs = 100;
    private readonly TemporaryFolder _folder = new();
    private readonly GlassesClock _clock = new(TimeProvider.System);
    private readonly Temple _temple = new();
    private GlassesBody? _body;
    private int _begun;

    /// <summary>What the program complained of.</summary>
    public List<string> Complaints { get; } = [];

    public GlassesHost Host => _body!.Host;

    public MediaStore Media => _body!.Media;

    /// <summary>Folder of what is captured.</summary>
    public string MediaFolder => Path.Combine(_folder.Path, "glasses", "media");

    /// <summary>Bytes that what is captured may have in all; null for as many as fit the machine.</summary>
    public long? Room { get; set; }

    /// <summary>JSON of the assistants with which the wearer writes; empty for none.</summary>
    public string Assistants { get; init; } = "";

    /// <summary>What the glasses are joined to at home; nothing for none.</summary>
    public IReadOnlyDictionary<string, string> Home { get; init; } = new Dictionary<string, string>();

    /// <summary>The motion sensor; null for that of a head that keeps still.</summary>
    public IHeadMotion? Head { get; init; }

    public string Apps => Path.Combine(_folder.Path, "apps");

    private string Records => Path.Combine(_folder.Path, "records");

    /// <summary>Puts an app, built beside these tests, into the folder of installed apps.</summary>
    public void Install(string name, string built, string? manifest = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Apps, name));
        foreach (var file in Directory.GetFiles(typeof(RecordedSession).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == built).Value!))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        if (manifest is not null)
            File.WriteAllText(Path.Combine(folder.FullName, "app.json"), manifest);
    }

    public void Begin()
    {
        var assistants = Assistants.Length == 0 ? "" : Path.Combine(_folder.Path, "assistants.json");
        if (assistants.Length > 0)
            File.WriteAllText(assistants, Assistants);
        var options = new GlassesProgramOptions { Folder = Path.Combine(_folder.Path, "glasses"), Apps = Directory.Exists(Apps) ? Apps : "", Assistants = assistants, Home = Home, Record = Records, Voice = "" };
        var hardware = new Touched(new VirtualHardware(options.Profile, Path.Combine(_folder.Path, $"seen-{++_begun}"), () => _clock.Now), _temple, Head, Room);
        _body = new GlassesBody(options, hardware, new NoBand(), _clock, (_, _) => { }, Complaints.Add);
        _body.Decode();
        Until(() => Host.FocusedId is not null);
    }

    /// <summary>Opens an app from the home menu, if it stands behind what has the focus.</summary>
    public void Open(string id)
    {
        for (string? before = null; Host.FocusedId != id && Host.FocusedId != before;)
        {
            before = Host.FocusedId;
            Touch(ButtonAction.SwipeForward);
        }

        Touch(ButtonAction.Press);
    }

    public void Touch(ButtonAction action)
    {
        var at = _clock.Now;
        _temple.Touches.Enqueue(new ButtonEvent(action, at));
        Until(() => _clock.Now.MillisecondsSince(at) > GapMs);
    }

    /// <summary>Lets the glasses run until something is so.</summary>
    public void Until(Func<bool> isSo)
    {
        var end = TimeProvider.System.GetUtcNow() + Patience;
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < end, $"It never came to that; {Host.FocusedId ?? "nothing"} has the focus, {Host.OpenApp?.Manifest.Id ?? "nothing"} is open, and apps are {string.Join(", ", Host.Apps.Select(each => $"{each.Manifest.Id} {each.State} {each.LastFailure}"))}.");
            Turn();
        }
    }

    /// <summary>Ends the session; no file of an app is left. Gives the path of its record.</summary>
    public string End()
    {
        Turn();
        _body!.Close();
        _body = null;
        if (Directory.Exists(Apps))
            Directory.Delete(Apps, recursive: true);
        return Assert.Single(Directory.GetFiles(Records));
    }

    /// <summary>A copy of a record with another payload where a function gives one, and whole in every other way.</summary>
    public string Change(string trace, Func<TraceRecord, byte[]?> change)
    {
        var path = Path.Combine(_folder.Path, $"changed-{Guid.NewGuid():N}.ngtrace");
        using var reader = new TraceReader(trace);
        using var writer = new TraceWriter(path, reader.Header with { Part = null });
        using var hash = new RunHash(writer);
        var at = default(HostTime);
        for (; reader.TryRead(out var record); at = record.At)
            hash.Append(record.Kind, record.At, change(record) ?? record.Payload.ToArray());
        writer.Complete(hash.Current(), at);
        return path;
    }

    public void Dispose()
    {
        _body?.Dispose();
        _folder.Dispose();
    }

    private void Turn()
    {
        _body!.Hardware.Tick(_clock.Now);
        _body.Glasses.Tick(_clock.Now);
        Thread.Sleep(5);
    }

    private sealed class Temple : IGlassesButtons
    {
        public Queue<ButtonEvent> Touches { get; } = [];

        public IReadOnlyList<ButtonAction> Actions => Enum.GetValues<ButtonAction>();

        public bool TryTake(HostTime now, out ButtonEvent taken) => Touches.TryDequeue(out taken);
    }

    private sealed class Touched(VirtualHardware hardware, Temple temple, IHeadMotion? head, long? room) : IGlassesHardware
    {
        public string Name => hardware.Name;

        public GlassesDevices Devices => hardware.Devices with { Buttons = temple, Head = head ?? hardware.Devices.Head };

        public string? Profile => hardware.Profile;

        public Func<ReadOnlyMemory<byte>>? Picture => hardware.Picture;

        public IFileShelf OpenMemory(string folder) => room is { } bytes ? new SmallShelf(new FolderShelf(folder), bytes) : new FolderShelf(folder);

        public bool Tick(HostTime now) => hardware.Tick(now);

        public void Dispose() => hardware.Dispose();
    }
}

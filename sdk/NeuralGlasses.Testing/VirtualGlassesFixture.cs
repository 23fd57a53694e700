using System.Reflection;
using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Notifications;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Testing;

/// <summary>
/// A pair of virtual glasses with some apps on a clock of its own: made, given gestures, and looked at. The devices are those of the simulator, with
/// the limits of their profile, and apps have of them what they have in a run of it: camera with viewfinder, gallery, sound notes, a voice. Two runs
/// of the same test are the same. Not for two threads at once.
/// </summary>
public sealed partial class VirtualGlassesFixture : IDisposable
{
    /// <summary>Time between two turns of the glasses, in milliseconds.</summary>
    public const double StepMs = 10;

    private readonly List<string> _log = [];
    private readonly List<SeenNotice> _notices = [];
    private readonly List<SpokenWords> _spoken = [];
    private readonly ConsentLog _consent;
    private readonly IntentMap _meanings;
    private readonly WatchedApps _apps;
    private readonly SceneTap _tap;
    private readonly RunFolder _folder;
    private readonly bool _isFolderOurs;
    private string? _notice;
    private bool _wasOn = true;

    /// <summary>Puts glasses with one app on.</summary>
    /// <param name="app">The app.</param>
    /// <param name="profile">Name of the profile, one of <see cref="Profiles"/>.</param>
    public VirtualGlassesFixture(InstalledApp app, string profile = GlassesProfile.Usual)
        : this([app], new VirtualGlassesOptions { Profile = profile })
    {
    }

    /// <summary>Puts glasses on.</summary>
    /// <param name="apps">The apps, in the order of the home menu.</param>
    /// <param name="options">Which glasses, and what is true of them; null for the usual ones.</param>
    /// <exception cref="Simulator.ScenarioException">There is no such profile, the folder is not empty, or a file that the camera or the microphones need is missing.</exception>
    /// <exception cref="InvalidOperationException">The program is that of real glasses.</exception>
    public VirtualGlassesFixture(IReadOnlyList<InstalledApp> apps, VirtualGlassesOptions? options = null)
    {
        TestingGuard.Check(Assembly.GetEntryAssembly());
        ArgumentNullException.ThrowIfNull(apps);
        options ??= new VirtualGlassesOptions();
        _isFolderOurs = options.Folder is null;
        _folder = RunFolder.Open(options.Folder ?? Directory.CreateTempSubdirectory("glasses-").FullName);
        try
        {
            Glasses = new VirtualGlasses(options.Scenario with { Profile = options.Profile }, new GlassesSurroundings(_folder, () => Now, options.Seed) { StartedAt = options.StartedAt, Memory = options.Memory });
        }
        catch
        {
            DeleteFolder();
            throw;
        }

        _consent = new ConsentLog(new MemoryShelf(), new WearersClock(options.StartedAt, () => Now), default);
        _tap = new SceneTap(Glasses.Hud, Note);
        _apps = new WatchedApps(options.PatienceMs, options.Clock);
        _meanings = new IntentMap(options.Gestures);
        Host = new GlassesHost(Glasses.Devices with { Display = _tap }, [.. apps.Select(_apps.Watch)], new GlassesHostOptions
        {
            StartedAt = options.StartedAt,
            Keep = options.Keep,
            Services = options.Services,
            Capture = new GlassesCapture(_consent) { Store = Glasses.Store, Editor = new SkiaPhotoEditor() },
            Sound = Glasses.Speaker is { } speaker ? new GlassesSound(speaker) { Voice = new VirtualVoice(() => Now, _spoken.Add) } : null,
            Notifications = options.Notifications ?? apps.Aggregate(new NotificationSettings(), (settings, app) => settings.With(app.Manifest.Id, new AppNotificationSettings { InView = true, Sound = true })),
            AwakeMs = options.Gestures.Gate.AwakeMs,
            HasBand = true,
            Log = (at, line) => _log.Add(line),
        });
        Hud = new HudCheck(this);
        Captured = new CapturedCheck(this);
        Turn();
    }

    /// <summary>Puts glasses with one app on, which runs in the test's own process, with the manifest that lies beside its assembly.</summary>
    /// <typeparam name="TApp">The app.</typeparam>
    /// <param name="profile">Name of the profile, one of <see cref="Profiles"/>.</param>
    /// <exception cref="Settings.SettingsException">The manifest is missing, or it is none.</exception>
    public static VirtualGlassesFixture Wear<TApp>(string profile = GlassesProfile.Usual)
        where TApp : GlassesApp, new()
    {
        AppManifest manifest = AppFolder.Read(Path.GetDirectoryName(typeof(TApp).Assembly.Location)!);
        return new VirtualGlassesFixture(InstalledApp.InProcess(manifest, () => new TApp()), profile);
    }

    /// <summary>Names of the profiles.</summary>
    public static IReadOnlyList<string> Profiles => GlassesProfile.Names;

    /// <summary>The runtime.</summary>
    public GlassesHost Host { get; }

    /// <summary>The devices, of which parts can be broken and covered.</summary>
    public VirtualGlasses Glasses { get; }

    /// <summary>The present moment of the virtual clock.</summary>
    public HostTime Now { get; private set; }

    /// <summary>Checks of what the wearer sees and hears.</summary>
    public HudCheck Hud { get; }

    /// <summary>Checks of what was captured and kept.</summary>
    public CapturedCheck Captured { get; }

    /// <summary>What the glasses show, or would show if they had a display.</summary>
    public HudScene Scene => _tap.Scene;

    /// <summary>What became of that scene.</summary>
    public HudResult Shown => _tap.Last;

    /// <summary>The display's picture, as PNG; empty for glasses without a display.</summary>
    public ReadOnlyMemory<byte> Picture => Glasses.Hud.Picture;

    /// <summary>Notices that came, in order.</summary>
    public IReadOnlyList<SeenNotice> Notices => _notices;

    /// <summary>What the voice began to say, in order.</summary>
    public IReadOnlyList<SpokenWords> Spoken => _spoken;

    /// <summary>Lines of the log, in order.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Names of the photos that are kept and not deleted, in order.</summary>
    public IReadOnlyList<string> Photos => [.. Captured.Photos.Select(photo => photo.Name)];

    /// <summary>Every wish for a photo.</summary>
    public IReadOnlyList<CaptureRecord> Captures => Glasses.Captures.Records;

    /// <summary>How an app is.</summary>
    /// <param name="id">Id of the app.</param>
    /// <exception cref="ArgumentException">There is no such app.</exception>
    public AppSlot App(string id) => Host.Apps.FirstOrDefault(app => app.Manifest.Id == id)
        ?? throw new ArgumentException($"There is no app '{id}'; {NearestName.Suggest(id, [.. Host.Apps.Select(app => app.Manifest.Id)])}", nameof(id));

    /// <summary>Lets time go by.</summary>
    /// <param name="ms">How much, in milliseconds; rounded up to whole steps.</param>
    public VirtualGlassesFixture Wait(double ms)
    {
        AdvanceTo(Now.Plus(ms * 1000));
        return this;
    }

    /// <summary>Lets time go by up to a moment; nothing happens if it is past.</summary>
    public void AdvanceTo(HostTime until)
    {
        while (Now < until)
        {
            Now = Now.Plus(StepMs * 1000);
            Turn();
        }
    }

    /// <summary>The wearer changes a setting of an app.</summary>
    /// <exception cref="ArgumentException">There is no such app or setting, or the value does not fit.</exception>
    public VirtualGlassesFixture Set(string appId, string setting, string value)
    {
        Host.Set(appId, setting, value, Now);
        return Wait(StepMs);
    }

    /// <summary>Takes the glasses off: ends all apps, and deletes what was written.</summary>
    public void Dispose()
    {
        Host.Dispose();
        _apps.Dispose();
        _consent.Dispose();
        Hud.Dispose();
        Glasses.Dispose();
        DeleteFolder();
    }

    private void DeleteFolder()
    {
        if (_isFolderOurs)
            Directory.Delete(_folder.Path, recursive: true);
    }

    private void Turn()
    {
        bool isOn = Glasses.Tick(Now).IsOn;
        if (isOn != _wasOn)
            TurnOn(isOn);
        if (!isOn)
            return;
        while (Glasses.Buttons.TryTake(Now, out ButtonEvent touch))
            Act(TempleGestures.Of(touch), 0, 0);
        Host.Advance(Now);
        _apps.Settle(() => Host.Advance(Now));
    }

    private void TurnOn(bool isOn)
    {
        _wasOn = isOn;
        if (isOn)
            Host.Redraw();
        else
            Glasses.Hud.GoDark(Now);
    }

    private void Note(HudScene scene, HostTime at)
    {
        HudCard? card = scene.Elements.OfType<HudCard>().FirstOrDefault(each => each.Id.StartsWith(".notice", StringComparison.Ordinal));
        if (card is not null && card.Id != _notice)
            _notices.Add(new SeenNotice(at, card.Title, card.Text, card.Tone));
        _notice = card?.Id;
    }
}

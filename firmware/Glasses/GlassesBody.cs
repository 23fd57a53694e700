using System.Reflection;
using NeuralGlasses.Apps;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Home;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Media;
using NeuralGlasses.Onnx;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses;

/// <summary>The glasses from the radio to the apps; the constructor says with what a <see cref="GlassesSide"/> is made here.</summary>
internal sealed class GlassesBody : IDisposable
{
    private readonly GlassesSettings _settings;
    private readonly MediaPlayer? _player;
    private readonly GlassesProgramOptions _options;
    private readonly WearersProfile _profile;
    private readonly WearersLanguages _languages;
    private readonly WearersInbox _inbox;
    private readonly IWearerProfile? _wearer;
    private readonly CursorProfile? _pointer;
    private readonly ModelCalibrator _calibrator;
    private readonly ModelCursorCalibrator? _cursorCalibrator;
    private IEmgDecoder? _decoder;
    private WearerCursorDecoder? _cursor;

    /// <summary>Wires everything but the model, so that the home menu need not wait for it.</summary>
    public GlassesBody(GlassesProgramOptions options, IGlassesHardware hardware, IBand band, GlassesClock clock, Action<HostTime, string> log, Action<string> complain)
    {
        _options = options;
        _profile = new WearersProfile(options.Folder, options.Model);
        _wearer = _profile.Load();
        if (_profile.Complaint is { } unused)
            complain(unused);
        _pointer = _profile.LoadPointer(options.Cursor);
        if (_profile.PointerComplaint is { } unusedPointer)
            complain(unusedPointer);
        _languages = new WearersLanguages(options.Languages, options.Folder, complain);
        if (_languages.Problem is { } unwritable)
            complain(unwritable);
        _settings = Settings(options, band, _wearer is not null, ModelManifest.Load(Path.Combine(options.Model, ModelManifest.FileName)), clock.StartedAt);
        Band = band;
        Hardware = hardware;
        Display = new WatchedDisplay(hardware.Devices.Display, hardware.Mouse);
        Keep = new FolderKeep(Path.Combine(options.Folder, "apps"));
        if (hardware.Devices.Speaker is { } speaker)
            _player = new MediaPlayer(new SoundFiles(speaker.RateHz), speaker.RateHz, new KeptFile(Path.Combine(options.Folder, "positions.json")));
        Consent = new ConsentLog(new FolderShelf(Path.Combine(options.Folder, "consent")), clock.Time, clock.Now);
        var media = hardware.OpenMemory(Path.Combine(options.Folder, "media"));
        var settings = new KeptFile(Path.Combine(options.Folder, "notification-settings.json"));
        var history = new KeptFile(Path.Combine(options.Folder, "notifications.json"));
        _inbox = new WearersInbox(options, Consent, name => ReadPhoto(media, name), clock, complain);
        if (HomeSettings.Read(options.Home, options.Language, GestureSettings.Shipped.Gestures) is { } home)
            Home = new HomeService(home, Consent, HomeService.Allowing(home), Standing, new KeptFile(Path.Combine(options.Folder, "home-pending.json")), clock.Time);
        Record = options.Record.Length == 0 ? null : BeginRecord(clock, complain);
        Media = new MediaStore(media, clock.Time);

        // Once more for the record: what a power cut left is repaired by now, and all that is remembered is whole.
        if (Record is not null)
            Media = new MediaStore(TracedDevices.Wrap(media, Record.Recorder), new TracedClock(clock.Time, Record.Recorder));
        var devices = hardware.Devices with { Display = Display, Photos = Media };
        var builtIn = BuiltInApps.All(GlassesAbilities.Of(devices, band is not NoBand), ServiceNames);
        var installed = options.Apps.Length == 0 ? [] : InstalledFolder.Read(options.Apps, Path.Combine(options.Folder, "unpacked"), builtIn.Select(a => a.Manifest.Id));
        foreach (var refused in installed.Where(a => a.Refusal is not null))
            complain($"app {refused.Manifest.Title} is refused: {refused.Refusal}");
        InstalledApp[] apps = [.. builtIn, .. Record is null ? installed : installed.Select(a => TracedApp.Wrap(a, Record.Recorder))];
        if (Record is not null)
        {
            devices = TracedDevices.Wrap(devices, Record.Recorder, hardware.Picture, options.RecordPictures);
            if (_wearer is not null)
                Record.Recorder.Begin(TraceRecordKind.Profile, default).AddBytes(_wearer.ToBytes()).End();
            if (_pointer is not null)
                Record.Recorder.Begin(TraceRecordKind.CursorProfile, default).AddBytes(_pointer.ToBytes()).End();
            foreach (var app in installed)
                TracedApp.Record(app, Record.Recorder);
            TracedMemory.Record(Record.Recorder, Keep, apps.Select(a => a.Manifest.Id), settings, history, media, _languages.Words);
        }

        _calibrator = new ModelCalibrator(options.Model, options.WornLeft, Environment.TickCount, isInBackground: true, _profile.Keep);
        _cursorCalibrator = options.Cursor.Length == 0 ? null : new ModelCursorCalibrator(options.Cursor, options.WornLeft, _profile.KeepPointer);
        Glasses = new GlassesSide(new GlassesSideSetup
        {
            Radio = band.Radio,
            Devices = devices,
            Apps = apps,
            Recorder = Record?.Recorder,
            Observer = BothObservers.Of(hardware.Mouse, Home),
            Settings = _settings,
            Keep = Keep,
            Languages = _languages.Languages,
            Services = [.. _inbox.Services(Record?.Recorder), .. Home is null ? Array.Empty<IAppService>() : [Record is null ? Home : new TracedService(Home, Record.Recorder)]],
            Sound = hardware.Devices.Speaker is null ? null : new GlassesSound(hardware.Devices.Speaker)
            {
                Voice = options.Voice.Length == 0 ? null : new EspeakVoice(options.Voice),
                Language = options.Language,
                Player = _player,
            },
            Capture = new GlassesCapture(Consent) { Store = Media, Editor = Record is null ? new SkiaPhotoEditor() : new TracedEditor(new SkiaPhotoEditor(), Record.Recorder) },
            Notifications = BuiltInApps.Notifications,
            KeptNotificationSettings = settings,
            KeptNotifications = history,
            HasBand = band is not NoBand,
            Calibrator = _calibrator,
            CursorCalibrator = _cursorCalibrator,
            Log = log,
        });
        Home?.Start();
    }

    public IBand Band { get; }

    public IGlassesHardware Hardware { get; }

    public WatchedDisplay Display { get; }

    public GlassesSide Glasses { get; }

    public WristbandLink Link => Glasses.Link;

    public GlassesHost Host => Glasses.Host;

    public FolderKeep Keep { get; }

    public MediaStore Media { get; }

    /// <summary>The log of all captures.</summary>
    public ConsentLog Consent { get; }

    /// <summary>The wearer's home; null for glasses that are joined to none.</summary>
    public HomeService? Home { get; }

    /// <summary>The record of the session; null for none.</summary>
    public SessionRecord? Record { get; }

    // Those whose answers come from outside.
    private string[] ServiceNames => [.. _inbox.Names, .. Home is null ? Array.Empty<string>() : [Home.Name]];

    /// <summary>The pipeline; null before <see cref="Decode"/>.</summary>
    public NeuralPipeline? Pipeline => Glasses.Pipeline;

    /// <summary>Loads the model and joins it to the rest.</summary>
    public void Decode()
    {
        _cursor = _options.Cursor.Length == 0 ? null : WearerCursor.Load(_options.Cursor, _pointer, _settings.IsWornLeft);
        Glasses.Decode(_decoder = WearerDecoder.Load(_options.Model, _wearer, _settings.IsWornLeft), _cursor);
    }

    /// <summary>What could not be read or kept of what apps and the wearer set, one sentence each.</summary>
    public IReadOnlyList<string> Lost => [.. Keep.Unreadable, .. Host.NotificationsComplaint is { } complaint ? [complaint] : Array.Empty<string>()];

    /// <summary>Saves what was not saved yet, and ends apps, sound and devices.</summary>
    /// <returns>Whether the history of notifications is kept.</returns>
    public bool Close()
    {
        var isSaved = Host.Notifications.Save();
        Dispose();
        return isSaved;
    }

    public void Dispose()
    {
        Record?.Dispose();
        Host.Dispose();
        _inbox.Dispose();
        Home?.Dispose();
        Consent.Dispose();
        _player?.Dispose();
        _calibrator.Dispose();
        _decoder?.Dispose();
        _cursorCalibrator?.Dispose();
        _cursor?.Dispose();
        Band.Dispose();
        Hardware.Dispose();
    }

    // Not by the store, whose calls of the memory a record counts: a replay sends no messages.
    private byte[] ReadPhoto(IFileShelf media, string name)
    {
        if (!Media.Items.Any(item => item.Name == name))
            throw new DeviceFailedException($"There is no photo '{name}'; take one first.");
        try
        {
            using var file = media.Open(name);
            var bytes = new byte[file.Length];
            file.Read(0, bytes);
            return bytes;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The photo '{name}' cannot be read ({error.Message}).", error);
        }
    }

    private GlassesStanding Standing()
    {
        var counters = Link.Counters;
        var frames = counters.Received + counters.Lost;
        return new GlassesStanding(Link.Condition.BatteryPercent == 0 ? null : Link.Condition.BatteryPercent, frames == 0 ? null : (int)(100 * counters.Received / frames), Host.IsWorn);
    }

    private SessionRecord BeginRecord(GlassesClock clock, Action<string> complain)
    {
        var folder = new RecordFolder(_options.Record, _options.RecordMegabytes * 1_000_000L, TimeSpan.FromHours(_options.RecordHours), clock.Time);
        var header = new TraceHeader
        {
            MadeBy = $"neuralglasses glasses {typeof(GlassesBody).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}",
            Scenario = "session",
            Model = TracedModel.Of(_options.Model),
            Cursor = _options.Cursor.Length == 0 ? null : TracedModel.Of(_options.Cursor),
            Languages = TracedLanguage.Of(_options.Languages),
            IsCalibrated = _wearer is not null,
            Settings = _settings,
            Glasses = TracedGlasses.Of(Hardware.Devices, Hardware.Profile, Band is not NoBand) with { HasPlayer = _player is not null, Services = ServiceNames },
            Display = Hardware.Picture is null ? null : VirtualHud.Name,
        };
        return new SessionRecord(folder, header, complain);
    }

    // A trace answers as its band did, so it has to be asked what that one was asked.
    private static GlassesSettings Settings(GlassesProgramOptions options, IBand band, bool isCalibrated, ModelManifest manifest, DateTimeOffset startedAt)
    {
        var link = band is TraceBand trace
            ? trace.Header.Settings.Link
            : new WristbandLinkOptions { RateHz = (int)Math.Max(1000, manifest.MinimumStreamRateHz), ChannelCount = manifest.ChannelCount, Motion = new MotionOptions() };
        manifest.RequireFit(new StreamDescription(link.ChannelCount, link.RateHz));
        return new GlassesSettings
        {
            Gestures = Gestures(options),
            MainsHz = options.MainsHz,
            IsWornLeft = options.WornLeft,
            StartedAt = startedAt,
            Link = link,
        }.Judging(manifest, isCalibrated);
    }

    private static GestureSettings Gestures(GlassesProgramOptions options)
    {
        var gestures = options.Gestures.Length > 0 ? GestureSettings.Open(options.Gestures) : GestureSettings.Shipped;
        return options.AwakeS > 0 ? gestures with { Gate = gestures.Gate with { AwakeMs = options.AwakeS * 1000 } } : gestures;
    }
}

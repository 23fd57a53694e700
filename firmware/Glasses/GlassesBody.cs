using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Media;
using NeuralGlasses.Onnx;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Glasses;

/// <summary>The glasses from the radio to the apps; the constructor and <see cref="Decode"/> are their wiring diagram.</summary>
internal sealed class GlassesBody : IDisposable
{
    private readonly GlassesSettings _settings;
    private readonly MediaPlayer? _player;
    private readonly ModelManifest _manifest;
    private readonly GlassesProgramOptions _options;
    private readonly ConsentLog _consent;
    private IEmgDecoder? _decoder;

    /// <summary>Wires everything but the model, so that the home menu need not wait for it.</summary>
    public GlassesBody(GlassesProgramOptions options, IGlassesHardware hardware, IBand band, GlassesClock clock, Action<HostTime, string> log)
    {
        _options = options;
        _manifest = ModelManifest.Load(Path.Combine(options.Model, ModelManifest.FileName));
        var startedAt = clock.StartedAt;
        _settings = Settings(options, band, _manifest, startedAt);
        Band = band;
        Hardware = hardware;
        Display = new WatchedDisplay(hardware.Devices.Display);
        Link = new WristbandLink(band.Radio, _settings.Link);
        Keep = new FolderKeep(Path.Combine(options.Folder, "apps"));
        if (hardware.Devices.Speaker is { } speaker)
            _player = new MediaPlayer(new SoundFiles(speaker.RateHz), speaker.RateHz, new KeptFile(Path.Combine(options.Folder, "positions.json")));
        _consent = new ConsentLog(new FolderShelf(Path.Combine(options.Folder, "consent")), clock.Time, clock.Now);
        Media = new MediaStore(new FolderShelf(Path.Combine(options.Folder, "media")), clock.Time);
        Host = new GlassesHost(hardware.Devices with { Display = Display, Photos = Media }, BuiltInApps.All(), new GlassesHostOptions
        {
            StartedAt = startedAt,
            AwakeMs = _settings.Gestures.Gate.AwakeMs,
            Keep = Keep,
            Services = [new BandService(Link)],
            Sound = hardware.Devices.Speaker is null ? null : new GlassesSound(hardware.Devices.Speaker)
            {
                Voice = options.Voice.Length == 0 ? null : new EspeakVoice(options.Voice),
                Language = options.Language,
                Player = _player,
            },
            Capture = new GlassesCapture(_consent) { Store = Media, Editor = new SkiaPhotoEditor() },
            Notifications = BuiltInApps.Notifications,
            KeptNotifications = new KeptFile(Path.Combine(options.Folder, "notifications.json")),
            HasBand = band is not NoBand,
            Log = log,
        });
    }

    public IBand Band { get; }

    public IGlassesHardware Hardware { get; }

    public WatchedDisplay Display { get; }

    public WristbandLink Link { get; }

    public GlassesHost Host { get; }

    public FolderKeep Keep { get; }

    public MediaStore Media { get; }

    /// <summary>The pipeline; null before <see cref="Decode"/>.</summary>
    public NeuralPipeline? Pipeline { get; private set; }

    /// <summary>Loads the model and joins the stations.</summary>
    public void Decode()
    {
        _decoder = WearerDecoder.Load(_options.Model, profile: null, _settings.IsWornLeft);
        Pipeline = new NeuralPipeline(Link, _decoder, _settings.ToPolicy(_manifest), new IntentMap(_settings.Gestures), Host, _settings.ToPipeline(observer: null, computeClock: null))
        {
            PinchMotion = _settings.Link.Motion is null ? null : new PinchMotion(new PinchMotionOptions()),
        };
    }

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
        Host.Dispose();
        _consent.Dispose();
        _player?.Dispose();
        _decoder?.Dispose();
        Band.Dispose();
        Hardware.Dispose();
    }

    // A trace answers as its band did, so it has to be asked what that one was asked.
    private static GlassesSettings Settings(GlassesProgramOptions options, IBand band, ModelManifest manifest, DateTimeOffset startedAt)
    {
        var link = band is TraceBand trace
            ? trace.Header.Settings.Link
            : new WristbandLinkOptions { RateHz = (int)Math.Max(1000, manifest.MinimumStreamRateHz), ChannelCount = manifest.ChannelCount, Motion = new MotionOptions() };
        manifest.RequireFit(new StreamDescription(link.ChannelCount, link.RateHz));
        return new GlassesSettings
        {
            Policy = GesturePolicies.LastingOptions(manifest, isCalibrated: false),
            Events = GesturePolicies.EventOptions(manifest, isCalibrated: false),
            Gestures = GestureSettings.Shipped with { Gate = GestureSettings.Shipped.Gate with { AwakeMs = options.AwakeS * 1000 } },
            MainsHz = options.MainsHz,
            IsWornLeft = options.WornLeft,
            StartedAt = startedAt,
            Link = link,
        };
    }
}

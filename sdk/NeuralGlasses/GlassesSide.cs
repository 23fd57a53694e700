using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Pointing;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Link;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses;

/// <summary>
/// The glasses from the radio to the apps. The program on the glasses, a simulation and the replay of a trace build the same one; the constructor
/// and <see cref="Decode"/> are its wiring diagram, and whatever the radio brings and each <see cref="Tick"/> moves it on.
/// </summary>
public sealed class GlassesSide
{
    private readonly GlassesSideSetup _setup;
    private readonly TracedCentral? _radio;
    private readonly NotificationLoop _loop;
    private LinkState _linkState;

    /// <summary>Wires everything but what decodes, so that the home menu need not wait for a model.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public GlassesSide(GlassesSideSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        _setup = setup;
        GlassesSettings settings = setup.Settings;
        _radio = setup.Recorder is { } recorder ? new TracedCentral(setup.Radio, recorder) : null;
        _loop = new NotificationLoop(_radio ?? setup.Radio);
        Link = new WristbandLink(_loop, settings.Link);
        Host = new GlassesHost(setup.Devices, setup.Apps, new GlassesHostOptions
        {
            StartedAt = settings.StartedAt,
            AwakeMs = settings.Gestures.Gate.AwakeMs,
            Abilities = setup.Abilities,
            HasBand = setup.HasBand,
            Keep = setup.Keep,
            Services =
            [
                new BandService(Link),
                new PointerCalibrationService(Link, () => Pipeline, () => Host!, setup.CursorCalibrator),
                .. setup.Calibrator is { } calibrator ? [new CalibrationService(Link, () => Pipeline, Adopt, Traced(calibrator))] : Array.Empty<IAppService>(),
                .. setup.Services,
            ],
            Notifications = setup.Notifications,
            KeptNotificationSettings = setup.KeptNotificationSettings,
            KeptNotifications = setup.KeptNotifications,
            Capture = setup.Capture,
            Sound = setup.Sound,
            Languages = setup.Languages,
            Pointing = settings.ToPointing(),
            Log = Note,
        });
        _loop.Host = Host;
    }

    /// <summary>The link.</summary>
    public WristbandLink Link { get; }

    /// <summary>The host of apps.</summary>
    public GlassesHost Host { get; }

    /// <summary>The glasses' time: that of the last turn, which never goes back.</summary>
    public HostTime Now => _loop.Now;

    /// <summary>The pipeline; null before <see cref="Decode"/>.</summary>
    public NeuralPipeline? Pipeline { get; private set; }

    /// <summary>Joins what decodes to the rest.</summary>
    /// <param name="decoder">The decoder of gestures; whoever made it disposes of it.</param>
    /// <param name="cursor">The decoder of the wrist, likewise; null for glasses on which nothing can be pointed at.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public NeuralPipeline Decode(IEmgDecoder decoder, ICursorDecoder? cursor = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        GlassesSettings settings = _setup.Settings;
        IReadOnlyList<string> made = GesturePolicies.GesturesOf(decoder.Manifest);
        foreach (string gesture in settings.Gestures.NeverMade(made))
            Note(Now, $"the gesture '{gesture}' has a meaning, but nothing makes it; {NearestName.Suggest(gesture, [.. made.Union(GestureSettings.Shipped.Gestures)])}");
        IPipelineObserver? observer = _setup.Recorder is { } recorder ? new TracedPipeline(recorder, _setup.Observer) : _setup.Observer;
        Pipeline = new NeuralPipeline(Link, decoder, settings.ToPolicy(decoder.Manifest), new IntentMap(settings.Gestures), Host, settings.ToPipeline(observer, _setup.ComputeClock))
        {
            Calibration = _setup.Calibration,
            PinchMotion = settings.Link.Motion is null ? null : new PinchMotion(new PinchMotionOptions()),
        };
        if (cursor is not null)
            Pipeline.Point(cursor);
        return _loop.Pipeline = Pipeline;
    }

    /// <summary>Lets the glasses see that time goes by although nothing arrives.</summary>
    public void Tick(HostTime now)
    {
        _radio?.Tick(now);
        _loop.Tick(now);
        if (Link.State == _linkState)
            return;
        _linkState = Link.State;
        if (_linkState == LinkState.Streaming)
            Note(now, $"wristband streams {Link.Stream.ChannelCount} channels at {Link.Stream.RateHz} Hz");
        else if (_linkState == LinkState.Disconnected)
            Note(now, "wristband disconnected");
    }

    /// <summary>The display has lost its picture; the glasses show everything anew.</summary>
    public void Redraw(HostTime now)
    {
        _setup.Recorder?.Input(TraceRecordKind.Redraw, now);
        Host.Redraw();
    }

    /// <summary>The glasses go off while something is captured: it ends, and what there is of it is kept. Nothing happens while nothing is captured.</summary>
    public void Shut(HostTime now)
    {
        if (!Host.IsCapturing)
            return;
        _setup.Recorder?.Input(TraceRecordKind.Shut, now);
        Host.Shut(now);
    }

    private ICalibrator Traced(ICalibrator calibrator) => _setup.Recorder is { } recorder ? new TracedCalibrator(calibrator, recorder) : calibrator;

    // A decoder that knows its wearer may be believed more.
    private void Adopt(IEmgDecoder decoder)
    {
        GlassesSettings calibrated = _setup.Settings.Judging(decoder.Manifest, isCalibrated: true);
        Pipeline!.Adopt(decoder, calibrated.ToPolicy(decoder.Manifest));
    }

    private void Note(HostTime at, string note)
    {
        _setup.Recorder?.Begin(TraceRecordKind.Note, at).AddText(note).End();
        _setup.Log?.Invoke(at, note);
    }
}

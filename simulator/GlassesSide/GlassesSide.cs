using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>
/// The glasses from the radio to the apps. A simulation and the replay of a trace build the same one, and the constructor is its wiring
/// diagram; whatever the radio brings and each <see cref="Tick"/> moves it on.
/// </summary>
public sealed class GlassesSide
{
    private readonly TraceRecorder _recorder;
    private readonly TracedCentral _radio;
    private readonly NotificationLoop _loop;
    private readonly Action<HostTime, string>? _log;
    private LinkState _linkState;

    /// <summary>Wires everything.</summary>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public GlassesSide(GlassesSideSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var settings = setup.Settings;
        _recorder = setup.Recorder;
        _log = setup.Log;
        _radio = new TracedCentral(setup.Radio, _recorder);
        _loop = new NotificationLoop(_radio);
        Link = new WristbandLink(_loop, settings.Link);
        Host = new GlassesHost(setup.Devices, BuiltInApps.All(setup.Abilities ?? GlassesAbilities.Of(setup.Devices, hasBand: true)), new GlassesHostOptions
        {
            StartedAt = settings.StartedAt,
            AwakeMs = settings.Gestures.Gate.AwakeMs,
            Abilities = setup.Abilities,
            Services = [new BandService(Link), .. setup.Services],
            Notifications = BuiltInApps.Notifications,
            Sound = setup.Sound,
            Log = Note,
        });
        var policy = settings.ToPolicy(setup.Decoder.Manifest);
        var options = settings.ToPipeline(new TracedPipeline(_recorder, setup.Observer), setup.ComputeClock);
        Pipeline = new NeuralPipeline(Link, setup.Decoder, policy, new IntentMap(settings.Gestures), Host, options)
        {
            Calibration = setup.Calibration,
            PinchMotion = settings.Link.Motion is null ? null : new PinchMotion(new PinchMotionOptions()),
        };
        _loop.Pipeline = Pipeline;
    }

    /// <summary>The link.</summary>
    public WristbandLink Link { get; }

    /// <summary>The host of apps.</summary>
    public GlassesHost Host { get; }

    /// <summary>The pipeline.</summary>
    public NeuralPipeline Pipeline { get; }

    /// <summary>Lets the glasses see that time goes by although nothing arrives.</summary>
    public void Tick(HostTime now)
    {
        _radio.Tick(now);
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
        _recorder.Input(TraceRecordKind.Redraw, now);
        Host.Redraw();
    }

    private void Note(HostTime at, string note)
    {
        _recorder.Begin(TraceRecordKind.Note, at).AddText(note).End();
        _log?.Invoke(at, note);
    }
}

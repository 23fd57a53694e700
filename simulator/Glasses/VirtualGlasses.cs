using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses.Body;
using NeuralGlasses.Simulator.Glasses.Cameras;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Glasses.Sound;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>One pair of glasses: the devices of a profile in what a scenario does to them. The constructor is the wiring diagram.</summary>
public sealed class VirtualGlasses : IDisposable
{
    private readonly VirtualMicrophone? _microphone;

    /// <summary>Wires everything. Throws <see cref="ScenarioException"/> if a picture, a video, a sound or a webcam is missing or not understood.</summary>
    public VirtualGlasses(GlassesScenario scenario, GlassesSurroundings around)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(around);
        Profile = GlassesProfile.Load(scenario.Profile);
        Conditions = new GlassesConditions(scenario);
        Power = new VirtualGlassesPower(Profile.Power, Profile.Heat, scenario.Power);
        Head = new ScriptedHead(scenario.Head);
        Hud = new VirtualHud(Profile.Display, around.Folder, Conditions, Power, at => Head.AnglesAt(at.Microseconds / 1e6), around.RemembersFrames);
        Media = new MediaFolder(around.Folder, around.Now);
        Store = new MediaStore(Media, new WearersClock(around.StartedAt, around.Now), around.Memory);
        Captures = new CaptureLog();
        Led = new VirtualCaptureLed(Profile.Camera is not null, Conditions, Power, around.Now);
        Camera = new VirtualCamera(Profile.Camera, View(scenario.Camera, around), Led, Conditions, Power);
        if (Profile.Microphone is { } microphone)
        {
            Sounds = new Soundscape(scenario.Microphone, microphone.RateHz);
            _microphone = new VirtualMicrophone(microphone, Sounds, Power, at => WhyNoMicrophone(at));
        }

        if (Profile.Speaker is { } speaker)
            Speaker = new VirtualSpeaker(speaker, Path.Combine(around.Folder.Path, scenario.Speaker.File), Power, at => WhyNot(GlassesPart.Speaker, "The speakers do not answer.", at));
        Buttons = new VirtualButtons(Profile.Buttons, scenario.Buttons, Conditions);
        Devices = new GlassesDevices(Camera, Led, Hud, Store, Captures)
        {
            Microphone = _microphone,
            Speaker = Speaker,
            Head = Profile.Head is not { } motion ? null : new VirtualHeadMotion(motion, Head, around.Seed + 3, at => WhyNot(GlassesPart.Head, "The motion sensor does not answer.", at)),
            Power = Power,
            Buttons = Buttons,
            Pause = new VirtualPauseSwitch(Conditions, around.Now),
            Wear = new VirtualWearSensor(Conditions, around.Now),
        };
    }

    /// <summary>What kind they are.</summary>
    public GlassesProfile Profile { get; }

    /// <summary>What is broken, covered or switched off.</summary>
    public GlassesConditions Conditions { get; }

    /// <summary>The devices as apps see them.</summary>
    public GlassesDevices Devices { get; }

    /// <summary>Cell and temperature.</summary>
    public VirtualGlassesPower Power { get; }

    /// <summary>The display.</summary>
    public VirtualHud Hud { get; }

    /// <summary>What can be heard around the wearer; null for glasses without microphones.</summary>
    public Soundscape? Sounds { get; }

    /// <summary>The speakers; null for none.</summary>
    public VirtualSpeaker? Speaker { get; }

    /// <summary>The wearer's head.</summary>
    public ScriptedHead Head { get; }

    /// <summary>Buttons and touch surface at the temple.</summary>
    public VirtualButtons Buttons { get; }

    /// <summary>The folder in which all that is captured lies.</summary>
    public MediaFolder Media { get; }

    /// <summary>What is kept in that folder, for a host that has no store of its own there.</summary>
    public MediaStore Store { get; }

    /// <summary>The capture light.</summary>
    public VirtualCaptureLed Led { get; }

    /// <summary>The camera.</summary>
    public VirtualCamera Camera { get; }

    /// <summary>Every wish for a photo.</summary>
    public CaptureLog Captures { get; }

    /// <summary>Time goes by; says whether the glasses run.</summary>
    public GlassesPowerState Tick(HostTime now)
    {
        _microphone?.Tick(now);
        Hud.Follow(now);
        return Power.Read(now);
    }

    /// <summary>How they are at the end of a run.</summary>
    public GlassesReport Report(HostTime now)
    {
        var power = Power.Read(now);
        return new GlassesReport(Profile.Name, power.ChargePercent is { } percent ? Math.Round(percent, 1) : null, Math.Round(power.SkinCelsius, 1), Hud.Dropped);
    }

    /// <summary>The run is over: what was played becomes a whole file.</summary>
    public void Finish() => Speaker?.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        Finish();
        Media.Dispose();
        Hud.Dispose();
    }

    private static ICameraView View(CameraScenario camera, GlassesSurroundings around) => camera.Source switch
    {
        CameraSource.Image => PictureView.OfFile(camera.Path),
        CameraSource.Folder => PictureView.OfFolder(camera.Path),
        CameraSource.Video => new VideoView(camera.Path, camera.Loops),
        CameraSource.Webcam => new WebcamView(camera.Path, around.AllowsWebcam, around.IsRealTime),
        _ => new DrawnRoom(),
    };

    private string? WhyNoMicrophone(HostTime at) => Conditions.IsPaused(at)
        ? "The microphones have no supply because the wearer's switch is at pause."
        : WhyNot(GlassesPart.Microphone, "The microphones do not answer.", at);

    private string? WhyNot(GlassesPart part, string dead, HostTime at) => Power.WhyOff(at) ?? (Conditions.IsDead(part, at) ? dead : null);
}

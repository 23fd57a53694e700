using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Pointing;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Pointing;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Sdk.Tests.Hosting.Writing;
using NeuralGlasses.Sdk.Tests.Interaction.Motion;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Skia;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Hosting.Pointing;

// Glasses with an app of a few lines and the camera, and a wrist that a test bends.
internal sealed class PointingBench : IPipelineObserver, IDisposable
{
    private static readonly string[] Labels = [.. WritingBench.Labels, "thumb_tap", "index_press", "middle_press"];
    private readonly ScriptedCentral _central = new();
    private readonly MadeGestures _decoder = new(WritingBench.Manifest(Labels));
    private readonly SkiaTextSetter _setter = new(null);
    private int _sequence;
    private uint _ticks = 700_000;
    private double _ms = 100;

    public PointingBench(bool hasDisplay = true, bool hasModel = true, string[]? lines = null, AppManifest? manifest = null)
    {
        var link = new WristbandLink(_central, new WristbandLinkOptions());
        if (!hasDisplay)
            Glasses.Abilities = null;
        else
            Glasses.Places = scene => new HudLayout(Glasses.Abilities!, _setter).Arrange(scene).Spots;
        App.Behaviour = (app, call) =>
        {
            if (call == "open")
                app.Glasses.Show(ScriptedApp.Page("page", lines ?? ["One", "Two", "Three"]));
        };
        Host = new GlassesHost(
            Glasses.Devices,
            [
                ScriptedApp.Install(manifest ?? ScriptedApp.Manifest() with { Permissions = [AppPermission.Text] }, () => App),
                InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()),
            ],
            new GlassesHostOptions { Languages = new TinyLanguages() });
        Pipeline = new NeuralPipeline(link, _decoder, new DecisionPolicy(DecisionPolicyOptions.From(_decoder.Manifest), Labels), IntentMap.CreateDefault(), Host, new NeuralPipelineOptions { Observer = this });
        if (hasModel)
            Pipeline.Point(Wrist);
        _central.Connect();
        Run(600);
    }

    public TestGlasses Glasses { get; } = new();

    public SteeredWrist Wrist { get; } = new();

    // A forearm whose motion the band tells, as well; none if left out.
    public MovedForearm? Forearm { get; set; }

    public ScriptedApp App { get; } = new();

    public GlassesHost Host { get; }

    public NeuralPipeline Pipeline { get; }

    public PointingCounters Counters => Host.Pointing.Counters;

    public List<IntentKind> Intents { get; } = [];

    public List<(CursorEventKind Kind, string Name, string? Over)> Pointed { get; } = [];

    public HudScene Scene => Glasses.Scene;

    public HudCursor? Cursor => Scene.Cursor;

    public double NowMs => _ms;

    public PointingBench Make(string gesture, int ms = 300)
    {
        _decoder.Gesture = gesture;
        Run(ms);
        _decoder.Gesture = "rest";
        return Run(300);
    }

    public PointingBench Want(IntentKind kind)
    {
        Host.Dispatch(TestGlasses.Want(kind, _central.Now.Microseconds / 1000.0));
        return Run(200);
    }

    // The hand is bent so for a while, and then let go.
    public PointingBench Bend(double right, double up, double ms)
    {
        Wrist.Bent = (right, up);
        Run(ms);
        Wrist.Bent = (0, 0);
        return Run(500);
    }

    // Steers until something is marked; the hand is bent as far as the way is long.
    public PointingBench PointAt(string id)
    {
        for (var i = 0; i < 400 && Cursor?.OverId != id; i++)
        {
            HudSpot spot = Glasses.Spots.Single(each => each.Id == id);
            double down = ((spot.Bounds.Top + spot.Bounds.Bottom - 600) / 2 / 42) - Cursor!.DownDegrees;
            Wrist.Bent = (0, -Math.Clamp(down * 4, -10, 10) / 1.6);
            Run(20);
        }

        Wrist.Bent = (0, 0);
        return Run(500);
    }

    public PointingBench Press(double ms = 200)
    {
        Wrist.Press = 1;
        Run(ms);
        Wrist.Press = 0;
        return Run(300);
    }

    public PointingBench Run(double ms)
    {
        for (double end = _ms + ms; _ms < end; _ms += 10)
        {
            byte[] frame = FrameBytes.Make(_sequence, _ticks, _sequence == 0 ? EmgStreamFormat.FlagStreamStart : 0, sampleCount: 10, sample: (_, _) => 5);
            _central.Notify(frame, _ms + 22);
            _sequence++;
            foreach (WristMotionSample sample in Forearm?.RunTo(_ms) ?? [])
                Host.Pointing.Feel(sample);
            _ticks += 10_000;
            Pipeline.Process(_central.Now);
        }

        return this;
    }

    // Time goes by and the band sends nothing.
    public PointingBench Wait(double ms)
    {
        for (double end = _ms + ms; _ms < end; _ms += 50)
            Pipeline.Process(TestGlasses.At(_ms));
        return this;
    }

    public void Dispose()
    {
        Host.Dispose();
        _setter.Dispose();
    }

    public void OnGesture(in GestureEvent gesture, HostTime at)
    {
    }

    public void OnIntent(in Intent intent, bool handled) => Intents.Add(intent.Kind);

    public void OnComputed(TimeSpan elapsed, HostTime at)
    {
    }

    public void OnPointed(CursorEventKind kind, in GestureEvent gesture, string? overId, HostTime at) => Pointed.Add((kind, gesture.Gesture, overId));
}

using NeuralGlasses.Apps;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Apps;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Sdk.Tests.Hosting.Writing;

// Glasses with a camera and an app that asks for texts, a band whose gestures a test makes, and a finger at the temple.
internal sealed class WritingBench : IPipelineObserver, IWearSensor, IDisposable
{
    public static readonly string[] Labels = ["rest", "flexion", "extension", "radial", "ulnar", "pronation", "supination", "fist"];

    // Gestures of the five letter keys.
    private static readonly string[] Letters = ["flexion", "radial", "ulnar", "pronation", "supination"];
    private readonly ScriptedCentral _central = new();
    private readonly MadeGestures _decoder;
    private readonly TinyLanguages _languages;
    private int _sequence;
    private uint _ticks = 700_000;
    private double _ms = 100;

    public WritingBench(TinyLanguages? languages = null, IAppKeep? keep = null, string[]? labels = null, AppPermission permission = AppPermission.Text, bool hasLanguages = true, GlassesSound? sound = null, bool hasDisplay = true)
    {
        _languages = languages ?? new TinyLanguages();
        _decoder = new MadeGestures(Manifest(labels ?? Labels));
        var link = new WristbandLink(_central, new WristbandLinkOptions());
        if (!hasDisplay)
            Glasses.Abilities = null;
        Host = new GlassesHost(
            Glasses.Devices with { Wear = this },
            [
                ScriptedApp.Install(ScriptedApp.Manifest() with { Permissions = [permission], TickMs = 50, RunsInBackground = true }, () => App),
                InstalledApp.InProcess(CameraApp.Manifest, () => new CameraApp()),
            ],
            new GlassesHostOptions { Languages = hasLanguages ? _languages : null, Keep = keep ?? new MemoryAppKeep(), Sound = sound });
        Pipeline = new NeuralPipeline(link, _decoder, new DecisionPolicy(DecisionPolicyOptions.From(_decoder.Manifest), _decoder.Manifest.Labels), IntentMap.CreateDefault(), Host, new NeuralPipelineOptions { Observer = this });
        _central.Connect();
        Run(600);
        Want(IntentKind.Select);
    }

    public TestGlasses Glasses { get; } = new();

    public GlassesHost Host { get; }

    public NeuralPipeline Pipeline { get; }

    public ScriptedApp App { get; } = new();

    public List<AppAnswer> Answers { get; } = [];

    public List<(string Gesture, KeystrokeKind Kind, bool Passed)> Keystrokes { get; } = [];

    public List<string> Gestures { get; } = [];

    public bool IsWorn { get; set; } = true;

    public int Flags { get; set; }

    public HudScene Scene => Glasses.Scene;

    public double NowMs => _ms;

    public bool IsWriting => Scene.Id == ".text";

    public string Shown => string.Join(" ", Scene.Elements.OfType<HudRow>().Last().Elements.OfType<HudText>().Select(text => text.Text.Trim())).Trim();

    public TextEnd End => AppText.EndOf(Answers[^1]);

    public WritingBench Ask(TextPurpose purpose = TextPurpose.Message, string text = "", int most = 500)
    {
        new AppText(App.Glasses).Write(new TextWish(purpose, "Note") { Text = text, Most = most }, Answers.Add);
        return Run(400);
    }

    public void Want(IntentKind kind)
    {
        Host.Dispatch(TestGlasses.Want(kind, _central.Now.Microseconds / 1000.0));
        Run(400);
    }

    // Types letters, takes what is shown, erases.
    public WritingBench Type(string letters)
    {
        foreach (char letter in letters)
            Make(Letters[Array.FindIndex(_languages.Keys, key => key.Contains(letter, StringComparison.Ordinal))]);
        return this;
    }

    public WritingBench Take() => Make("fist");

    public WritingBench Erase() => Make("extension");

    public WritingBench Make(string gesture, int ms = 600, int thenMs = 300)
    {
        _decoder.Gesture = gesture;
        Run(ms);
        _decoder.Gesture = "rest";
        return Run(thenMs);
    }

    // Opens the menu of the keyboard, with a second try where a pause was before, and chooses by the names of its keys.
    public WritingBench Choose(params string[] names)
    {
        for (var tries = 0; tries < 2 && KeyNamed("menu") < 0; tries++)
            Make("fist", 1200);
        foreach (string name in (string[])["menu", .. names])
            Make(Letters[KeyNamed(name)]);
        return this;
    }

    private int KeyNamed(string name) => Scene.Elements.OfType<HudRow>().SelectMany(row => row.Elements).OfType<HudText>()
        .Where(text => text.Id.StartsWith(".text-key-", StringComparison.Ordinal)).ToList().FindIndex(text => text.Text.StartsWith(name + "\n", StringComparison.Ordinal));

    public WritingBench Run(double ms)
    {
        for (double end = _ms + ms; _ms < end; _ms += 10)
        {
            byte[] frame = FrameBytes.Make(_sequence, _ticks, Flags | (_sequence == 0 ? EmgStreamFormat.FlagStreamStart : 0), sampleCount: 10, sample: (_, _) => 5);
            _central.Notify(frame, _ms + 22);
            _sequence++;
            _ticks += 10_000;
            Pipeline.Process(_central.Now);
        }

        return this;
    }

    public void Dispose() => Host.Dispose();

    public void OnGesture(in GestureEvent gesture, HostTime at) => Gestures.Add(gesture.Gesture);

    public void OnIntent(in Intent intent, bool handled)
    {
    }

    public void OnComputed(TimeSpan elapsed, HostTime at)
    {
    }

    public void OnKeystroke(in GestureEvent gesture, KeystrokeKind kind, bool passed, HostTime at) => Keystrokes.Add((gesture.Gesture, kind, passed));

    public static ModelManifest Manifest(string[] labels) => new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = "made",
        Version = "1",
        Labels = labels,
        RestLabel = labels[0],
        ChannelCount = 8,
        SampleRateHz = 1000,
        MinimumStreamRateHz = 1000,
        Filters = new ModelManifestFilters { HighPassHz = 20, MainsNotch = false },
        WindowMs = 50,
        StrideMs = 50,
        Features = "none",
        NoiseFloorMicrovolts = 1,
        ScoreMemoryMs = 0,
        Input = new ModelManifestTensor { Name = "input", Length = 400 },
        Output = new ModelManifestTensor { Name = "output", Length = labels.Length },
        States = [],
        Policy = new ModelManifestPolicy { Threshold = 0.9, ConfirmSteps = 3, SmoothingMs = 0, ReleaseRestProbability = 0.5, ReleaseSteps = 3, MinimumValidFraction = 0.9 },
        Licence = "none",
        TrainedOn = "Nothing.",
    };
}

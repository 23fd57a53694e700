using NeuralGlasses.Apps;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Media;
using NeuralGlasses.Sdk.Tests.Hosting.Writing;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Sdk.Tests.Storage;
using NeuralGlasses.Skia.Capture;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses.Sdk.Tests.Apps;

// Glasses with all built-in apps, on which a test does what a wearer does: time goes by between two wishes.
internal sealed class AppRig : IDocuments
{
    public const int SpeakerHz = 16_000;

    private static readonly string[] English = ["aksw", "bcenz", "dfhpquv'", "gjmorx", "ilty"];

    private double _ms;

    public AppRig(IAppKeep? keep = null, MediaBench? media = null, WristbandLink? link = null, MediaPlayer? player = null, IReadOnlyList<Track>? tracks = null, ScriptedHome? home = null)
    {
        Glasses.View = media is null ? null : Landscape.Jpeg;
        ISpeaker? speaker = player is null ? null : new EndlessSpeaker();
        Host = new GlassesHost(Glasses.Devices with { Power = new Cell(), Speaker = speaker }, BuiltInApps.All(services: home is null ? null : ["home"]), new GlassesHostOptions
        {
            Languages = new TinyLanguages { Keys = English },
            StartedAt = new DateTimeOffset(2026, 11, 26, 14, 5, 0, TimeSpan.FromHours(1)),
            Keep = keep ?? new MemoryAppKeep(),
            Notifications = BuiltInApps.Notifications,
            Services = [new BandService(link ?? new WristbandLink(new ScriptedCentral(), new WristbandLinkOptions())), new DocumentsService(this), Calibration, .. home is null ? [] : new IAppService[] { home }],
            Capture = media is null ? null : new GlassesCapture(new ConsentLog(new MemoryShelf(), media.Clock, default)) { Store = media.Store, Editor = new SkiaPhotoEditor() },
            Sound = speaker is null ? null : new GlassesSound(speaker) { Player = player, Tracks = () => tracks ?? [] },
        });
        Host.Writing.Model = WritingBench.Manifest(WritingBench.Labels);
        Wait(100);
    }

    public TestGlasses Glasses { get; } = new();

    public GlassesHost Host { get; }

    public ScriptedCalibration Calibration { get; } = new();

    public HudScene Scene => Glasses.Scene;

    public HudCard? Notice => Scene.Elements[^1] as HudCard is { Id: ['.', ..] } card ? card : null;

    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. Texts.Keys];

    public HostTime Now => TestGlasses.At(_ms);

    public string Read(string name) => Texts.TryGetValue(name, out string? text) ? text : throw new DeviceFailedException($"There is no text '{name}'.");

    public AppRig Wait(double ms)
    {
        for (double end = _ms + ms; _ms < end; _ms += 20)
            Host.Advance(TestGlasses.At(_ms));
        return this;
    }

    public AppRig Do(IntentKind kind, double x = 0)
    {
        Host.Dispatch(new Intent(kind, new GestureEvent("scripted", 1, Now), Now) { X = x });
        Wait(100);
        return this;
    }

    // Moves the focus to a line by what the wearer reads on it, and selects it.
    public AppRig Select(string label)
    {
        for (var i = 0; i < 50; i++)
            Host.Dispatch(new Intent(IntentKind.FocusPrevious, default, Now));
        HudItem item = Scene.Elements.OfType<HudList>().Single().Items.Single(each => each.Label == label);
        for (var i = 0; i < 50 && Shown != item.Id; i++)
            Host.Dispatch(new Intent(IntentKind.FocusNext, default, Now));
        return Do(IntentKind.Select);
    }

    // Opens the menu of what is shown and chooses a line.
    public AppRig Choose(string label) => Do(IntentKind.ContextMenu).Select(label);

    // What the pipeline does with the steps of a decoder while a text is written.
    public AppRig Make(string gesture, int steps = 9, int restSteps = 5)
    {
        for (var i = 0; i < steps + restSteps; i++)
        {
            var probabilities = new float[WritingBench.Labels.Length];
            Array.Fill(probabilities, 0.02f / (probabilities.Length - 1));
            probabilities[i < steps ? Array.IndexOf(WritingBench.Labels, gesture) : 0] = 0.98f;
            Wait(50);
            if (Host.TextAt(Now) is not { } text)
                continue;
            // As if this hand had asked for it.
            if (!ReferenceEquals(text, _text))
                text.Expect(Now);
            _text = text;
            if (text.TryDecide(new DecoderStep(probabilities, Now, 1), out Keystroke keystroke, out _))
                Host.Type(keystroke, Now);
        }

        return Wait(20);
    }

    // Letters by the keys of the English layout; a space takes what is shown, and so on.
    public AppRig Type(string letters)
    {
        foreach (char letter in letters)
            Make(letter switch { ' ' => "fist", '<' => "extension", _ => KeyboardGestures.Of(5)[Array.FindIndex(English, key => key.Contains(letter, StringComparison.Ordinal))] });
        return this;
    }

    // Holds the accepting gesture: other words, and the menu.
    public AppRig Hold() => Make("fist", 25);

    private string? Shown => Scene.FocusedId;

    private WritingSession? _text;

    private sealed class Cell : IGlassesPower
    {
        public GlassesPowerState Read(HostTime now) => new(true, 87, false, false, 33.4, HeatLevel.Normal);
    }

    private sealed class EndlessSpeaker : ISpeaker
    {
        private const double AheadUs = 100_000;

        public int RateHz => SpeakerHz;

        public HostTime PlaysUntil { get; private set; }

        public int Write(ReadOnlySpan<short> samples, HostTime at)
        {
            HostTime from = PlaysUntil > at ? PlaysUntil : at;
            int count = (int)Math.Clamp((at.Plus(AheadUs).Microseconds - from.Microseconds) * RateHz / 1e6, 0, samples.Length);
            PlaysUntil = from.Plus(count * 1e6 / RateHz);
            return count;
        }

        public void Silence(HostTime at) => PlaysUntil = at;
    }
}

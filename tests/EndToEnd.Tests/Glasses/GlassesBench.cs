using NeuralGlasses.Hud;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>A pair of glasses in a folder that goes away with the test, at a moment that the test sets.</summary>
internal sealed class GlassesBench : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("neuralglasses-glasses-").FullName;

    public GlassesBench(string profile)
        : this(new GlassesScenario { Profile = profile })
    {
    }

    public GlassesBench(GlassesScenario scenario, int seed = 1, bool realTime = false, bool webcam = false)
    {
        Folder = RunFolder.Open(Path.Combine(_root, "run"));
        Worn = new VirtualGlasses(scenario, new GlassesSurroundings(Folder, () => Now, seed, realTime, webcam));
    }

    public RunFolder Folder { get; }

    public VirtualGlasses Worn { get; }

    public HostTime Now { get; set; }

    public static HostTime At(double seconds) => new((long)Math.Round(seconds * 1e6));

    public static HudScene Menu(HudCard? notice = null, int focused = 0)
    {
        var list = new HudList("apps", "Home", [new HudItem("camera", "Photo", "1 taken"), new HudItem("gallery", "Gallery", "1 photo"), new HudItem("band", "Band", "0 frames lost")]);
        return new HudScene("home", notice is null ? [list] : [list, notice]) { FocusedId = list.Items[focused].Id };
    }

    public static HudCard Notice(HudTone tone = HudTone.Accent) =>
        new("notice-1", "Photo saved", "photo-0001.jpg") { Tone = tone, Symbol = tone == HudTone.Warning ? HudSymbol.Warning : HudSymbol.Check };

    public byte[] LastFrame() => Worn.Hud.Picture.ToArray();

    public void Dispose()
    {
        Worn.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}

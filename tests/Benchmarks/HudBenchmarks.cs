using BenchmarkDotNet.Attributes;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Skia.Hud;

namespace NeuralGlasses.Benchmarks;

/// <summary>A card laid out, painted and packed for each display: 2 ms are the goal at 600 x 600. Texts change each time, so that none is set already.</summary>
[MemoryDiagnoser]
public class HudBenchmarks : IDisposable
{
    private HudAbilities _display = null!;
    private HudCanvas _canvas = null!;
    private HudFramebuffer _memory = null!;
    private int _number;

    /// <summary>What is shown.</summary>
    [Params("colour", "green", "mono")]
    public string Display { get; set; } = "colour";

    [GlobalSetup]
    public void Make()
    {
        _display = Display switch
        {
            "green" => new HudAbilities(576, 288, 23.4, HudColours.Green4, 60),
            "mono" => new HudAbilities(640, 200, 32, HudColours.Mono1, 20),
            _ => new HudAbilities(600, 600, 42, HudColours.Colour24, 90),
        };
        _canvas = new HudCanvas(_display);
        _memory = new HudFramebuffer(_display);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _canvas.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A display that shows nothing yet.</summary>
    [Benchmark]
    public HudOutcome Whole()
    {
        _canvas.Forget();
        return Show(Card($"Photo {_number++} was saved beside the others of today."));
    }

    /// <summary>A display that shows another card.</summary>
    [Benchmark]
    public HudOutcome Changed() => Show(Card($"Photo {_number++} was saved beside the others of today."));

    /// <summary>A focus that moves on a menu of six lines.</summary>
    [Benchmark]
    public HudOutcome Focus() => Show(Menu($"i{_number++ % 6}"));

    private static HudScene Card(string text) => new("card", [new HudCard("card", "Photo saved", text) { Symbol = HudSymbol.Check }]);

    private static HudScene Menu(string focused) =>
        new("menu", [new HudList("list", "Home", [.. Enumerable.Range(0, 6).Select(i => new HudItem($"i{i}", $"Line {i}", "3 new"))])]) { FocusedId = focused };

    private HudOutcome Show(HudScene scene)
    {
        _canvas.Draw(scene);
        _memory.Write(_canvas.ChangedLines, _display.WidthPixels, (int)_canvas.Changed.Height, 0, (int)_canvas.Changed.Top);
        return HudOutcome.Displayed;
    }
}

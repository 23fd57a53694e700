using NeuralGlasses.Devices;
using NeuralGlasses.Hud;

namespace NeuralGlasses.Sdk.Tests.Hud;

// Scenes for tests, one of every element among them.
internal static class Scenes
{
    public static readonly HudAbilities Colour = new(600, 600, 42, HudColours.Colour24, 90);

    public static readonly HudAbilities Green = new(576, 288, 23.4, HudColours.Green4, 60);

    public static readonly HudAbilities Tall = new(640, 480, 26.7, HudColours.Green2, 20);

    public static readonly HudAbilities Mono = new(640, 200, 32, HudColours.Mono1, 20);

    public static IReadOnlyList<HudAbilities> Displays => [Colour, Green, Tall, Mono];

    // Two displays are 640 pixels wide; the taller one is told by its height, too.
    public static string NameOf(HudAbilities display) => display == Tall ? $"{display.WidthPixels}x{display.HeightPixels}" : $"{display.WidthPixels}";

    public static HudScene Menu(HudElement? notice = null, string detail = "1")
    {
        var list = new HudList("menu", "Home", [new HudItem("a", "A", detail), new HudItem("b", "B", "")]);
        return new HudScene("home", notice is null ? [list] : [list, notice]) { FocusedId = "a" };
    }

    public static HudCard Notice() => new("notice", "Saved", "it is") { Symbol = HudSymbol.Check };

    public static HudScene Picture(byte shade, double heightDegrees = 4) => new("picture", [new HudImage("view", Grey(shade, 8, 4), "A grey wall.", heightDegrees)]);

    public static HudPicture Grey(byte shade, int width, int height)
    {
        var pixels = new byte[4 * width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i % 4 == 3 ? (byte)255 : shade;
        return new HudPicture(width, height, pixels);
    }

    // Drawn from a seed: any elements with any texts, short and long, in any order.
    public static HudScene Drawn(Random random)
    {
        string[] texts = ["", "Photo", "3 taken", "Привет, мир", "Ελλάδα", "你好，世界。", "مرحبا بالعالم", "A somewhat longer text that takes more than one line on most of the displays", "x"];
        var count = 0;
        HudElement[] elements = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Element(3))];
        var scene = new HudScene("drawn", HudElements.Create(elements));
        string[] focusable = [.. scene.Focusable];
        return focusable.Length == 0 ? scene : scene with { FocusedId = focusable[random.Next(focusable.Length)] };

        string Text() => texts[random.Next(texts.Length)];

        string Id() => $"e{count++}";

        HudElement Element(int depth) => random.Next(depth > 0 ? 9 : 8) switch
        {
            0 => new HudText(Id(), Text()) { Style = (HudTextStyle)random.Next(5), Tone = (HudTone)random.Next(4), MostLines = random.Next(3), CanFocus = random.Next(2) == 0 },
            1 => new HudList(Id(), Text(), [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => new HudItem(Id(), Text(), Text()) { Symbol = (HudSymbol)random.Next(22) })]),
            2 => new HudCard(Id(), Text(), Text()) { Symbol = (HudSymbol)random.Next(21), Tone = (HudTone)random.Next(5), MostLines = random.Next(4) },
            3 => new HudProgress(Id(), Text(), random.NextDouble()),
            4 => new HudDial(Id(), Text(), random.NextDouble(), Text()),
            5 => new HudIcon(Id(), (HudSymbol)random.Next(1, 21), "Label") { CanFocus = random.Next(2) == 0 },
            6 => new HudRect(Id(), random.NextDouble()) { IsOutline = random.Next(2) == 0, Tone = (HudTone)random.Next(5) },
            7 => new HudImage(Id(), Grey((byte)random.Next(256), 1 + random.Next(40), 1 + random.Next(40)), "A grey wall.", 5 * random.NextDouble()),
            _ => new HudRow(Id(), HudElements.Create([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Element(depth - 1))])),
        };
    }
}

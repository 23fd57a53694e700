using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Skia.Hud;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud;

/// <summary>
/// Every element on every display looks as it did when a person looked at it. To write the pictures anew on purpose, run these tests with
/// NEURALGLASSES_WRITE_GOLDEN=1, look at each, and say why in the commit.
/// </summary>
public sealed class HudGoldenTests
{
    private static readonly Dictionary<string, HudScene> Shown = new()
    {
        ["card"] = new("card", [new HudCard("card", "Anna", "Will you be home at eight? I would bring something to eat.") { Symbol = HudSymbol.Message }]),
        ["warning"] = new("warning", [new HudCard("card", "No photo", "The capture light cannot be lit.") { Symbol = HudSymbol.Warning, Tone = HudTone.Warning }]),
        ["list"] = new("list", [new HudList("list", "Home", [
            new HudItem("camera", "Camera", "3 taken") { Symbol = HudSymbol.Camera },
            new HudItem("messages", "Messages", "2 new") { Symbol = HudSymbol.Message },
            new HudItem("music", "Player", "paused") { Symbol = HudSymbol.Music },
        ])]) { FocusedId = "messages" },
        ["arabic"] = new("arabic", [
            new HudList("list", "الرئيسية", [new HudItem("camera", "الكاميرا", "٣") { Symbol = HudSymbol.Camera }, new HudItem("music", "الموسيقى", "") { Symbol = HudSymbol.Music }]),
            new HudCard("card", "ليلى", "هل ستكون في البيت عند الساعة 8؟") { Symbol = HudSymbol.Message },
        ]) { FocusedId = "camera" },
        ["chinese"] = new("chinese", [new HudCard("card", "导航", "前方120米路口左转，然后直行到登机口。") { Symbol = HudSymbol.Next }]),
        ["gauges"] = new("gauges", [new HudRow("row", [new HudDial("zoom", "Zoom", 0.4, "2.5 ×"), new HudDial("volume", "Volume", 0.8, "80 %")]), new HudProgress("copy", "Copying", 0.6)]),
        ["icons"] = new("icons", [new HudRow("row", [
            new HudIcon("yes", HudSymbol.Check, "Yes") { CanFocus = true },
            new HudIcon("no", HudSymbol.Back, "No") { CanFocus = true },
            new HudIcon("later", HudSymbol.Clock, "Later") { CanFocus = true },
        ])]) { FocusedId = "yes" },
        ["symbols"] = new("symbols", [.. Enumerable.Range(0, 2).Select(row =>
            new HudRow($"r{row}", HudElements.Create([.. Enumerable.Range(0, 10).Select(i => new HudIcon($"s{row}{i}", (HudSymbol)(1 + (10 * row) + i), "x"))])))]),
        ["view"] = new("view", [new HudImage("view", Ramp(), "A ramp from black to white.", 5), new HudText("zoom", "2 ×") { Style = HudTextStyle.Large, Alignment = HudAlignment.Centre, MostLines = 1 }]),
    };

    public static TheoryData<string, int> Pictures
    {
        get
        {
            var pictures = new TheoryData<string, int>();
            foreach (string name in Shown.Keys)
            {
                for (var i = 0; i < Scenes.Displays.Count; i++)
                    pictures.Add(name, i);
            }

            return pictures;
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_scene_looks_as_it_did_when_a_person_looked_at_it(string name, int display) =>
        GoldenPicture.Check($"{name}-{Scenes.NameOf(Scenes.Displays[display])}", See(Shown[name], Scenes.Displays[display]));

    private static byte[] See(HudScene scene, HudAbilities display)
    {
        using var canvas = new HudCanvas(display);
        canvas.Draw(scene);
        var memory = new HudFramebuffer(display);
        memory.Write(canvas.Pixels, display.WidthPixels, display.HeightPixels, 0, 0);
        return HudPng.Of(memory, display);
    }

    private static HudPicture Ramp()
    {
        var pixels = new byte[4 * 64 * 48];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i % 4 == 3 ? (byte)255 : (byte)(i / 4 % 64 * 4);
        return new HudPicture(64, 48, pixels);
    }
}

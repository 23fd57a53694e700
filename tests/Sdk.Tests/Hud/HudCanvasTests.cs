using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Skia.Hud;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud;

public sealed class HudCanvasTests
{
    [Fact]
    public void Drawing_only_what_changed_looks_like_drawing_it_all()
    {
        var random = new Random(7);
        foreach (HudAbilities display in Scenes.Displays)
        {
            using var kept = new HudCanvas(display);
            for (var i = 0; i < 60; i++)
            {
                HudScene scene = Scenes.Drawn(random);
                kept.Draw(scene);
                using var anew = new HudCanvas(display);
                anew.Draw(scene);
                Assert.True(kept.Pixels.SequenceEqual(anew.Pixels), $"scene {i} on {display.WidthPixels} x {display.HeightPixels}");
            }
        }
    }

    [Fact]
    public void Nothing_outside_of_what_is_said_to_change_changes()
    {
        var random = new Random(8);
        using var canvas = new HudCanvas(Scenes.Colour);
        for (var i = 0; i < 60; i++)
        {
            byte[] before = canvas.Pixels.ToArray();
            canvas.Draw(Scenes.Drawn(random));
            HudRectangle changed = canvas.Changed;
            ReadOnlySpan<byte> now = canvas.Pixels;
            for (var y = 0; y < 600; y++)
            {
                for (var x = 0; x < 600; x++)
                {
                    bool isInside = x >= changed.Left && x < changed.Right && y >= changed.Top && y < changed.Bottom;
                    int at = 4 * ((y * 600) + x);
                    Assert.True(isInside || now.Slice(at, 4).SequenceEqual(before.AsSpan(at, 4)), $"scene {i}, pixel {x}, {y}");
                }
            }
        }
    }

    [Fact]
    public void A_moved_focus_changes_two_lines_and_an_equal_scene_nothing()
    {
        using var canvas = new HudCanvas(Scenes.Colour);
        canvas.Draw(Scenes.Menu(Scenes.Notice()));
        Assert.Equal(new HudRectangle(0, 0, 600, 600), canvas.Changed);
        canvas.Draw(Scenes.Menu(Scenes.Notice()) with { FocusedId = "b" });
        Assert.InRange(canvas.Changed.Height / 42, (2 * HudMetrics.Row) - 0.2, 2 * HudMetrics.Row);
        canvas.Draw(Scenes.Menu(Scenes.Notice()) with { FocusedId = "b" });
        Assert.True(canvas.Changed.IsEmpty);
        canvas.Forget();
        canvas.Draw(Scenes.Menu(Scenes.Notice()) with { FocusedId = "b" });
        Assert.Equal(new HudRectangle(0, 0, 600, 600), canvas.Changed);
    }

    [Fact]
    public void A_scene_that_would_give_too_much_light_is_dimmed_and_says_so()
    {
        using var canvas = new HudCanvas(Scenes.Colour with { MostLight = 0.2 });
        HudFrame menu = canvas.Draw(Scenes.Menu());
        Assert.InRange(canvas.Light, 0.001, 0.1);
        Assert.Empty(canvas.Shortcomings(menu));
        HudFrame bright = canvas.Draw(Scenes.Picture(255, 12));
        Assert.Equal(["It would give 42 % of the display's light, of 20 % allowed, and is dimmed."], canvas.Shortcomings(bright));
        Assert.InRange(Sum(canvas.Pixels) / (255.0 * 3 * 360_000), 0.19, 0.2);
        canvas.Draw(Scenes.Menu());
        Assert.Equal(new HudRectangle(0, 0, 600, 600), canvas.Changed);
        using var anew = new HudCanvas(Scenes.Colour);
        anew.Draw(Scenes.Menu());
        Assert.True(canvas.Pixels.SequenceEqual(anew.Pixels));
    }

    [Fact]
    public void A_scene_that_is_shown_again_allocates_no_pixels()
    {
        using var canvas = new HudCanvas(Scenes.Colour);
        HudScene[] scenes = [Scenes.Menu(), Scenes.Menu() with { FocusedId = "b" }];
        for (var i = 0; i < 20; i++)
            canvas.Draw(scenes[i % 2]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
            canvas.Draw(scenes[i % 2]);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 20, 0, 20_000);
    }

    private static double Sum(ReadOnlySpan<byte> pixels)
    {
        long sum = 0;
        for (var i = 0; i < pixels.Length; i++)
            sum += i % 4 == 3 ? 0 : pixels[i];
        return sum;
    }
}

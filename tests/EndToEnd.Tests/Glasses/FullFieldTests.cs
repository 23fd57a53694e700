using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Tests;
using SkiaSharp;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>The widest glasses show each eye its own picture of a scene in space, and turn it against the head.</summary>
public sealed class FullFieldTests
{
    [Fact]
    public void A_scene_in_space_is_seen_by_both_eyes_and_a_flat_one_as_ever()
    {
        using var bench = new GlassesBench("full-field");
        Assert.Equal(HudOutcome.Displayed, bench.Worn.Hud.Show(Menu(), At(1)).Outcome);
        Assert.Equal((1920, 1080), SizeOf(bench.Worn.Hud.Seen));
        Assert.Equal(bench.Worn.Hud.Picture.ToArray(), bench.Worn.Hud.Seen.ToArray());
        HudResult shown = bench.Worn.Hud.Show(Space("one"), At(2));
        Assert.Equal((HudOutcome.Displayed, ""), (shown.Outcome, shown.Reason));
        Assert.Equal((3840, 1080), SizeOf(bench.Worn.Hud.Seen));
        Assert.Equal((1920, 1080), SizeOf(bench.Worn.Hud.Picture));
        Assert.Equal(bench.Worn.Hud.Seen.ToArray(), File.ReadAllBytes(Path.Combine(bench.Folder.Path, "hud", "0002.png")));
        Assert.Equal(121, LeftOf(bench, 0) - LeftOf(bench, 1920), 3.0);
    }

    [Fact]
    public void What_is_in_the_world_stays_where_it_was_opened_while_the_head_turns()
    {
        using var bench = new GlassesBench(new GlassesScenario { Profile = "full-field", Head = [new HeadMove(1, 0.5, HeadMovement.TurnLeft, 20)] });
        bench.Worn.Hud.Show(Space("one"), At(0.5));
        double ahead = LeftOf(bench, 0);
        Follow(bench, 0.5, 2);
        double turned = LeftOf(bench, 0);
        Assert.InRange(turned - ahead, 500, 900);
        Assert.InRange(bench.Worn.Hud.Frames.Count, 4, 12);
        int stood = bench.Worn.Hud.Frames.Count;
        Follow(bench, 2, 4);
        Assert.Equal(stood, bench.Worn.Hud.Frames.Count);
        bench.Worn.Hud.Show(Menu(), At(4));
        bench.Worn.Hud.Show(Space("two"), At(5));
        Assert.Equal(ahead, LeftOf(bench, 0), 1.0);
    }

    [Fact]
    public void A_menu_between_leaves_a_space_where_it_is_and_a_longer_while_does_not()
    {
        using var bench = new GlassesBench(new GlassesScenario { Profile = "full-field", Head = [new HeadMove(1, 0.5, HeadMovement.TurnLeft, 20)] });
        bench.Worn.Hud.Show(Space("one"), At(0.5));
        int ahead = LeftOf(bench, 0);
        bench.Worn.Hud.Show(Menu(), At(0.9));
        bench.Worn.Hud.Show(Space("one"), At(3));
        Assert.InRange(LeftOf(bench, 0) - ahead, 500, 900);
        bench.Worn.Hud.Show(Menu(), At(4));
        bench.Worn.Hud.Show(Space("one"), At(20));
        Assert.Equal(ahead, LeftOf(bench, 0));
    }

    [Fact]
    public void A_head_that_does_not_move_costs_nothing()
    {
        using var bench = new GlassesBench("full-field");
        bench.Worn.Hud.Show(Space("one"), At(0.5));
        bench.Worn.Hud.Follow(At(1));
        var now = At(1);
        Assert.Equal(0, Allocation.LeastOf(4, _ =>
        {
            for (var i = 0; i < 2500; i++)
                bench.Worn.Hud.Follow(now = now.Plus(5000));
        }));
        Assert.Single(bench.Worn.Hud.Frames);
    }

    [Theory]
    [InlineData("colour-600x600")]
    [InlineData("green-640x480")]
    [InlineData("mono-640x200")]
    public void Other_glasses_show_it_without_depth(string profile)
    {
        using var bench = new GlassesBench(profile);
        bench.Worn.Hud.Show(Space("one"), At(1));
        byte[] space = bench.Worn.Hud.Seen.ToArray();
        using var other = new GlassesBench(profile);
        other.Worn.Hud.Show(HudSpace.Flatten(Space("one")), At(1));
        Assert.Equal(other.Worn.Hud.Seen.ToArray(), space);
    }

    private static HudScene Space(string id) => new("scene", [new HudSpace(id, new HudAnchor(HudAnchorKind.World), [new HudPanel("panel", new HudPlace(0, 0, 1), [new HudText("text", "Hello")])])]);

    private static void Follow(GlassesBench bench, double fromS, double toS)
    {
        for (double s = fromS; s < toS; s += 0.005)
            bench.Worn.Tick(At(s));
    }

    private static (int Width, int Height) SizeOf(ReadOnlyMemory<byte> png)
    {
        using SKBitmap picture = SKBitmap.Decode(png.Span);
        return (picture.Width, picture.Height);
    }

    // The first lit pixel of an eye's half, on the line of the panel's middle.
    private static int LeftOf(GlassesBench bench, int from)
    {
        using SKBitmap picture = SKBitmap.Decode(bench.Worn.Hud.Seen.Span);
        return Enumerable.Range(0, 1920).First(x => picture.GetPixel(from + x, 540).Green > 100);
    }
}

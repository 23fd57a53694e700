using System.Numerics;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Skia.Hud.Spatial;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud.Spatial;

/// <summary>
/// What both eyes see of each object, and where. To write the pictures anew on purpose, run these tests with NEURALGLASSES_WRITE_GOLDEN=1, look at each, and say why in
/// the commit.
/// </summary>
public sealed class HudStereoTests
{
    private static readonly Dictionary<string, (HudScene Scene, HudHeadPose Pose)> Shown = new()
    {
        ["panel"] = (Spaces.Scene(Spaces.Panel()) with { FocusedId = "second" }, default),
        ["table"] = (Spaces.Scene(Spaces.Table()) with { FocusedId = "king" }, default),
        ["board"] = (Spaces.Scene(Spaces.Board()), default),
        ["person"] = (Spaces.Scene(Spaces.Person() with { Speaks = true }), default),
        ["everything"] = (new HudScene("s", [Spaces.Everything().Space!, Scenes.Notice()]), default),
        ["head-turned"] = (Spaces.Everything(), new HudHeadPose(12, 4, 6)),
    };

    public static TheoryData<string> Names => new(Shown.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_space_looks_as_it_did_when_a_person_looked_at_it(string name)
    {
        using var stereo = new HudStereo(Spaces.Wide);
        stereo.Draw(Shown[name].Scene, Shown[name].Pose);
        Assert.Empty(stereo.LeftOut);
        GoldenPicture.Check(name, stereo.Png());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void What_is_near_is_seen_apart_by_as_much_as_geometry_says(double metres)
    {
        using var stereo = new HudStereo(Spaces.Wide);
        stereo.Draw(Spaces.Scene(Dot(metres)), default);
        double left = MiddleOf(stereo.LeftPixels).X;
        double right = MiddleOf(stereo.RightPixels).X;

        // Each eye sees it half the distance of both eyes aside: an angle whose tangent is 31.5 mm over the distance, where 640 pixels are that of 26.7 degrees.
        double expected = 2 * 640 * (0.0315 / metres) / Math.Tan(1280.0 / 24 / 2 * Math.PI / 180);
        Assert.Equal(expected, left - right, 1.0);
        Assert.Equal(1280, left + right, 1.0);
        if (metres >= 1000)
            Assert.Equal(left, right, 0.2);
    }

    [Fact]
    public void What_is_in_the_world_stays_where_it_is_while_the_head_turns_and_what_is_fixed_to_the_head_goes_with_it()
    {
        using var stereo = new HudStereo(Spaces.Wide);
        stereo.Draw(Spaces.Scene(Dot(1000)), default);
        var ahead = MiddleOf(stereo.LeftPixels);
        stereo.Draw(Spaces.Scene(Dot(1000)), new HudHeadPose(10, 5, 0));
        var turned = MiddleOf(stereo.LeftPixels);
        double focal = HudEye.Left(Spaces.Wide).FocalPixels;
        Assert.Equal(ahead.X + (focal * Math.Tan(10 * Math.PI / 180)), turned.X, 4.0);
        Assert.Equal(ahead.Y - (focal * Math.Tan(5 * Math.PI / 180)), turned.Y, 4.0);
        stereo.Draw(Spaces.Scene(HudAnchorKind.Head, Dot(1000)), new HudHeadPose(10, 5, 0));
        Assert.Equal(ahead, MiddleOf(stereo.LeftPixels));
        stereo.Draw(Spaces.Scene(Dot(1000)), new HudHeadPose(170, 0, 0));
        Assert.DoesNotContain(true, Lit(stereo.LeftPixels));
    }

    [Fact]
    public void A_head_tilted_to_the_right_sees_what_is_above_on_the_left()
    {
        Vector3 seen = new HudHeadPose(0, 0, 30).Seen(Vector3.UnitY);
        Assert.Equal(-0.5, seen.X, 1e-6);
        Assert.Equal(Math.Sqrt(3) / 2, seen.Y, 1e-6);
        Assert.Equal(new Vector3(1, 2, 3), default(HudHeadPose).Seen(new Vector3(1, 2, 3)));
        Assert.Null(HudEye.Left(Spaces.Wide).See(new Vector3(0, 0, -1)));
    }

    [Fact]
    public void What_is_nearer_covers_what_is_behind_it_whatever_their_order()
    {
        using var one = new HudStereo(Spaces.Wide);
        using var other = new HudStereo(Spaces.Wide);
        one.Draw(Spaces.Scene(Spaces.Panel(metres: 1), Dot(3)), default);
        other.Draw(Spaces.Scene(Dot(3), Spaces.Panel(metres: 1)), default);
        Assert.True(one.LeftPixels.SequenceEqual(other.LeftPixels));
        using var alone = new HudStereo(Spaces.Wide);
        alone.Draw(Spaces.Scene(Spaces.Panel(metres: 1)), default);
        Assert.True(one.LeftPixels.SequenceEqual(alone.LeftPixels));
    }

    [Fact]
    public void A_painter_that_painted_other_scenes_paints_as_a_new_one_does()
    {
        using var used = new HudStereo(Spaces.Wide);
        foreach (var (scene, pose) in Shown.Values)
            used.Draw(scene, pose);
        foreach (var (scene, pose) in Shown.Values)
        {
            used.Draw(scene, pose);
            using var anew = new HudStereo(Spaces.Wide);
            anew.Draw(scene, pose);
            Assert.True(anew.RightPixels.SequenceEqual(used.RightPixels));
        }
    }

    [Fact]
    public void A_narrow_display_has_no_spaces()
    {
        Assert.False(HudSpace.FitsOn(null));
        Assert.All(Scenes.Displays, display => Assert.False(HudSpace.FitsOn(display)));
        Assert.True(HudSpace.FitsOn(Spaces.Wide));
        Assert.StartsWith("The display is 14 degrees wide, expected at least 50", Assert.Throws<ArgumentException>(() => new HudStereo(Scenes.Colour)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_anywhere_and_a_head_turned_anyhow_are_painted_without_fail()
    {
        var random = new Random(7);
        using var stereo = new HudStereo(Spaces.Wide);
        for (var i = 0; i < 30; i++)
        {
            double Any(double most) => (random.NextDouble() - 0.5) * 2 * most;
            HudScene scene = Spaces.Scene(Spaces.Panel(Any(180), Any(80), 0.3), Spaces.Table(Any(180), Any(80), 0.3) with { WidthDegrees = 90, LeanDegrees = 60 }, Spaces.Person(Any(180), Any(80), 10_000));
            stereo.Draw(scene, new HudHeadPose(Any(720), Any(90), Any(180)));
            Assert.Equal(255, stereo.LeftPixels[3]);
        }
    }

    // A board whose only stroke is a dot in its middle; the board's own edge is dim and is not looked for.
    private static HudBoard Dot(double metres) =>
        new("dot", new HudPlace(0, 0, metres), "Dot", "A dot.", [new HudStroke([new(0.5, 0.5)]) { Tone = HudTone.Warning, WidthDegrees = 1 }], []) { WidthDegrees = 4, HeightDegrees = 4 };

    private static bool[] Lit(ReadOnlySpan<byte> pixels)
    {
        var lit = new bool[pixels.Length / 4];
        for (var i = 0; i < lit.Length; i++)
            lit[i] = pixels[4 * i] > 200;
        return lit;
    }

    private static (double X, double Y) MiddleOf(ReadOnlySpan<byte> pixels)
    {
        bool[] lit = Lit(pixels);
        int[] found = [.. Enumerable.Range(0, lit.Length).Where(i => lit[i])];
        return (found.Average(i => (i % Spaces.Wide.WidthPixels) + 0.5), found.Average(i => (i / Spaces.Wide.WidthPixels) + 0.5));
    }
}

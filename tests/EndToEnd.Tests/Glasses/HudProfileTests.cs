using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Display;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using SkiaSharp;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>The same scenes on every display. With NEURALGLASSES_WRITE_GOLDEN=1 the pictures are written anew; look at each, and say why in the commit.</summary>
public sealed class HudProfileTests
{
    // Glyph edges may be rounded otherwise by another build of the painter.
    private static readonly PictureTolerance Tolerance = new(Levels: 8, Share: 0.001);

    public static TheoryData<string> WithDisplay => new(GlassesProfile.Names.Where(n => GlassesProfile.Load(n).Display is not null));

    [Theory]
    [InlineData("colour-600x600")]
    [InlineData("green-576x288")]
    [InlineData("green-640x480")]
    [InlineData("mono-640x200")]
    public void A_menu_under_a_notice_looks_as_it_did_when_a_person_looked_at_it(string profile)
    {
        using var bench = new GlassesBench(profile);
        bench.Worn.Hud.Show(Menu(Notice()), At(1));
        var golden = Path.Combine(RepositoryRoot.Path, "tests", "EndToEnd.Tests", "Glasses", "Golden", $"{profile}.png");
        if (Environment.GetEnvironmentVariable("NEURALGLASSES_WRITE_GOLDEN") == "1")
            File.WriteAllBytes(golden, bench.LastFrame());
        var difference = PictureComparison.Compare(golden, bench.LastFrame(), Tolerance);
        Assert.True(difference.IsWithin, difference.Sentence);
    }

    [Fact]
    public void Where_there_is_no_room_a_list_without_a_focus_leaves_lines_out_and_the_result_says_so()
    {
        using var bench = new GlassesBench("mono-640x200");
        var crowded = bench.Worn.Hud.Show(Menu(Notice(), focused: 2) with { FocusedId = null }, At(1));
        Assert.Equal((HudOutcome.Degraded, "There is no room for 2 of 3 lines."), (crowded.Outcome, crowded.Reason));
        var alone = bench.Worn.Hud.Show(Menu(focused: 2), At(10));
        Assert.Equal((HudOutcome.Displayed, ""), (alone.Outcome, alone.Reason));
    }

    [Theory]
    [MemberData(nameof(WithDisplay))]
    public void Every_pixel_is_one_that_the_display_has(string profile)
    {
        using var bench = new GlassesBench(profile);
        bench.Worn.Hud.Show(Menu(Notice(HudTone.Warning)), At(1));
        var display = bench.Worn.Profile.Display!;
        using var seen = SKBitmap.Decode(bench.LastFrame());
        Assert.Equal((display.WidthPixels, display.HeightPixels), (seen.Width, seen.Height));
        var colours = seen.Pixels.Distinct().ToArray();
        Assert.Contains(SKColors.Black, colours);
        if (display.Colours == HudColours.Colour24)
            Assert.InRange(colours.Length, 20, 2000);
        else
            Assert.All(colours, c => Assert.True(c.Red == 0 && c.Blue == 0 && c.Green % (255 / ((1 << display.Abilities.BitsPerPixel) - 1)) == 0, $"{c}"));
    }

    [Theory]
    [MemberData(nameof(WithDisplay))]
    public void Small_letters_are_at_least_a_third_of_a_degree_high_on_every_display(string profile)
    {
        // A font of 0.6° has small letters of about 0.3°: the least height of a line's letters is looked for in the menu's second line.
        using var bench = new GlassesBench(profile);
        bench.Worn.Hud.Show(new HudScene("one", [new HudList("list", "", [new HudItem("a", "xxxx", "")])]), At(1));
        using var seen = SKBitmap.Decode(bench.LastFrame());
        var rows = Enumerable.Range(0, seen.Height).Where(y => Enumerable.Range(0, seen.Width).Any(x => seen.GetPixel(x, y).Green > 60)).ToArray();
        Assert.InRange((rows[^1] - rows[0] + 1) / bench.Worn.Profile.Display!.PixelsPerDegree, 0.3, 0.5);
    }

    [Fact]
    public void Every_frame_is_a_file_of_what_is_seen()
    {
        using var bench = new GlassesBench("green-576x288");
        bench.Worn.Hud.Show(Menu(), At(1));
        bench.Worn.Hud.Show(Menu(focused: 2), At(3));
        Assert.Equal(["hud/0001.png", "hud/0002.png"], bench.Worn.Hud.Frames.Select(f => f.File));
        Assert.Equal(bench.LastFrame(), File.ReadAllBytes(Path.Combine(bench.Folder.Path, "hud", "0002.png")));
        bench.Worn.Hud.GoDark(At(5));
        using var dark = SKBitmap.Decode(bench.LastFrame());
        Assert.All(dark.Pixels, p => Assert.Equal(SKColors.Black, p));
    }

    [Fact]
    public void What_was_shown_is_remembered_without_the_pixels_of_its_pictures()
    {
        using var bench = new GlassesBench("colour-600x600");
        var pixels = Enumerable.Repeat((byte)255, 4 * 40 * 30).ToArray();
        var scene = new HudScene("view", [new HudRow("row", [new HudImage("small", new HudPicture(40, 30, pixels), "A wall", 2)]), new HudImage("large", new HudPicture(40, 30, pixels), "The same wall", 4), new HudText("line", "Walls")]) { FocusedId = null };
        bench.Worn.Hud.Show(Menu(), At(1));
        bench.Worn.Hud.Show(scene, At(3));

        Assert.Equal(Menu(), bench.Worn.Hud.Shown[0]);
        var shown = bench.Worn.Hud.Shown[1];
        Assert.Equal(scene.Texts, shown.Texts);
        var large = Assert.IsType<HudImage>(shown.Elements[1]);
        Assert.Equal((40, 30, "The same wall", 4), (large.Picture.WidthPixels, large.Picture.HeightPixels, large.Description, large.HeightDegrees));
        Assert.All(large.Picture.Rgba.ToArray(), value => Assert.Equal(0, value));
        Assert.Same(large.Picture, Assert.IsType<HudImage>(Assert.IsType<HudRow>(shown.Elements[0]).Elements[0]).Picture);
        using var seen = SKBitmap.Decode(bench.LastFrame());
        Assert.Contains(SKColors.White, seen.Pixels);
    }

    [Fact]
    public void Glasses_that_run_for_days_write_their_frames_and_remember_none()
    {
        using var bench = new GlassesBench("green-576x288");
        using var worn = new VirtualGlasses(new GlassesScenario { Profile = "green-576x288" }, new GlassesSurroundings(bench.Folder, () => bench.Now, 1, RemembersFrames: false));
        worn.Hud.Show(Menu(), At(1));
        worn.Hud.Show(Menu(focused: 2), At(3));

        Assert.Empty(worn.Hud.Frames);
        Assert.Empty(worn.Hud.Shown);
        Assert.Equal(["0001.png", "0002.png"], Directory.GetFiles(Path.Combine(bench.Folder.Path, "hud")).Select(Path.GetFileName).Order());
        Assert.Equal(worn.Hud.Picture.ToArray(), File.ReadAllBytes(Path.Combine(bench.Folder.Path, "hud", "0002.png")));
    }

    [Fact]
    public void Glasses_without_a_display_block_every_scene_and_say_why()
    {
        using var bench = new GlassesBench("audio-only");
        Assert.Null(bench.Worn.Hud.Abilities);
        Assert.Null(bench.Worn.Hud.Panel);
        var result = bench.Worn.Hud.Show(Menu(), At(1));
        Assert.Equal((HudOutcome.Blocked, "These glasses have no display."), (result.Outcome, result.Reason));
        Assert.Empty(bench.Worn.Hud.Frames);
    }
}

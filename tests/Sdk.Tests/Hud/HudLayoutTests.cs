using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud;

public sealed class HudLayoutTests : IDisposable
{
    private readonly SkiaTextSetter _setter = new();

    public void Dispose() => _setter.Dispose();

    [Fact]
    public void What_matters_most_stands_at_the_lower_edge_in_a_column_in_the_middle()
    {
        foreach (HudAbilities display in Scenes.Displays)
        {
            HudFrame frame = Arrange(Scenes.Menu(Scenes.Notice()), display);
            double margin = HudMetrics.Margin * display.PixelsPerDegree;
            HudRectangle card = Bounds(frame, "notice");
            Assert.Equal(display.HeightPixels - margin, card.Bottom, 6);
            Assert.Equal(display.WidthPixels / 2.0, card.Left + (card.Width / 2), 6);
            Assert.True(card.Width <= HudMetrics.Column * display.PixelsPerDegree);
            Assert.True(Bounds(frame, "a").Bottom < card.Top);
        }
    }

    [Fact]
    public void Everything_is_as_large_in_degrees_on_every_display()
    {
        double[] heights = [.. Scenes.Displays.Select(display => Bounds(Arrange(new HudScene("s", [Scenes.Notice()]), display), "notice").Height / display.PixelsPerDegree)];
        Assert.All(heights, height => Assert.Equal(heights[0], height, 0.1));
        foreach (HudTextStyle style in new[] { HudTextStyle.Body, HudTextStyle.Title, HudTextStyle.Detail, HudTextStyle.Large })
            Assert.True(HudMetrics.SizeOf(style) >= HudMetrics.LeastText);
    }

    [Fact]
    public void A_long_list_shows_six_lines_around_the_focus_and_where_they_are()
    {
        HudItem[] items = [.. Enumerable.Range(0, 30).Select(i => new HudItem($"i{i}", $"Line {i}", ""))];
        var scene = new HudScene("s", [new HudList("list", "All", items)]);
        foreach ((int focused, int first) in new[] { (0, 0), (15, 12), (29, 24) })
        {
            HudFrame frame = Arrange(scene with { FocusedId = $"i{focused}" }, Scenes.Colour);
            string[] shown = [.. frame.Parts.OfType<HudTextPart>().Where(part => part.ElementId != "list").Select(part => part.Text)];
            Assert.Equal(Enumerable.Range(first, shown.Length).Select(i => $"Line {i}"), shown);
            Assert.Contains($"Line {focused}", shown);
            Assert.Equal(6, shown.Length);
            Assert.Equal(["All", $"{focused + 1} / 30"], frame.Parts.OfType<HudTextPart>().Where(part => part.ElementId == "list").Select(part => part.Text));
            Assert.Empty(frame.LeftOut);
        }

        Assert.Equal(["There is no room for 24 of 30 lines."], Arrange(scene, Scenes.Colour).LeftOut);
    }

    [Fact]
    public void Where_there_is_no_room_the_uppermost_elements_give_way_first_and_each_says_so()
    {
        string many = string.Join(' ', Enumerable.Repeat("word", 200));
        var scene = new HudScene("s", [new HudText("old", many), new HudText("new", many), Scenes.Notice()]);
        HudFrame colour = Arrange(scene, Scenes.Colour);
        Assert.Single(colour.Parts.OfType<HudTextPart>().Single(part => part.ElementId == "old").Lines.Lines);
        Assert.Equal(["There is room for 1 lines of 'old', not for all of it."], colour.LeftOut.Take(1));
        HudFrame mono = Arrange(scene with { FocusedId = null }, Scenes.Mono);
        Assert.Contains("notice", mono.Parts.Select(part => part.ElementId));
        HudFrame tiny = Arrange(scene, new HudAbilities(200, 80, 32, HudColours.Mono1, 20));
        Assert.Equal(["There is no room for 'old'.", "There is no room for 'new'."], tiny.LeftOut.Take(2));
        Assert.All(tiny.Parts, part => Assert.Equal("notice", part.ElementId));
    }

    [Fact]
    public void A_text_that_its_author_cut_is_whole_and_one_that_the_room_cut_is_not()
    {
        string many = string.Join(' ', Enumerable.Repeat("word", 900));
        Assert.Empty(Arrange(new HudScene("s", [new HudText("t", many) { MostLines = 2 }]), Scenes.Colour).LeftOut);
        HudFrame frame = Arrange(new HudScene("s", [new HudText("t", many)]), Scenes.Colour);
        Assert.Single(frame.LeftOut);
        HudRectangle text = Bounds(frame, "t");
        Assert.InRange(text.Top, 0, 600);
        Assert.InRange(text.Bottom, text.Top, 600);
    }

    [Fact]
    public void A_right_to_left_line_has_its_label_at_the_right_and_a_card_its_stripe()
    {
        var scene = new HudScene("s", [new HudList("list", "", [new HudItem("a", "كاميرا", "٣") { Symbol = HudSymbol.Camera }]), new HudCard("c", "تم الحفظ", "صورة")]) { FocusedId = "a" };
        HudFrame frame = Arrange(scene, Scenes.Colour);
        HudRectangle label = Part<HudTextPart>(frame, part => part.Text == "كاميرا").Bounds;
        HudRectangle detail = Part<HudTextPart>(frame, part => part.Text == "٣").Bounds;
        HudRectangle symbol = Part<HudSymbolPart>(frame, part => part.ElementId == "a").Bounds;
        Assert.True(detail.Right < label.Left && label.Right < symbol.Left);
        HudRectangle card = Part<HudShapePart>(frame, part => part.ElementId == "c" && part.Tone == HudTone.Surface).Bounds;
        Assert.Equal(card.Right, Part<HudShapePart>(frame, part => part.ElementId == "c" && part.Tone == HudTone.Accent).Bounds.Right);
    }

    [Fact]
    public void Whatever_has_the_focus_has_its_edge()
    {
        HudElement[] elements =
        [
            new HudText("e", "Text") { CanFocus = true },
            new HudCard("e", "Title", "Text") { CanFocus = true },
            new HudImage("e", Scenes.Grey(9, 4, 4), "A grey wall.", 3) { CanFocus = true },
            new HudIcon("e", HudSymbol.Check, "Yes") { CanFocus = true },
            new HudDial("e", "Zoom", 0.5, "2 ×") { CanFocus = true },
            new HudProgress("e", "Copying", 0.5) { CanFocus = true },
            new HudList("list", "", [new HudItem("e", "Line", "")]),
        ];
        foreach (HudElement element in elements)
        {
            var scene = new HudScene("s", [element]);
            Assert.DoesNotContain(Arrange(scene, Scenes.Colour).Parts, IsEdge);
            Assert.Single(Arrange(scene with { FocusedId = "e" }, Scenes.Colour).Parts, part => IsEdge(part));
        }

        static bool IsEdge(HudPart part) => part is HudShapePart { ElementId: "e", Tone: HudTone.Accent, EdgePixels: > 0 };
    }

    [Fact]
    public void A_label_and_a_detail_never_meet()
    {
        const string Long = "A label that is far too long for its line";
        foreach ((string label, string detail) in new[] { (Long, "1"), ("A", Long), (Long, Long) })
        {
            HudFrame frame = Arrange(new HudScene("s", [new HudList("list", "", [new HudItem("a", label, detail)])]), Scenes.Green);
            HudTextPart[] parts = [.. frame.Parts.OfType<HudTextPart>()];
            Assert.Equal(2, parts.Length);
            Assert.True(parts[0].Bounds.Left + parts[0].Lines.WidthPixels < parts[1].Bounds.Left);
            Assert.All(parts, part => Assert.True(part.Lines.WidthPixels <= part.Bounds.Width + 0.01));
        }
    }

    [Fact]
    public void Whatever_the_scene_every_part_lies_on_the_display()
    {
        var random = new Random(6);
        for (var i = 0; i < 300; i++)
        {
            HudScene scene = Scenes.Drawn(random);
            foreach (HudAbilities display in Scenes.Displays)
            {
                HudFrame frame = Arrange(scene, display);
                Assert.All(frame.Parts, part => Assert.True(
                    part.Bounds.Left >= -0.01 && part.Bounds.Right <= display.WidthPixels + 0.01 && (part.Bounds.Bottom <= display.HeightPixels + 0.01 || frame.LeftOut.Count > 0),
                    $"scene {i}, {display.WidthPixels} x {display.HeightPixels}: {part}"));
            }
        }
    }

    [Fact]
    public void A_text_of_100_KB_costs_no_more_than_a_page()
    {
        string text = string.Concat(Enumerable.Repeat("All work and no play. ", 4700));
        long before = GC.GetAllocatedBytesForCurrentThread();
        HudFrame frame = Arrange(new HudScene("s", [new HudText("t", text)]), Scenes.Colour);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Single(frame.LeftOut);
    }

    private HudFrame Arrange(HudScene scene, HudAbilities display) => new HudLayout(display, _setter).Arrange(scene);

    private static HudRectangle Bounds(HudFrame frame, string id) =>
        frame.Parts.Where(part => part.ElementId == id).Aggregate(default(HudRectangle), (bounds, part) => bounds.With(part.Bounds));

    private static T Part<T>(HudFrame frame, Func<T, bool> wanted)
        where T : HudPart => Assert.Single(frame.Parts.OfType<T>(), part => wanted(part));
}

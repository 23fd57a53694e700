using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud;

public sealed class HudLegibilityTests
{
    private static readonly SkiaTextSetter Setter = new();

    [Fact]
    public void A_menu_and_a_notice_keep_all_rules_on_every_display()
    {
        foreach (HudAbilities display in Scenes.Displays)
        {
            Assert.Empty(Findings(Scenes.Menu(), display));
            Assert.Empty(Findings(new HudScene("s", [Scenes.Notice()]), display));
        }
    }

    [Fact]
    public void Each_rule_can_be_broken_and_says_what_it_found()
    {
        string many = string.Join(' ', Enumerable.Repeat("word", 30));
        Assert.Equal("It has 31 words, expected at most 24.", Only(new HudScene("s", [new HudCard("c", "Title", many) { MostLines = 9 }]), LegibilityRule.Words));
        HudItem[] items = [.. Enumerable.Range(0, 7).Select(i => new HudItem($"i{i}", "x", ""))];
        var seven = new HudScene("s", [new HudList("l", "", items)]);
        Assert.Equal("It has 7 lines and no focus to move through them, expected at most 6; split it, or give it the focus.", Findings(seven, Scenes.Colour)[0].Sentence);
        Assert.Empty(Findings(seven with { FocusedId = "i3" }, Scenes.Colour));
        var tooLong = new HudScene("s", [new HudList("l", "", [new HudItem("i", "A label that does not fit its line at all", "nor this")])]);
        Assert.Equal("'A label that does not fit its line at all' does not fit its line.", Findings(tooLong, Scenes.Colour)[0].Sentence);
        Assert.Equal("No font has 1 characters of 'c'.", Only(new HudScene("s", [new HudText("c", "\uE000")]), LegibilityRule.Room));
    }

    [Fact]
    public void A_text_on_a_surface_as_bright_as_itself_has_no_contrast()
    {
        HudAbilities display = Scenes.Colour;
        var bounds = new HudRectangle(0, 0, 300, 100);
        var text = new HudTextPart("t", bounds, HudTone.Accent, "Read me", HudTextStyle.Body, HudAlignment.Start, Setter.Lay("Read me", 30, 300, 1));
        LegibilityFinding[] bare = [.. HudLegibility.Check(new HudFrame(HudScene.Dark, display, [text], []))];
        Assert.Empty(bare);
        var filled = new HudShapePart("r", bounds, HudTone.Accent, 0, 0);
        LegibilityFinding[] onBright = [.. HudLegibility.Check(new HudFrame(HudScene.Dark, display, [filled, text], []))];
        Assert.Equal(4, onBright.Length);
        Assert.All(onBright, finding => Assert.Equal(LegibilityRule.Contrast, finding.Rule));
        Assert.Equal("Its Accent text has a contrast of 1.0 where it is dark, expected at least 4.5.", onBright[0].Sentence);
        var picture = new HudPicturePart("p", bounds, Scenes.Grey(200, 4, 4));
        Assert.Contains(HudLegibility.Check(new HudFrame(HudScene.Dark, display, [picture, text], [])), finding => finding.Rule == LegibilityRule.Backdrop);
    }

    [Fact]
    public void Light_of_the_world_drowns_a_weak_display()
    {
        HudAbilities weak = Scenes.Green with { PeakCandelas = 200 };
        LegibilityFinding[] findings = Findings(Scenes.Menu(), weak);
        Assert.Contains(findings, finding => finding.Rule == LegibilityRule.Contrast && finding.Sentence.Contains("indoors", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Sentence.Contains("where it is dark", StringComparison.Ordinal));
        Assert.Contains("WCAG", findings[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Photo saved", 2)]
    [InlineData("It's 10.5 km away, isn't it?", 6)]
    [InlineData("你好，世界", 2)]
    [InlineData("مرحبا بالعالم", 2)]
    [InlineData(" — ", 0)]
    [InlineData("", 0)]
    public void Words_are_counted_as_a_reader_does(string text, int words) => Assert.Equal(words, HudLegibility.WordsOf(text));

    [Fact]
    public void A_notice_stays_as_long_as_it_takes_to_notice_and_read_it()
    {
        HudScene scene = Scenes.Menu(Scenes.Notice());
        Assert.Null(HudLegibility.CheckDwell(scene, "notice", 1757));
        LegibilityFinding finding = Assert.IsType<LegibilityFinding>(HudLegibility.CheckDwell(scene, "notice", 1700));
        Assert.Equal("It stays 1.7 s, and takes 1.8 s to notice and read.", finding.Sentence);
        Assert.Throws<ArgumentException>(() => HudLegibility.CheckDwell(scene, "nothing", 1));
    }

    private static LegibilityFinding[] Findings(HudScene scene, HudAbilities display) =>
        [.. HudLegibility.Check(new HudLayout(display, Setter).Arrange(scene))];

    private static string Only(HudScene scene, LegibilityRule rule)
    {
        LegibilityFinding finding = Assert.Single(Findings(scene, Scenes.Colour));
        Assert.Equal(rule, finding.Rule);
        return finding.Sentence;
    }
}

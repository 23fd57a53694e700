using NeuralGlasses.Skia;
using SkiaSharp;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class ShapingTests : IDisposable
{
    private readonly SkiaTextSetter _setter = new();

    public void Dispose() => _setter.Dispose();

    [Fact]
    public void Ideographs_are_one_em_wide_each()
    {
        Assert.Equal(240, Lay("永和九年岁在癸丑", 30).WidthPixels, 3);
    }

    [Theory]
    [InlineData("Hotel Lima, 12 km")]
    [InlineData("Ωμέγα")]
    [InlineData("Съешь ещё")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("混排 mixed نص")]
    public void A_width_is_in_proportion_to_the_size(string text)
    {
        Assert.Equal(3 * Lay(text, 10).WidthPixels, Lay(text, 30).WidthPixels, 3);
    }

    [Fact]
    public void A_width_is_the_sum_of_what_the_painter_moves_on_for_each_glyph()
    {
        var text = Lay("HHHnnn", 30);
        using var font = new SKFont(FontSet.Bundled[0].Typeface, 30) { LinearMetrics = true, Hinting = SKFontHinting.None, Subpixel = true };
        Assert.Equal(font.GetGlyphWidths("HHHnnn").Sum(), text.WidthPixels, 2);
    }

    [Fact]
    public void Letters_that_leave_a_gap_are_kerned()
    {
        Assert.True(Lay("AV", 30).WidthPixels < Lay("A", 30).WidthPixels + Lay("V", 30).WidthPixels - 0.5);
    }

    [Fact]
    public void An_accent_that_comes_after_its_letter_makes_the_same_glyph_as_the_letter_with_it()
    {
        Assert.Equal(PlacedGlyph.OfLine(Lay("é", 30)), PlacedGlyph.OfLine(Lay("e\u0301", 30)));
    }

    [Fact]
    public void Arabic_letters_join()
    {
        // Letters without dots, which the font sets as glyphs of their own.
        var joined = PlacedGlyph.Ids(Lay("مسح", 30));
        var alone = "حسم".Select(c => PlacedGlyph.Ids(Lay(c.ToString(), 30)).First());
        Assert.Equal(3, joined.Length);
        Assert.All(joined.Zip(alone), pair => Assert.NotEqual(pair.Second, pair.First));
    }

    [Fact]
    public void An_Arabic_vowel_mark_stands_over_its_letter()
    {
        var glyphs = PlacedGlyph.OfLine(Lay("دَ", 30));
        Assert.Equal(2, glyphs.Length);
        Assert.Equal(Lay("د", 30).WidthPixels, Lay("دَ", 30).WidthPixels, 3);
    }

    [Fact]
    public void Letters_join_over_a_mark_that_makes_them_two_stretches()
    {
        Assert.Equal(PlacedGlyph.Letters(Lay("مسح", 30)), PlacedGlyph.Letters(Lay("مس\u200Eح", 30)));
    }

    [Fact]
    public void A_joiner_within_a_word_changes_nothing()
    {
        var text = Lay("بي\u200Dت", 30);
        Assert.Equal(Lay("بيت", 30).WidthPixels, text.WidthPixels, 3);
    }

    [Theory]
    [InlineData("Rotes Haus", PlacedGlyph.Noto)]
    [InlineData("Привет", PlacedGlyph.Noto)]
    [InlineData("Γειά", PlacedGlyph.Noto)]
    [InlineData("سلام", PlacedGlyph.Arabic)]
    [InlineData("→✓★●", PlacedGlyph.Symbols)]
    [InlineData("你好，世界。", PlacedGlyph.Chinese)]
    public void A_text_is_set_in_the_first_font_that_has_it(string text, string font)
    {
        var set = Lay(text, 30);
        Assert.Equal(0, set.Missing);
        Assert.All(PlacedGlyph.OfLine(set), g => Assert.Equal(font, g.Font));
    }

    [Fact]
    public void A_font_takes_over_within_a_line_where_the_one_before_has_nothing()
    {
        var fonts = PlacedGlyph.OfLine(Lay("Gate 5 → 登机口", 30)).Select(g => g.Font);
        Assert.Equal([PlacedGlyph.Noto, PlacedGlyph.Symbols, PlacedGlyph.Chinese], fonts.Distinct());
    }

    [Theory]
    [InlineData("שלום", 4)]
    [InlineData("ab שלום cd", 4)]
    [InlineData("👍", 1)]
    [InlineData("👍🏽", 1)]
    [InlineData("👨‍👩‍👧 at home", 1)]
    [InlineData("🇨🇭", 1)]
    public void A_character_without_a_font_is_one_box_and_counted(string text, int missing)
    {
        var set = Lay(text, 30);
        Assert.Equal(missing, set.Missing);
        Assert.Equal(missing, PlacedGlyph.Ids(set).Count(id => id == 0));
        Assert.True(set.WidthPixels > missing * 10);
    }

    [Theory]
    [InlineData("a\u200Db")]
    [InlineData("a\uFE0Fb")]
    [InlineData("a\u200B\u2060b")]
    [InlineData("a\u2066\u2069b")]
    [InlineData("a\u0001\u001Bb")]
    [InlineData("a\U000E0067b")]
    [InlineData("a\u00ADb")]
    [InlineData("\uFE0Fab")]
    public void What_has_no_shape_has_no_width(string text)
    {
        var set = Lay(text, 30);
        Assert.Equal(0, set.Missing);
        Assert.Equal(Lay("a", 30).WidthPixels + Lay("b", 30).WidthPixels, set.WidthPixels, 3);
    }

    [Fact]
    public void A_heart_with_an_emoji_selector_is_the_heart_of_the_symbols()
    {
        var set = Lay("❤\uFE0F", 30);
        Assert.Equal(0, set.Missing);
        Assert.Equal(Lay("❤", 30).WidthPixels, set.WidthPixels, 3);
    }

    [Fact]
    public void Lines_of_all_scripts_are_equally_high()
    {
        var heights = new[] { "Latin", "عربي", "中文", "→" }.Select(t => Lay(t, 30)).ToArray();
        Assert.All(heights, h => Assert.Equal(40.86, h.LineHeightPixels, 2));
        Assert.All(heights, h => Assert.Equal(32.07, h.AscentPixels, 2));
    }

    private SkiaSetText Lay(string text, double size) => _setter.Lay(text, size, double.PositiveInfinity);
}

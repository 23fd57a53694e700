using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class BadTextTests : IDisposable
{
    // A line of 300 pixels at 20 pixels an em has 15 ems; ten such lines hold some hundred characters.
    private const int Enough = 4000;

    private readonly SkiaTextSetter _setter = new();

    public static TheoryData<string> Overfull => new(
        string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet, ", 3700)),
        string.Concat(Enumerable.Repeat("مرحبا بالعالم ", 7000)),
        string.Concat(Enumerable.Repeat("前方路口左转。", 14_000)),
        new string('W', 100_000),
        new string('i', 100_000),
        string.Concat(Enumerable.Repeat("one\n", 25_000)));

    public static TheoryData<string> Unfilling => new(
        new string('\u200D', 100_000),
        "e" + new string('\u0301', 100_000),
        new string(' ', 100_000),
        new string('\u202B', 100_000),
        new string('(', 100_000),
        new string('\n', 100_000),
        string.Concat(Enumerable.Repeat("👍", 50_000)),
        string.Concat(Enumerable.Repeat("aب", 50_000)));

    public void Dispose() => _setter.Dispose();

    [Theory]
    [MemberData(nameof(Overfull))]
    public void Of_100_KB_only_what_the_lines_may_hold_is_shaped(string text)
    {
        var set = _setter.Lay(text, 20, 300, 10);
        Assert.Equal(10, set.Lines.Count);
        Assert.True(set.IsCut);
        Assert.InRange(_setter.ShapedUnits, 10, Enough);
    }

    [Theory]
    [MemberData(nameof(Unfilling))]
    public void Of_100_KB_that_fill_no_line_each_character_is_shaped_a_few_times(string text)
    {
        var set = _setter.Lay(text, 20, 300, 10);
        Assert.InRange(set.Lines.Count, 1, 10);
        Assert.InRange(_setter.ShapedUnits, 0, 3 * text.Length);
    }

    [Theory]
    [InlineData("i")]
    [InlineData("i\u200D\u200D\u200D")]
    public void A_line_of_narrow_letters_is_full_however_many_it_takes(string letter)
    {
        var set = _setter.Lay(string.Concat(Enumerable.Repeat(letter, 20_000)), 20, 2000, 3);
        Assert.Equal(3, set.Lines.Count);
        Assert.All(set.Lines, l => Assert.InRange(l.WidthPixels, 2000 - 20, 2000));
    }

    [Fact]
    public void All_lines_of_100_KB_are_set_if_they_are_asked_for()
    {
        var text = string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet, ", 3700));
        var set = _setter.Lay(text, 20, 300);
        Assert.False(set.IsCut);
        Assert.Equal(text.TrimEnd().Length, set.Lines[^1].Start + set.Lines[^1].Length);
    }

    [Fact]
    public void A_lone_surrogate_is_painted_as_a_replacement()
    {
        var replacement = Assert.Single(PlacedGlyph.Ids(_setter.Lay("\uFFFD", 30, 1000)));
        // Not as a theory: names of its cases cannot hold such texts.
        foreach (var text in new[] { "\uD83D", "\uDC4D", "a\uD83Db", "\uDC4D\uD83D" })
        {
            var set = _setter.Lay(text, 30, 1000);
            Assert.Equal(0, set.Missing);
            Assert.Equal(text.Count(char.IsSurrogate), PlacedGlyph.Ids(set).Count(id => id == replacement));
        }
    }

    [Fact]
    public void Every_single_UTF_16_unit_can_be_set()
    {
        using var setter = new SkiaTextSetter();
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var set = setter.Lay(((char)c).ToString(), 30, 1000, 1);
            Assert.InRange(set.Missing, 0, 1);
        }
    }

    [Fact]
    public void A_tab_is_a_space()
    {
        Assert.Equal(_setter.Lay("a b", 30, 1000).WidthPixels, _setter.Lay("a\tb", 30, 1000).WidthPixels, 3);
    }

    [Theory]
    [InlineData(0, 100, 1)]
    [InlineData(-1, 100, 1)]
    [InlineData(double.NaN, 100, 1)]
    [InlineData(double.PositiveInfinity, 100, 1)]
    [InlineData(30, 0, 1)]
    [InlineData(30, double.NaN, 1)]
    [InlineData(30, 100, 0)]
    public void A_size_that_is_none_is_refused(double size, double width, int lines)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _setter.Lay("a", size, width, lines));
    }

    [Fact]
    public void A_text_that_is_null_is_refused() => Assert.Throws<ArgumentNullException>(() => _setter.Lay(null!, 30, 100));
}

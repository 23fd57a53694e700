using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

public sealed class LineTests : IDisposable
{
    private readonly SkiaTextSetter _setter = new();

    public void Dispose() => _setter.Dispose();

    [Fact]
    public void An_empty_text_has_no_line()
    {
        var set = _setter.Lay("", 30, 100);
        Assert.Empty(set.Lines);
        Assert.Equal(0, set.WidthPixels);
    }

    [Theory]
    [InlineData("one\ntwo", new[] { "one", "two" })]
    [InlineData("one\r\ntwo", new[] { "one", "two" })]
    [InlineData("one\n\ntwo", new[] { "one", "", "two" })]
    [InlineData("one \n two", new[] { "one", " two" })]
    [InlineData("one\n", new[] { "one", "" })]
    [InlineData("one\u2028two\u0085three", new[] { "one", "two", "three" })]
    public void A_line_feed_begins_a_new_line(string text, string[] lines)
    {
        Assert.Equal(lines, Lines(text, _setter.Lay(text, 30, 1000)));
    }

    [Fact]
    public void A_line_breaks_between_words_where_the_room_ends()
    {
        const string Text = "Turn left at the next crossing";
        var room = _setter.Lay("Turn left at", 30, 1000).WidthPixels;
        Assert.Equal(["Turn left at", "the next", "crossing"], Lines(Text, _setter.Lay(Text, 30, room)));
        Assert.Equal(["Turn left", "at the next", "crossing"], Lines(Text, _setter.Lay(Text, 30, room - 0.1)));
    }

    [Fact]
    public void Spaces_at_the_end_of_a_line_hang_out_of_it()
    {
        const string Text = "Turn      left";
        var room = _setter.Lay("Turn", 30, 1000).WidthPixels;
        var set = _setter.Lay(Text, 30, room);
        Assert.Equal(["Turn", "left"], Lines(Text, set));
        Assert.Equal(room, set.Lines[0].WidthPixels, 3);
    }

    [Fact]
    public void Chinese_breaks_between_ideographs_but_not_before_a_full_stop()
    {
        const string Text = "前方路口左转。然后直行";
        Assert.Equal(["前方路口左", "转。然后直", "行"], Lines(Text, _setter.Lay(Text, 30, 6 * 30 - 1)));
        Assert.Equal(["前方路口左", "转。然后直行"], Lines(Text, _setter.Lay(Text, 30, 6 * 30)));
    }

    [Fact]
    public void A_word_that_is_wider_than_the_room_breaks_between_characters()
    {
        const string Text = "a Donaudampfschiff";
        var room = _setter.Lay("Donaud", 30, 1000).WidthPixels;
        var lines = Lines(Text, _setter.Lay(Text, 30, room));
        Assert.Equal("a", lines[0]);
        Assert.Equal("Donaud", lines[1]);
        Assert.Equal(Text, lines[0] + " " + string.Concat(lines[1..]));
    }

    [Fact]
    public void An_accent_stays_with_its_letter_where_a_word_is_broken()
    {
        var text = string.Concat(Enumerable.Repeat("e\u0323\u0302", 12));
        foreach (var line in Lines(text, _setter.Lay(text, 30, 70)))
            Assert.StartsWith("e", line);
    }

    [Fact]
    public void Letters_on_both_sides_of_a_break_in_an_Arabic_word_take_the_forms_of_an_end()
    {
        var text = new string('ب', 12);
        var set = _setter.Lay(text, 30, 100);
        Assert.True(set.Lines.Count > 1);
        for (var i = 0; i < set.Lines.Count; i++)
        {
            var alone = _setter.Lay(text.Substring(set.Lines[i].Start, set.Lines[i].Length), 30, 1000);
            Assert.Equal(PlacedGlyph.OfLine(alone), PlacedGlyph.OfLine(set, i));
        }
    }

    [Fact]
    public void A_character_that_is_wider_than_the_room_stands_alone_and_overhangs()
    {
        Assert.Equal(["W", "W", "W"], Lines("WWW", _setter.Lay("WWW", 30, 5)));
    }

    [Fact]
    public void A_cut_line_ends_with_an_ellipsis_and_fits()
    {
        const string Text = "Turn left at the next crossing";
        var room = _setter.Lay("Turn left a…", 30, 1000).WidthPixels;
        var set = _setter.Lay(Text, 30, room, 1);
        var line = Assert.Single(set.Lines);
        Assert.True(set.IsCut);
        Assert.Equal("Turn left a", Text[..line.Length]);
        Assert.Equal(room, line.WidthPixels, 3);
        Assert.Equal(Ellipsis(), PlacedGlyph.Ids(set)[^1]);
    }

    [Fact]
    public void No_space_stands_before_an_ellipsis()
    {
        const string Text = "Turn left at";
        var room = _setter.Lay("Turn …", 30, 1000).WidthPixels;
        Assert.Equal("Turn", Lines(Text, _setter.Lay(Text, 30, room, 1))[0]);
    }

    [Fact]
    public void The_ellipsis_of_Arabic_stands_at_the_left()
    {
        const string Text = "انعطف يسارا عند التقاطع التالي";
        var set = _setter.Lay(Text, 30, 150, 1);
        Assert.True(set.IsCut);
        var first = PlacedGlyph.OfLine(set)[0];
        Assert.Equal((Ellipsis(), 0f), (first.Id, first.X));
        Assert.True(set.WidthPixels <= 150);
        Assert.Equal(0, set.Lines[0].Start);
    }

    [Fact]
    public void The_last_of_several_lines_is_cut()
    {
        const string Text = "Turn left at the next crossing, then right";
        var set = _setter.Lay(Text, 30, _setter.Lay("Turn left at", 30, 1000).WidthPixels, 2);
        Assert.Equal(2, set.Lines.Count);
        Assert.True(set.IsCut);
        Assert.Equal("Turn left at", Lines(Text, set)[0]);
        Assert.StartsWith("the next", Lines(Text, set)[1]);
    }

    [Fact]
    public void A_text_that_just_fits_is_not_cut()
    {
        var room = _setter.Lay("Turn left", 30, 1000).WidthPixels;
        Assert.False(_setter.Lay("Turn left", 30, room, 1).IsCut);
        Assert.False(_setter.Lay("Turn left  \n\n", 30, room, 1).IsCut);
        Assert.True(_setter.Lay("Turn left\nnow", 30, room, 1).IsCut);
    }

    [Fact]
    public void Of_what_has_no_room_at_all_an_ellipsis_is_left()
    {
        var set = _setter.Lay("WWW", 30, 5, 1);
        Assert.Equal(0, Assert.Single(set.Lines).Length);
        Assert.Equal([Ellipsis()], PlacedGlyph.Ids(set));
    }

    private static string[] Lines(string text, SkiaSetText set) => [.. set.Lines.Select(l => text.Substring(l.Start, l.Length))];

    private ushort Ellipsis() => Assert.Single(PlacedGlyph.Ids(_setter.Lay("…", 30, 1000)));
}

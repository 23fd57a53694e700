using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Skia;

/// <summary>In which order glyphs stand from left to right; texts are written here in the order of reading.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly SkiaTextSetter _setter = new();

    public void Dispose() => _setter.Dispose();

    [Fact]
    public void The_first_letter_of_Arabic_stands_at_the_right()
    {
        // Letters that do not join and have no dots, so that each looks the same anywhere.
        var set = Lay("درو");
        Assert.True(set.IsRightToLeft);
        Assert.Equal([Alone('و'), Alone('ر'), Alone('د')], PlacedGlyph.Letters(set));
    }

    [Fact]
    public void A_number_in_Arabic_reads_from_left_to_right()
    {
        var set = Lay("د 12 و");
        Assert.True(set.IsRightToLeft);
        Assert.Equal([Alone('و'), Alone('1'), Alone('2'), Alone('د')], PlacedGlyph.Letters(set));
    }

    [Fact]
    public void Arabic_in_Latin_turns_round_by_itself()
    {
        var set = Lay("a در 12 b");
        Assert.False(set.IsRightToLeft);
        Assert.Equal([Alone('a'), Alone('1'), Alone('2'), Alone('ر'), Alone('د'), Alone('b')], PlacedGlyph.Letters(set));
    }

    [Fact]
    public void Latin_in_Arabic_keeps_its_order()
    {
        var set = Lay("د OK ر");
        Assert.Equal([Alone('ر'), Alone('O'), Alone('K'), Alone('د')], PlacedGlyph.Letters(set));
    }

    [Fact]
    public void Brackets_in_Arabic_are_mirrored()
    {
        var set = Lay("(د)");
        Assert.Equal([Alone('('), Alone('د'), Alone(')')], PlacedGlyph.Letters(set));
    }

    [Fact]
    public void Hebrew_is_set_from_right_to_left_even_in_boxes()
    {
        Assert.True(Lay("שלום").IsRightToLeft);
    }

    [Fact]
    public void All_paragraphs_begin_at_the_edge_of_the_first_letter_with_a_direction()
    {
        var set = Lay("12:30\nدرو\nabc");
        Assert.True(set.IsRightToLeft);
        Assert.Equal(3, set.Lines.Count);
    }

    [Fact]
    public void Glyphs_stand_from_left_to_right_without_gaps()
    {
        var set = Lay("one درو 中文 two");
        var places = PlacedGlyph.OfLine(set).Select(g => g.X).ToArray();
        Assert.Equal(places.Order(), places);
        Assert.True(places[^1] < set.WidthPixels);
    }

    private (string Font, ushort Id) Alone(char letter) => Assert.Single(PlacedGlyph.Letters(Lay(letter.ToString())));

    private SkiaSetText Lay(string text) => _setter.Lay(text, 30, double.PositiveInfinity);
}

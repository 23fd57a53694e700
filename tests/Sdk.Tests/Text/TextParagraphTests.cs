using System.Text;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

/// <summary>Capital letters stand for right-to-left ones, as in UAX #9, so that both orders can be read here: Hebrew, where Arabic is not said.</summary>
public sealed class TextParagraphTests
{
    private const char Hebrew = 'א';
    private const char Arabic = 'ب';
    private const string FirstStrongIsolate = "\u2068", PopIsolate = "\u2069", RightToLeftEmbedding = "\u202B", RightToLeftOverride = "\u202E";

    [Theory]
    [InlineData("the word SHALOM is hebrew", "the word MOLAHS is hebrew")]
    [InlineData("YOM tov LAILA", "ALIAL tov MOY")]
    [InlineData("plain, with 3 numbers.", "plain, with 3 numbers.")]
    [InlineData("SHALOM", "MOLAHS")]
    [InlineData("... 12:30", "... 12:30")]
    public void The_first_letter_says_which_way_a_text_reads(string text, string shown) => Assert.Equal(shown, Shown(text));

    [Theory]
    [InlineData("hello!", TextDirection.RightToLeft, "!hello")]
    [InlineData("SHALOM!", TextDirection.LeftToRight, "MOLAHS!")]
    [InlineData("SHALOM!", TextDirection.RightToLeft, "!MOLAHS")]
    public void A_direction_that_is_given_wins_over_the_first_letter(string text, TextDirection direction, string shown) =>
        Assert.Equal(shown, Shown(text, direction: direction));

    [Theory]
    [InlineData("TEL 555-1234 HERE", Hebrew, "EREH 555-1234 LET")]
    [InlineData("COST 12,50 TODAY", Arabic, "YADOT 12,50 TSOC")]
    [InlineData("OR 1-2", Arabic, "2-1 RO")]
    [InlineData("from A 10% on", Hebrew, "from 10% A on")]
    public void Numbers_keep_their_order_and_stand_where_the_letters_before_them_say(string text, char letters, string shown) =>
        Assert.Equal(shown, Shown(text, letters));

    [Theory]
    [InlineData("ABC (DEF) ghi", TextDirection.LeftToRight, "(FED) CBA ghi")]
    [InlineData("he said (SHALOM) twice", TextDirection.LeftToRight, "he said (MOLAHS) twice")]
    [InlineData("CAR (model b) SOLD", TextDirection.RightToLeft, "DLOS (model b) RAC")]
    [InlineData("AB(CD[&ef]!)gh", TextDirection.LeftToRight, "BA(DC[&ef]!)gh")]
    public void Both_brackets_of_a_pair_point_one_way(string text, TextDirection direction, string shown) =>
        Assert.Equal(shown, Shown(text, direction: direction));

    [Fact]
    public void A_name_in_an_isolate_does_not_move_what_stands_beside_it()
    {
        Assert.Equal("by 3 :MOLAHS stars", Shown("by SHALOM: 3 stars"));
        Assert.Equal("by MOLAHS: 3 stars", Visible(Shown($"by {FirstStrongIsolate}SHALOM{PopIsolate}: 3 stars")));
    }

    [Fact]
    public void An_override_ends_with_its_paragraph()
    {
        var text = $"{RightToLeftOverride}abc\nabc";
        var paragraph = TextParagraph.Of(text);
        Assert.Equal([0, 1, 1, 1, 0, 0, 0, 0], paragraph.Levels.ToArray());
    }

    [Fact]
    public void Isolates_of_a_later_paragraph_end_where_they_should()
    {
        Assert.Equal([0, 0, 0, 1, 0, 1, 0], TextParagraph.Of($"a\n{FirstStrongIsolate}א{PopIsolate}בc").Levels.ToArray());
    }

    [Fact]
    public void Paragraphs_of_one_text_read_the_way_of_the_first_letter_in_any()
    {
        Assert.Equal(TextDirection.RightToLeft, TextParagraph.Of("12\n" + Letters("SHALOM", Hebrew) + "\nabc").Direction);
        Assert.Equal(TextDirection.LeftToRight, TextParagraph.Of("12\n-").Direction);
    }

    [Fact]
    public void Blanks_at_the_end_of_a_line_go_where_the_paragraph_ends()
    {
        var text = "x ABC DEF";
        Assert.Equal("x CBA ", Shown(text, length: 6));
        Assert.Equal("FED", Shown(text, start: 6));
        Assert.Equal(" xyz", Shown("xyz abc", direction: TextDirection.RightToLeft, length: 4));
    }

    [Fact]
    public void A_line_gets_the_order_of_its_own_stretches()
    {
        List<TextRun> runs = [new(9, 9, true)];
        TextParagraph.Of(Letters("a BC 12 DE f", Hebrew)).VisualRuns(0, 12, runs);
        Assert.Equal([new(0, 2, false), new(7, 3, true), new(5, 2, false), new(2, 3, true), new(10, 2, false)], runs);
    }

    [Fact]
    public void A_character_of_two_units_stays_whole()
    {
        List<TextRun> runs = [];
        var paragraph = TextParagraph.Of(Letters("A👍B 𐤀 👍", Hebrew));
        Assert.All(paragraph.Levels.ToArray(), level => Assert.Equal(1, level));
        paragraph.VisualRuns(0, 10, runs);
        Assert.Equal([new(0, 10, true)], runs);
    }

    [Fact]
    public void An_invisible_character_of_two_units_does_not_hold_a_blank_back_from_the_end_of_the_line()
    {
        const string LanguageTag = "\U000E0001";
        Assert.Equal([0, 1, 0, 0, 0], TextParagraph.Of($"{RightToLeftEmbedding}א {LanguageTag}", TextDirection.LeftToRight).Levels.ToArray());
        Assert.Equal([0, 1, 1, 1, 1, 1], TextParagraph.Of($"{RightToLeftEmbedding}א {LanguageTag}א", TextDirection.LeftToRight).Levels.ToArray());
    }

    [Fact]
    public void Half_a_character_alone_is_a_character()
    {
        Assert.Equal([1, 2, 1], TextParagraph.Of("א\uD800א").Levels.ToArray());
    }

    [Fact]
    public void An_empty_text_has_no_stretch()
    {
        List<TextRun> runs = [new(0, 1, false)];
        var paragraph = TextParagraph.Of("", TextDirection.RightToLeft);
        paragraph.VisualRuns(0, 0, runs);
        Assert.Empty(runs);
        Assert.True(paragraph.Levels.IsEmpty);
        Assert.Equal(TextDirection.RightToLeft, paragraph.Direction);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 4)]
    [InlineData(3, 1)]
    [InlineData(0, -1)]
    [InlineData(4, 0)]
    public void A_line_outside_the_text_is_refused(int start, int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TextParagraph.Of("abc").VisualRuns(start, length, []));
    }

    [Fact]
    public void A_third_direction_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TextParagraph.Of("abc", (TextDirection)2));

    [Theory]
    [InlineData("\u2068", "")]
    [InlineData("\u2068", "\u2069")]
    [InlineData("\u202B", "\u202C")]
    [InlineData("(", ")")]
    [InlineData("(", "")]
    [InlineData("א(", ")")]
    [InlineData("[\u0301", "]\u0301")]
    [InlineData("\u2067a", "\u2069")]
    [InlineData("א1", "a")]
    [InlineData("-", "(א)")]
    public void A_long_text_that_is_made_to_be_hard_shows_every_unit_once(string opening, string closing)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 50_000)) + "א" + string.Concat(Enumerable.Repeat(closing, 50_000));
        List<TextRun> runs = [];
        var paragraph = TextParagraph.Of(text);
        Assert.InRange(paragraph.Levels.ToArray().Max(), 1, 126);
        paragraph.VisualRuns(0, text.Length, runs);
        var shown = new bool[text.Length];
        foreach (var run in runs)
        {
            Assert.DoesNotContain(true, shown[run.Start..(run.Start + run.Length)]);
            shown.AsSpan(run.Start, run.Length).Fill(true);
        }

        Assert.DoesNotContain(false, shown);
    }

    private static string Shown(string text, char letters = Hebrew, TextDirection? direction = null, int start = 0, int? length = null)
    {
        List<TextRun> runs = [];
        TextParagraph.Of(Letters(text, letters), direction).VisualRuns(start, length ?? (text.Length - start), runs);
        var shown = new StringBuilder();
        foreach (var run in runs)
        {
            var characters = text.Substring(run.Start, run.Length);
            shown.Append(run.IsRightToLeft ? string.Concat(characters.Reverse().Select(Mirrored)) : characters);
        }

        return shown.ToString();
    }

    private static string Letters(string text, char first) => string.Concat(text.Select(c => c is >= 'A' and <= 'Z' ? (char)(first + c - 'A') : c));

    private static string Visible(string text) => text.Replace(FirstStrongIsolate, "", StringComparison.Ordinal).Replace(PopIsolate, "", StringComparison.Ordinal);

    private static char Mirrored(char character) => character switch
    {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        _ => character,
    };
}

using System.Text;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

/// <summary>Where a line may end stands a stroke, where it has to a double one.</summary>
public sealed class LineBreaksTests
{
    [Theory]
    [InlineData("pinch to take a photo", "pinch |to |take |a |photo")]
    [InlineData("two  spaces ", "two  |spaces ")]
    [InlineData("a well-known fact", "a |well-|known |fact")]
    [InlineData("Wait… now.", "Wait… |now.")]
    [InlineData("Stop . Go !", "Stop . |Go !")]
    [InlineData("see (page 3) and \"this\"", "see |(page |3) |and |\"this\"")]
    [InlineData("10\u00A0km, un\u2060broken", "10\u00A0km, |un\u2060broken")]
    [InlineData("co\u00ADoperate zero\u200Bwidth", "co\u00AD|operate |zero\u200B|width")]
    [InlineData("e\u0301 a\u0301b", "e\u0301 |a\u0301b")]
    public void Words_stay_whole_and_their_marks_with_them(string text, string broken) => Assert.Equal(broken, Broken(text));

    [Theory]
    [InlineData("it costs $1,234.50 or 10%", "it |costs |$1,234.50 |or |10%")]
    [InlineData("from -3 to (5) at 12:30", "from |-3 |to |(5) |at |12:30")]
    [InlineData("€(3) but € (a)", "€(3) |but |€ |(a)")]
    public void Numbers_stay_whole_with_their_signs(string text, string broken) => Assert.Equal(broken, Broken(text));

    [Fact]
    public void An_address_breaks_behind_its_strokes()
    {
        Assert.Equal("https://|example.org/|a-|b?|c=1", Broken("https://example.org/a-b?c=1"));
    }

    [Theory]
    [InlineData("你好。再见", "你|好。|再|见")]
    [InlineData("说「你好」吧！", "说|「你|好」|吧！")]
    [InlineData("用3秒，ok", "用|3|秒，|ok")]
    [InlineData("きょうは", "きょ|う|は")]
    [InlineData("한국어", "한|국|어")]
    public void Chinese_Japanese_and_Korean_break_between_characters_but_not_before_marks(string text, string broken) => Assert.Equal(broken, Broken(text));

    [Theory]
    [InlineData("👨‍👩‍👧👍🏽!", "👨‍👩‍👧|👍🏽!")]
    [InlineData("🇩🇪🇫🇷🇨🇳", "🇩🇪|🇫🇷|🇨🇳")]
    [InlineData("🇩 🇫🇷🇨🇳", "🇩 |🇫🇷|🇨🇳")]
    [InlineData("ok👍 ok", "ok|👍 |ok")]
    public void A_picture_of_several_characters_stays_whole(string text, string broken) => Assert.Equal(broken, Broken(text));

    [Theory]
    [InlineData("one\r\ntwo\nthree", "one\r\n‖two\n‖three")]
    [InlineData("a\n\nb", "a\n‖\n‖b")]
    [InlineData("a \u2028 b\r", "a \u2028‖ |b\r")]
    public void A_line_feed_ends_the_line(string text, string broken) => Assert.Equal(broken, Broken(text));

    [Theory]
    [InlineData("שלום עולם", "שלום |עולם")]
    [InlineData("مرحبا، بالعالم.", "مرحبا، |بالعالم.")]
    [InlineData("สวัสดี ครับ", "สวัสดี |ครับ")]
    [InlineData("\u05D0-\u05D1 \u05D0 -\u05D1", "\u05D0-\u05D1 |\u05D0 |-|\u05D1")]
    public void Other_scripts_break_at_spaces(string text, string broken) => Assert.Equal(broken, Broken(text));

    [Fact]
    public void An_answer_needs_room_for_each_unit()
    {
        LineBreaks.Of("", []);
        Assert.Throws<ArgumentException>(() => LineBreaks.Of("abc", new LineBreak[2]));
        Assert.Throws<ArgumentException>(() => GraphemeBreaks.Of("abc", new bool[2]));
    }

    [Fact]
    public void Answers_behind_the_text_stay_as_they_were()
    {
        LineBreak[] before = [LineBreak.Must, LineBreak.Must, LineBreak.Must];
        LineBreaks.Of("ab", before);
        Assert.Equal([LineBreak.Never, LineBreak.Never, LineBreak.Must], before);
    }

    [Theory]
    [InlineData("ae\u0301o", "a|e\u0301|o")]
    [InlineData("👨‍👩‍👧👍🏽", "👨‍👩‍👧|👍🏽")]
    [InlineData("🇩🇪🇫🇷", "🇩🇪|🇫🇷")]
    [InlineData("a\r\nb", "a|\r\n|b")]
    public void A_character_is_what_a_reader_sees_as_one(string text, string cut)
    {
        var before = new bool[text.Length];
        GraphemeBreaks.Of(text, before);
        Assert.True(before[0]);
        Assert.Equal(cut, string.Concat(text.Select((c, i) => i > 0 && before[i] ? "|" + c : c.ToString())));
    }

    private static string Broken(string text)
    {
        var before = new LineBreak[text.Length];
        LineBreaks.Of(text, before);
        var broken = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            broken.Append(before[i] switch { LineBreak.Allowed => "|", LineBreak.Must => "‖", _ => "" }).Append(text[i]);
        return broken.ToString();
    }
}

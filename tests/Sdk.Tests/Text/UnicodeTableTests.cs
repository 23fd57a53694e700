using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

public sealed class UnicodeTableTests
{
    [Fact]
    public void The_table_is_the_one_that_the_consortiums_files_give()
    {
        UnicodeFiles.SkipWithoutPackage();
        var made = UnicodeTableMaker.Make();
        using var stream = typeof(UnicodeTable).Assembly.GetManifestResourceStream("text:unicode.bin")!;
        using var carried = new MemoryStream();
        stream.CopyTo(carried);
        if (made.AsSpan().SequenceEqual(carried.ToArray()))
            return;
        var received = Path.Combine(AppContext.BaseDirectory, "unicode.received.bin");
        File.WriteAllBytes(received, made);
        Assert.Fail($"sdk/NeuralGlasses/Text/unicode.bin is not the table that the files give; what they give was written to {received}.");
    }

    [Theory]
    [InlineData('a', "L", "AL")]
    [InlineData('א', "R", "HL")]
    [InlineData('ع', "AL", "AL")]
    [InlineData('7', "EN", "NU")]
    [InlineData('\u0301', "NSM", "CM")]
    [InlineData('中', "L", "ID")]
    [InlineData('。', "ON", "CL")]
    [InlineData('（', "ON", "WideOP")]
    [InlineData(')', "ON", "CP")]
    [InlineData('\uD800', "L", "AL")]
    [InlineData('ก', "L", "AL")]
    [InlineData('ั', "NSM", "CM")]
    [InlineData(0x1F44D, "ON", "EB")]
    [InlineData(0x1FC00, "L", "ComingEB")]
    [InlineData(0x10FFFF, "BN", "AL")]
    public void A_character_has_its_types(int codePoint, string bidi, string line)
    {
        Assert.Equal((bidi, line), (UnicodeTable.BidiOf(codePoint).ToString(), UnicodeTable.LineOf(codePoint).ToString()));
    }

    [Theory]
    [InlineData('(', "Opening", '(')]
    [InlineData(')', "Closing", '(')]
    [InlineData('\u232A', "Closing", '\u3008')]
    [InlineData('\u3008', "Opening", '\u3008')]
    [InlineData('｣', "Closing", '｢')]
    [InlineData('<', "None", '\0')]
    public void A_bracket_knows_its_pair(char character, string kind, char pair)
    {
        Assert.Equal((kind, pair), (UnicodeTable.BracketAt(character, out var found).ToString(), found));
    }
}

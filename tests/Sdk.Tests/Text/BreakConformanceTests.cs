using System.Text;
using NeuralGlasses.Text;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Text;

/// <summary>Every line of the consortium's files of cases for line breaks and for characters as readers see them.</summary>
public sealed class BreakConformanceTests
{
    [Fact]
    public void Every_line_of_the_consortiums_file_breaks_where_it_says()
    {
        UnicodeFiles.SkipWithoutPackage();
        var before = new LineBreak[256];
        Assert.Equal(7654, Check("auxiliary/LineBreakTest.txt", (text, at) =>
        {
            if (at == 0)
                LineBreaks.Of(text, before);
            return before[at] != LineBreak.Never;
        }));
    }

    [Fact]
    public void Every_character_as_readers_see_it_stays_whole()
    {
        UnicodeFiles.SkipWithoutPackage();
        var before = new bool[256];
        Assert.Equal(602, Check("auxiliary/GraphemeBreakTest.txt", (text, at) =>
        {
            if (at == 0)
                GraphemeBreaks.Of(text, before);
            return before[at];
        }));
    }

    // Each case is code points in hexadecimal, with ÷ or × before each and at the end.
    private static int Check(string file, Func<string, int, bool> breaksBefore)
    {
        List<string> wrong = [];
        var cases = 0;
        foreach (var fields in UnicodeFiles.Fields(file))
        {
            cases++;
            var tokens = fields[0].Split(' ');
            var characters = tokens.Where((_, i) => i % 2 == 1).Select(c => char.ConvertFromUtf32(UnicodeFiles.CodePoint(c))).ToArray();
            var text = string.Concat(characters);
            var found = new StringBuilder(tokens[0]);
            var at = 0;
            for (var i = 0; i < characters.Length; i++)
            {
                var isBreak = breaksBefore(text, at);
                if (i > 0)
                    found.Append(isBreak ? " ÷" : " ×");
                found.Append(' ').Append(tokens[(2 * i) + 1]);
                at += characters[i].Length;
            }

            if (found.Append(" ÷").ToString() != fields[0])
                wrong.Add($"{fields[0]}: found {found}");
        }

        Assert.Empty(wrong);
        return cases;
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class SubjectListTests
{
    private static readonly string[] Present = ["S01", "S02", "S03", "S05", "S10", "E00", "E01", "sub-1", "S1"];

    [Theory]
    [InlineData("S01", "S01")]
    [InlineData("S01-S03", "S01 S02 S03")]
    [InlineData("S09-S10", "S10")]
    [InlineData("S05,S01-S02,E00-E01", "E00 E01 S01 S02 S05")]
    [InlineData(" S02 , S02,S01-S02 ", "S01 S02")]
    [InlineData("sub-1", "sub-1")]
    [InlineData("S1-S2", "S1")]
    [InlineData("all", "E00 E01 S01 S02 S03 S05 S1 S10 sub-1")]
    public void Ranges_names_and_all_are_understood(string text, string expected)
        => Assert.Equal(expected.Split(' '), SubjectList.Parse(text, "--train", Present, _ => { }));

    [Fact]
    public void Absent_members_of_ranges_are_told_in_one_line()
    {
        var notes = new List<string>();
        Assert.Equal(["S03", "S05"], SubjectList.Parse("S03-S07,S05-S06", "--test", Present, notes.Add));
        Assert.Equal(["--test: S04, S06, S07 not in the set, skipped."], notes);
    }

    [Theory]
    [InlineData("S04")]
    [InlineData("S01,X9")]
    [InlineData("S01-E03")]
    public void An_absent_name_is_an_error_that_says_who_is_there(string text)
    {
        var error = Assert.Throws<RecordingException>(() => SubjectList.Parse(text, "--test", Present, _ => { }));
        Assert.StartsWith($"--test: there is no person '{text.Split(',')[^1]}' in the set; it has E00", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("S20-S30")]
    public void A_list_of_nobody_is_refused(string text)
        => Assert.Contains($"'{text}' names nobody of the set", Assert.Throws<ArgumentException>(() => SubjectList.Parse(text, "--train", Present, _ => { })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("S03-S01", "runs backwards; write 'S01-S03'")]
    [InlineData("S0-S999999", "has 1000000 members")]
    public void A_range_that_is_none_is_refused(string text, string sentence)
        => Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => SubjectList.Parse(text, "--train", Present, _ => { })).Message, StringComparison.Ordinal);

    [Fact]
    public void People_in_both_lists_are_named()
    {
        SubjectList.RequireApart(["S01", "S02"], ["S03"]);
        var error = Assert.Throws<ArgumentException>(() => SubjectList.RequireApart(["S01", "S02", "S03"], ["S05", "S03", "S02"]));
        Assert.StartsWith("--train and --test both name S02, S03;", error.Message, StringComparison.Ordinal);
    }
}

using NeuralGlasses.Training.Typing.Simulated;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing.Simulated;

public sealed class TypedPhraseTests
{
    [Fact]
    public void WordsAMinuteCountFiveLettersAndLeaveOutTheFirst() =>
        // 25 letters after the first are five words, in a quarter of a minute.
        Assert.Equal(20, new TypedPhrase("A", new string('a', 26), new string('a', 26), 15, 26, 26, 0, 0, 0).WordsPerMinute, 1e-9);

    [Fact]
    public void NothingWrittenHasNoSpeed() => Assert.Equal(0, new TypedPhrase("A", "abc", "", 0, 5, 5, 0, 0, 0).WordsPerMinute);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("quickly", "qucehkly", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    public void DistanceIsTheLeastNumberOfEdits(string one, string other, int edits)
    {
        Assert.Equal(edits, EditDistance.Of(one, other));
        Assert.Equal(edits, EditDistance.Of(other, one));
    }

    [Fact]
    public void UncorrectedIsOverTheLongerText() => Assert.Equal(3 / 8.0, new TypedPhrase("A", "quickly", "qucehkly", 1, 1, 1, 0, 0, 0).Uncorrected, 1e-9);
}

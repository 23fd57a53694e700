using NeuralGlasses.Typing.Composing;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Composing;

public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("we drink tea", "We drink tea")]
    [InlineData("is it hot ? yes , it is .", "Is it hot? Yes, it is.")]
    [InlineData("see you at ( or near ) work", "See you at (or near) work")]
    [InlineData("it costs € 5", "It costs €5")]
    [InlineData("I am 42 .", "I am 42.")]
    public void WordsAreWrittenAsSentences(string words, string text) => Assert.Equal(text, WrittenText.Of(words.Split(' '), _ => LetterCase.Usual));

    [Fact]
    public void WordsHaveTheCaseThatWasChosen() =>
        Assert.Equal("we Drink TEA", WrittenText.Of(["We", "drink", "tea"], at => at switch { 0 => LetterCase.Small, 1 => LetterCase.Capital, _ => LetterCase.Capitals }));

    [Fact]
    public void NothingIsEmpty() => Assert.Equal("", WrittenText.Of([], _ => LetterCase.Usual));
}

using NeuralGlasses.Training.Typing.Language.Texts;
using Xunit;

namespace NeuralGlasses.Models.Tests.Typing;

/// <summary>Text is cut into sentences of words and marks.</summary>
public sealed class TokensTests
{
    private readonly Tokens _tokens = new("abcdefghijklmnopqrstuvwxyz'", ".,?!:;-");

    [Theory]
    [InlineData("I'm late, see you at 7:30!", "I'm late , see you at # !")]
    [InlineData("Don’t wait… we’re here.", "Don't wait . | we're here .")]
    [InlineData("“Why?” she asked. 'Because.'", "Why ? | she asked . | Because .")]
    [InlineData("A well-known word—really.", "A well - known word - really .")]
    [InlineData("Mr. Smith left at 3.5 p.m. today", "Mr Smith left at # p m today")]
    [InlineData("Am I?! Yes.", "Am I ? | Yes .")]
    [InlineData("write to me@example.org or naïve users", "write to # . | org or # users")]
    [InlineData("... and so on", "and so on")]
    [InlineData("", "")]
    public void Sentences_are_words_and_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join(" | ", _tokens.Sentences(text).Select(sentence => string.Join(' ', sentence).Replace(Tokens.Strange, "#", StringComparison.Ordinal))));
}

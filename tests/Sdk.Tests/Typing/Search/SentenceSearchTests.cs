using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;
using NeuralGlasses.Typing.Search;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Search;

public sealed class SentenceSearchTests
{
    private static readonly string[] Keys = ["abcdefg", "hijklm", "nopqrs", "tuvwxyz'"];
    private static readonly LanguageModel Language = new(TinyLanguage.Of(
        "I like tea .", "I like coffee .", "we drink tea at home .", "we drink coffee at work .", "the team is at home .", "the tea is hot .", "I am at home .", "is the coffee hot ?"));

    private readonly SentenceSearch _search = new(new PersonalLanguage(Language, new PersonalDictionary(Language)), Keys, new SearchOptions());
    private readonly WordGuesses _guesses;

    public SentenceSearchTests() => _guesses = new WordGuesses(_search);

    [Fact]
    public void WordIsFoundByTheKeysOfItsLetters()
    {
        Type("tea");
        Assert.Equal("tea", _guesses.Whole(1)[0].Text);
        Assert.True(_search.EndWord());
        Assert.Equal(["tea"], _search.Words());
        Assert.True(_search.IsBetweenWords);
    }

    [Fact]
    public void LongerWordIsOfferedBeforeAllLettersAreTyped()
    {
        Type("co");
        Assert.Equal("coffee", _guesses.Longer(1)[0].Text);
        Assert.False(_guesses.Longer(1)[0].IsWhole);
        _search.Choose(_guesses.Longer(1)[0]);
        Assert.Equal(["coffee"], _search.Words());
    }

    [Fact]
    public void NextWordIsOfferedBetweenWords()
    {
        TypeWords("we", "drink");
        Assert.Contains(_guesses.Longer(3), guess => guess.Text is "tea" or "coffee");
    }

    [Fact]
    public void MisreadKeyIsCorrectedByTheLanguage()
    {
        TypeWords("we", "drink");
        // The middle letter of "tea" was most likely another key.
        Type("t");
        Assert.True(_search.Type([0.2f, 0.7f, 0.05f, 0.05f]));
        Type("a");
        Assert.Equal("tea", _guesses.Whole(1)[0].Text);
    }

    [Fact]
    public void WordThatNobodyKnowsIsSpelledWhenItsKeysAreClear()
    {
        var search = new SentenceSearch(new PersonalLanguage(Language, new PersonalDictionary(Language)), [.. Language.Letters.Select(letter => letter.ToString())], new SearchOptions());
        foreach (var letter in "zorb")
        {
            var keys = new float[Language.Letters.Length];
            keys[Language.Letters.IndexOf(letter, StringComparison.Ordinal)] = 1;
            Assert.True(search.Type(keys));
        }

        Assert.True(search.EndWord());
        Assert.Equal(["zorb"], search.Words());
    }

    [Fact]
    public void OwnWordIsFoundByItsKeysAndByItsBegin()
    {
        var own = new PersonalDictionary(Language);
        for (var i = 0; i < 20; i++)
            own.Learn(["I", "like", "kombucha"]);
        var search = new SentenceSearch(new PersonalLanguage(Language, own), Keys, new SearchOptions());
        var guesses = new WordGuesses(search);
        foreach (var letter in "kom")
        {
            var keys = new float[Keys.Length];
            keys[Array.FindIndex(Keys, key => key.Contains(letter, StringComparison.Ordinal))] = 1;
            Assert.True(search.Type(keys));
        }

        var longer = guesses.Longer(5);
        Assert.Contains("kombucha", longer.Select(guess => guess.Text));
        search.Choose(longer.First(guess => guess.Text == "kombucha"));
        Assert.Equal(["kombucha"], search.Words());
    }

    [Fact]
    public void UndoTakesBackLettersEndsAndChoicesOneByOne()
    {
        Type("te");
        _search.EndWord();
        var strokes = _search.Keystrokes;
        Type("co");
        _search.Choose(_guesses.Longer(1)[0]);
        Assert.True(_search.Undo());
        Assert.Equal(2, _search.Length);
        Assert.True(_search.Undo());
        Assert.True(_search.Undo());
        Assert.Equal(strokes, _search.Keystrokes);
        Assert.True(_search.IsBetweenWords);
        while (_search.Undo())
        {
        }

        Assert.Empty(_search.Words());
        Assert.False(_search.Undo());
    }

    [Fact]
    public void ChoiceLeavesTheWordsBeforeItAsTheyAreShown()
    {
        TypeWords("the", "tea");
        var shown = _search.Words();
        Type("h");
        foreach (var guess in _guesses.All(8, 2))
        {
            _search.Choose(guess);
            Assert.Equal(shown, _search.Words().Take(2));
            _search.Undo();
        }
    }

    [Fact]
    public void OtherReadingOfTheWordBeforeCanBeChosen()
    {
        Type("te");
        Type("a");
        _search.EndWord();
        var other = _guesses.Whole(4).FirstOrDefault(guess => guess.Text != _search.Words()[0]);
        Assert.NotNull(other);
        _search.Choose(other);
        Assert.Equal([other.Text], _search.Words());
    }

    [Fact]
    public void GuessOfAnEarlierKeystrokeIsRefused()
    {
        Type("t");
        var old = _guesses.Whole(50)[^1];
        _search.Begin();
        var error = Assert.Throws<ArgumentException>(() => _search.Choose(old));
        Assert.Contains(old.Text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EndWithoutALetterChangesNothing()
    {
        Assert.False(_search.EndWord());
        Assert.Equal(0, _search.Keystrokes);
    }

    [Fact]
    public void InsertedWordIsLeftAsItIs()
    {
        TypeWords("I");
        _search.Insert("42");
        Assert.Equal(["I", "42"], _search.Words());
    }

    [Fact]
    public void BesideTheBestReadingOthersLowerTheConfidence()
    {
        Type("t");
        Assert.True(_search.Confidence is > 0 and < 1);
        _search.Choose(_guesses.Longer(1)[0]);
        Assert.Equal(1, _search.Confidence);
    }

    [Fact]
    public void AnotherNumberOfKeysIsRefused() => Assert.Throws<ArgumentException>(() => _search.Type([1f]));

    private void TypeWords(params string[] words)
    {
        foreach (var word in words)
        {
            Type(word.ToLowerInvariant());
            var guess = _guesses.Whole(200).First(each => each.Text == word);
            _search.Choose(guess);
        }
    }

    private void Type(string letters)
    {
        foreach (var letter in letters)
        {
            var keys = new float[Keys.Length];
            Array.Fill(keys, 0.01f);
            keys[Array.FindIndex(Keys, key => key.Contains(letter, StringComparison.Ordinal))] = 0.97f;
            Assert.True(_search.Type(keys));
        }
    }
}

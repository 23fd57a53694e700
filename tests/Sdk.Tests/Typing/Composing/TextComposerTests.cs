using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;
using NeuralGlasses.Typing.Search;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Typing.Composing;

public sealed class TextComposerTests
{
    private static readonly string[] LetterKeys = ["abcdefg", "hijklm", "nopqrs", "tuvwxyz'"];
    private static readonly LanguageModel Language = new(TinyLanguage.Of(
        "I like tea .", "I like coffee .", "we drink tea at home .", "we drink coffee at work .", "the team is at home .", "the tea is hot .", "I am at home .", "is the coffee hot ?"));

    private readonly TextComposer _composer = new(new PersonalLanguage(Language, new PersonalDictionary(Language)), LetterKeys, new ComposerOptions());

    [Fact]
    public void WordThatIsShownIsTaken()
    {
        Type("co");
        Assert.Equal("coffee", _composer.View().Suggestion);
        Press(_composer.Keys.Accept);
        Assert.Equal("Coffee", _composer.Text());
        Assert.Equal(0, _composer.Length);
    }

    [Fact]
    public void NextWordIsTakenBetweenWords()
    {
        Take("we");
        var next = _composer.View().Suggestion;
        Assert.NotEmpty(next);
        Press(_composer.Keys.Accept);
        Assert.Equal("We " + next, _composer.Text());
    }

    [Fact]
    public void ErasingTakesBackOneKeystrokeAndHeldTheWord()
    {
        Take("we");
        Type("drin");
        Press(_composer.Keys.Erase);
        Assert.Equal(3, _composer.Length);
        Press(_composer.Keys.Erase);
        _composer.Hold();
        Assert.Equal(0, _composer.Length);
        Assert.Equal("We", _composer.Text());
    }

    [Fact]
    public void HeldErasingTakesBackAWholeWordAtOnce()
    {
        Type("coffee");
        Press(_composer.Keys.Accept);
        Press(_composer.Keys.Erase);
        _composer.Hold();
        Assert.Equal("", _composer.Text());
    }

    [Fact]
    public void HeldAcceptingLetsChooseAmongOthers()
    {
        Type("t");
        Press(_composer.Keys.Accept);
        Assert.Equal(ComposerOutcome.Changed, _composer.Hold());
        var view = _composer.View();
        Assert.Equal(ComposerLayer.Suggestions, view.Layer);
        Assert.Equal(LetterKeys.Length, view.Keys.Count);
        Press(0);
        Assert.Equal(view.Keys[0], _composer.Text(), ignoreCase: true);
        Assert.Equal(ComposerLayer.Words, _composer.Layer);
    }

    [Fact]
    public void HeldLetterKeyTakesTheWordBesideIt()
    {
        Type("t");
        var shown = _composer.View().Choices;
        Assert.NotEmpty(shown);
        Press(0);
        Assert.Equal(ComposerOutcome.Changed, _composer.Hold());
        Assert.Equal(shown[0], _composer.Text(), ignoreCase: true);
        Assert.Equal(0, _composer.Length);
        Press(_composer.Keys.Erase);
        Assert.Equal(1, _composer.Length);
    }

    [Fact]
    public void HeldLastLetterKeyOpensTheMenu()
    {
        Take("we");
        Press(LetterKeys.Length - 1);
        _composer.Hold();
        Assert.Equal(ComposerLayer.Menu, _composer.Layer);
        Assert.Equal("We", _composer.Text());
    }

    [Fact]
    public void HeldLetterKeyBesideNoWordOnlyTakesItsLetterBack()
    {
        var composer = new TextComposer(new PersonalLanguage(Language, new PersonalDictionary(Language)), LetterKeys, new ComposerOptions { Search = new SearchOptions { SpelledWidth = 0 } });
        foreach (var key in new[] { 0, 2, 0, 0, 0 })
            composer.Press(Enumerable.Range(0, composer.Keys.Count).Select(k => k == key ? 1f : 0).ToArray());
        Assert.Equal("Coffe", composer.Text());
        Assert.Empty(composer.View().Choices);
        composer.Press([1, 0, 0, 0, 0, 0]);
        Assert.Equal(ComposerOutcome.Ignored, composer.Hold());
        Assert.Equal("Coffe", composer.Text());
        Assert.Equal(1, composer.Ignored);
    }

    [Fact]
    public void DoubtfulKeyThatIsHeldTakesNoWord()
    {
        Type("t");
        _composer.Press([0.4f, 0.35f, 0.1f, 0.1f, 0.03f, 0.02f]);
        Assert.Equal(ComposerOutcome.Ignored, _composer.Hold());
        Assert.Equal(2, _composer.Length);
    }

    [Fact]
    public void MarkStandsBehindTheWord()
    {
        Take("tea");
        Choose(".");
        Assert.Equal("Tea.", _composer.Text());
        Take("the");
        Assert.Equal("Tea. The", _composer.Text());
    }

    [Fact]
    public void MarkEndsTheWordThatIsBeingTyped()
    {
        Type("tea");
        Choose("?");
        Assert.Equal("Tea?", _composer.Text());
    }

    [Fact]
    public void NumberIsTypedDigitByDigit()
    {
        Take("at");
        Choose("123");
        Choose("4", isOpen: true);
        Choose("7", isOpen: true);
        Assert.Equal("47", _composer.View().Current);
        Press(_composer.Keys.Erase);
        Choose("2", isOpen: true);
        Press(_composer.Keys.Accept);
        Assert.Equal("At 42", _composer.Text());
        Assert.Equal(ComposerLayer.Words, _composer.Layer);
    }

    [Fact]
    public void NameIsSpelledLetterByLetter()
    {
        Choose("spell");
        foreach (var letter in "zorb")
            Choose(letter.ToString(), isOpen: true);
        Press(_composer.Keys.Accept);
        Assert.Equal("Zorb", _composer.Text());
    }

    [Fact]
    public void CaseOfAWordGoesRound()
    {
        Take("the");
        Take("tea");
        Choose("Aa");
        Assert.Equal("The Tea", _composer.Text());
        Choose("Aa");
        Assert.Equal("The TEA", _composer.Text());
        Choose("Aa");
        Choose("Aa");
        Assert.Equal("The tea", _composer.Text());
    }

    [Fact]
    public void NothingIsTypedDuringAPause()
    {
        Take("tea");
        Choose("pause");
        Assert.True(_composer.View().IsPaused);
        Assert.Equal(ComposerOutcome.Ignored, Press(0));
        Press(_composer.Keys.Erase);
        Assert.Equal("Tea", _composer.Text());
        Assert.Equal(3, _composer.Ignored + 1);
        Press(_composer.Keys.Accept);
        _composer.Hold();
        Assert.False(_composer.IsPaused);
        Assert.Equal("Tea", _composer.Text());
    }

    [Fact]
    public void DoneAndCancelledAreTold()
    {
        Type("tea");
        Assert.Equal(ComposerOutcome.Done, Choose("done"));
        Assert.Equal("Tea", _composer.Text());
        Assert.Equal(ComposerOutcome.Cancelled, Choose("cancel"));
        Assert.Equal("", _composer.Text());
    }

    [Fact]
    public void ControlInDoubtDoesNothingAndIsCounted()
    {
        Type("tea");
        Assert.Equal(ComposerOutcome.Ignored, _composer.Press([0.1f, 0.1f, 0.1f, 0.1f, 0.15f, 0.45f]));
        Assert.Equal(3, _composer.Length);
        Assert.Equal(1, _composer.Ignored);
    }

    [Fact]
    public void GestureThatMeansNoKeyDoesNothing()
    {
        Assert.Equal(ComposerOutcome.Ignored, _composer.Press([0.2f, 0.1f, 0, 0, 0, 0], other: 0.7f));
        Assert.Equal("", _composer.Text());
    }

    [Fact]
    public void ErasingOnAnEmptyTextDoesNothing() => Assert.Equal(ComposerOutcome.Ignored, Press(_composer.Keys.Erase));

    [Fact]
    public void WrongChoiceIsLeftByErasing()
    {
        Press(_composer.Keys.Accept);
        _composer.Hold();
        Press(LetterKeys.Length - 1);
        Assert.Equal(ComposerLayer.Menu, _composer.Layer);
        Press(_composer.Keys.Erase);
        Assert.Equal(ComposerLayer.Words, _composer.Layer);
    }

    [Fact]
    public void NameThatWasSentIsTypedLikeAWordTheNextTime()
    {
        Choose("spell");
        foreach (var letter in "zorb")
            Choose(letter.ToString(), isOpen: true);
        Press(_composer.Keys.Accept);
        _composer.Learn();
        _composer.Clear();
        Type("zorb");
        Assert.Contains("zorb", _composer.Choices().Select(choice => choice.Text).Prepend(_composer.View().Suggestion));
    }

    [Fact]
    public void OneLetterKeyIsRefused() => Assert.Throws<ArgumentException>(() => new TextComposer(new PersonalLanguage(Language, new PersonalDictionary(Language)), ["abc"], new ComposerOptions()));

    private ComposerOutcome Press(int key)
    {
        var keys = new float[_composer.Keys.Count];
        Array.Fill(keys, 0.01f);
        keys[key] = 0.95f;
        return _composer.Press(keys);
    }

    private void Type(string letters)
    {
        foreach (var letter in letters)
            Assert.Equal(ComposerOutcome.Changed, Press(Array.FindIndex(LetterKeys, key => key.Contains(letter, StringComparison.Ordinal))));
    }

    private void Take(string word)
    {
        Type(word);
        if (!string.Equals(_composer.View().Suggestion, word, StringComparison.OrdinalIgnoreCase))
        {
            Press(_composer.Keys.Accept);
            _composer.Hold();
            Press(_composer.View().Keys.ToList().FindIndex(key => string.Equals(key, word, StringComparison.OrdinalIgnoreCase)));
            return;
        }

        Press(_composer.Keys.Accept);
    }

    // By the menu, down to a thing.
    private ComposerOutcome Choose(string thing, bool isOpen = false)
    {
        if (!isOpen)
        {
            Press(_composer.Keys.Accept);
            _composer.Hold();
            Press(LetterKeys.Length - 1);
        }

        while (true)
        {
            var keys = _composer.View().Keys.ToList();
            var at = keys.IndexOf(thing);
            if (at >= 0)
                return Press(at);
            at = keys.FindIndex(key => key.Length > 1 && thing.Length == 1 && key.Contains(thing, StringComparison.Ordinal));
            at = at >= 0 ? at : keys.IndexOf("more");
            Assert.True(at >= 0, $"'{thing}' is not to be found behind {string.Join(" | ", keys)}.");
            Press(at);
        }
    }
}

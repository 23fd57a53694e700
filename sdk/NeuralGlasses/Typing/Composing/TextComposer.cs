using System.Text;
using NeuralGlasses.Typing.Personal;
using NeuralGlasses.Typing.Search;

namespace NeuralGlasses.Typing.Composing;

/// <summary>
/// A text that a wearer writes with a handful of gestures. Letter keys go into the search with all their doubt; whatever else
/// a key does has to be clear, or nothing happens.
/// </summary>
public sealed class TextComposer
{
    private readonly PersonalLanguage _language;
    private readonly IReadOnlyList<string> _letterKeys;
    private readonly ComposerOptions _options;
    private readonly SentenceSearch _search;
    private readonly WordGuesses _guesses;
    private readonly ChoiceTree _menu;
    private readonly ChoiceTree _digits;
    private readonly ChoiceTree _letters;
    private readonly StringBuilder _literal = new();
    private readonly Dictionary<int, LetterCase> _cases = [];
    private IReadOnlyList<WordGuess> _offers = [];
    private ChoiceTree? _choice;
    private int _heldKey = -1;
    private bool _hasTyped;

    /// <summary>Begins an empty text.</summary>
    /// <param name="language">The language, with the wearer's own words.</param>
    /// <param name="letterKeys">Letters of each letter key, at least 2 keys.</param>
    /// <param name="options">How it takes keystrokes.</param>
    /// <exception cref="ArgumentException">There are fewer than two letter keys, or a setting is out of its range.</exception>
    public TextComposer(PersonalLanguage language, IReadOnlyList<string> letterKeys, ComposerOptions options)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(letterKeys);
        ArgumentNullException.ThrowIfNull(options);
        if (letterKeys.Count < 2)
            throw new ArgumentException($"There are {letterKeys.Count} letter keys, expected at least 2.", nameof(letterKeys));
        _language = language;
        _letterKeys = letterKeys;
        _options = options;
        Keys = new TypingKeys(letterKeys.Count);
        _search = new SentenceSearch(language, letterKeys, options.Search);
        _guesses = new WordGuesses(_search);
        _menu = ComposerMenu.Of(letterKeys.Count);
        _digits = ComposerMenu.DigitsOf(letterKeys.Count);
        _letters = ComposerMenu.LettersOf(letterKeys, language.Model.Letters);
    }

    /// <summary>The keys.</summary>
    public TypingKeys Keys { get; }

    /// <summary>What the letter keys mean.</summary>
    public ComposerLayer Layer { get; private set; }

    /// <summary>Whether nothing is typed until the accepting key is held.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Letters of the word that is being typed, as it is read now; 0 between words.</summary>
    public int Length => _literal.Length > 0 ? _literal.Length : _search.Length;

    /// <summary>Keystrokes that erasing can take back.</summary>
    public int Strokes => _search.Keystrokes;

    /// <summary>Keystrokes that were in doubt, or meant nothing where they came.</summary>
    public long Ignored { get; private set; }

    /// <summary>Forgets the text and begins with one that is there already; white space counts as one space. Each of its words is erased like a word that was taken.</summary>
    public void Begin(string text)
    {
        Clear();
        foreach (var word in WrittenText.WordsOf(text))
            _search.Insert(word);
    }

    /// <summary>Number of whole words, marks among them.</summary>
    public int WordCount => _search.WordCount;

    /// <summary>Takes a keystroke.</summary>
    /// <param name="keys">Probability of each key, in the order of <see cref="Keys"/>.</param>
    /// <param name="other">Probability that none of them was meant.</param>
    /// <exception cref="ArgumentException">There is another number of keys.</exception>
    public ComposerOutcome Press(ReadOnlySpan<float> keys, float other = 0)
    {
        if (keys.Length != Keys.Count)
            throw new ArgumentException($"A keystroke has {keys.Length} keys, expected {Keys.Count}.", nameof(keys));
        var likeliest = 0;
        for (var k = 1; k < keys.Length; k++)
            likeliest = keys[k] > keys[likeliest] ? k : likeliest;
        _heldKey = keys[likeliest] >= _options.LeastControl ? likeliest : -1;
        var isWords = Layer == ComposerLayer.Words;
        var before = Text().Length;
        var outcome = IsPaused || other > _options.MostOther ? ComposerOutcome.Ignored : Layer switch
        {
            ComposerLayer.Words => PressWords(keys, likeliest),
            _ when keys[likeliest] < _options.LeastControl => ComposerOutcome.Ignored,
            ComposerLayer.Suggestions => PressSuggestion(likeliest),
            _ => PressChoice(likeliest),
        };
        if (outcome == ComposerOutcome.Changed && IsTooLong(before))
            outcome = ComposerOutcome.Ignored;
        Ignored += outcome == ComposerOutcome.Ignored ? 1 : 0;
        _hasTyped = isWords && outcome == ComposerOutcome.Changed;
        return outcome;
    }

    /// <summary>The gesture of the last keystroke is held: what it did is taken back, and what holding it means is done.</summary>
    public ComposerOutcome Hold()
    {
        var key = _heldKey;
        _heldKey = -1;
        if (IsPaused && key == Keys.Accept)
        {
            IsPaused = false;
            return ComposerOutcome.Changed;
        }

        if (IsPaused || Layer != ComposerLayer.Words || key < 0)
            return ComposerOutcome.Ignored;
        if (key == Keys.Erase)
            return EraseWord();
        TakeBack();
        _offers = Choices();
        if (key < Keys.Letters)
            return TakeHeld(key);
        Layer = ComposerLayer.Suggestions;
        return ComposerOutcome.Changed;
    }

    /// <summary>The text so far, with the word that is being typed as it is read now.</summary>
    public string Text()
    {
        var words = _search.Words().ToList();
        if (Current() is { Length: > 0 } current)
            words.Add(current);
        return Written(words);
    }

    /// <summary>What the wearer sees or hears now.</summary>
    public ComposerView View() => new(
        Written(_search.Words()),
        Current(),
        _search.Confidence,
        Layer == ComposerLayer.Words && _guesses.All(1, _options.WholeFactor) is [var first, ..] ? first.Text : "",
        Layer,
        KeyNames(),
        Layer == ComposerLayer.Words ? [.. Choices().Select(choice => choice.Text)] : [],
        IsPaused);

    /// <summary>Words that holding a letter key takes, one for each of them but the last, which opens the menu; the held accepting key lets choose from the same.</summary>
    public IReadOnlyList<WordGuess> Choices()
    {
        var places = _letterKeys.Count - 1;
        var others = _guesses.All(places + 1, _options.WholeFactor).Skip(1).ToArray();
        if (!_search.IsBetweenWords)
            return [.. others.Take(places)];
        // Behind a word, half are other readings of that word.
        var before = _guesses.Whole(places + 1).Skip(1).ToArray();
        return [.. before.Take(Math.Max((places + 1) / 2, places - others.Length)).Concat(others).Take(places)];
    }

    /// <summary>Learns the words of the text for the wearer, once it was sent; nothing is learnt of what is thrown away.</summary>
    /// <param name="first">Words at its begin that are passed over, such as those that were learnt already.</param>
    public void Learn(int first = 0) => _language.Dictionary.Learn(_search.Words().Skip(first));

    /// <summary>Forgets the text and begins a new one.</summary>
    public void Clear()
    {
        _search.Begin();
        _literal.Clear();
        _cases.Clear();
        Leave();
        _heldKey = -1;
        _hasTyped = false;
    }

    private ComposerOutcome PressWords(ReadOnlySpan<float> keys, int likeliest)
    {
        if (likeliest == Keys.Erase)
            return keys[likeliest] >= _options.LeastControl && _search.Undo() ? ComposerOutcome.Changed : ComposerOutcome.Ignored;
        if (_search.WordCount >= _options.MostWords)
            return ComposerOutcome.Ignored;
        if (likeliest == Keys.Accept && _options.EndsByAccept && _search.IsBetweenWords && _search.WordCount > 0 && keys[likeliest] >= _options.LeastControl)
            return ComposerOutcome.Done;
        if (likeliest != Keys.Accept)
            return _search.Type(keys[..Keys.Letters]) ? ComposerOutcome.Changed : ComposerOutcome.Ignored;
        if (keys[likeliest] < _options.LeastControl || _guesses.All(1, _options.WholeFactor) is not [var first, ..])
            return ComposerOutcome.Ignored;
        _search.Choose(first);
        return ComposerOutcome.Changed;
    }

    private ComposerOutcome PressSuggestion(int key)
    {
        if (key == Keys.Letters - 1)
        {
            Leave();
            Open(_menu, ComposerLayer.Menu);
            return ComposerOutcome.Changed;
        }

        if (key < _offers.Count)
            _search.Choose(_offers[key]);
        Leave();
        return ComposerOutcome.Changed;
    }

    // What the held accepting key and this one would do, with the letter that the tap before has typed taken back.
    private ComposerOutcome TakeHeld(int key)
    {
        var isNone = key < Keys.Letters - 1 && key >= _offers.Count;
        var before = Text().Length;
        PressSuggestion(key);
        if (!isNone && !IsTooLong(before))
            return ComposerOutcome.Changed;
        Ignored++;
        return ComposerOutcome.Ignored;
    }

    private ComposerOutcome PressChoice(int key)
    {
        if (key == Keys.Erase)
        {
            var root = Root();
            if (_choice != root)
                _choice = root;
            else if (_literal.Length > 0)
                _literal.Length--;
            else
                Leave();
            return ComposerOutcome.Changed;
        }

        if (key == Keys.Accept && Layer != ComposerLayer.Menu)
        {
            if (_literal.Length > 0)
                _search.Insert(_literal.ToString());
            Leave();
            return ComposerOutcome.Changed;
        }

        if (key >= _choice!.Branches.Count)
            return ComposerOutcome.Ignored;
        var branch = _choice.Branches[key];
        if (!branch.IsThing)
            _choice = branch;
        else if (Layer == ComposerLayer.Menu)
            return Do(branch.Name);
        else
            Append(branch.Name);
        return ComposerOutcome.Changed;
    }

    // What was taken last is taken back, which is less than a whole keystroke where a mark also settled the word before it.
    private bool IsTooLong(int before)
    {
        if (Text().Length is var length && (length <= before || length <= _options.MostCharacters))
            return false;
        if (_literal.Length > 0)
            _literal.Length--;
        else
            _search.Undo();
        return true;
    }

    private void Append(string thing)
    {
        _literal.Append(thing);
        _choice = Root();
    }

    private ComposerOutcome Do(string thing)
    {
        Leave();
        switch (thing)
        {
            case ComposerMenu.Numbers:
                Open(_digits, ComposerLayer.Numbers);
                break;
            case ComposerMenu.Spelling:
                Open(_letters, ComposerLayer.Spelling);
                break;
            case ComposerMenu.Capital:
                var at = _search.WordCount - (_search.IsBetweenWords ? 1 : 0);
                if (at >= 0)
                    _cases[at] = (LetterCase)(((int)_cases.GetValueOrDefault(at) + 1) % 4);
                break;
            case ComposerMenu.Pause:
                IsPaused = true;
                break;
            case ComposerMenu.Done:
                Settle();
                return ComposerOutcome.Done;
            case ComposerMenu.Cancel:
                Clear();
                return ComposerOutcome.Cancelled;
            default:
                Settle();
                _search.Insert(thing);
                break;
        }

        return ComposerOutcome.Changed;
    }

    // A mark or the end stands behind a whole word.
    private void Settle()
    {
        if (!_search.IsBetweenWords && _guesses.Whole(1) is [var whole, ..])
            _search.Choose(whole);
    }

    private ComposerOutcome EraseWord()
    {
        var any = false;
        // The tap before took back one keystroke already; the rest of the word follows.
        while ((!_search.IsBetweenWords || (!any && !_hasTyped)) && _search.Undo())
            any = true;
        return any || _hasTyped ? ComposerOutcome.Changed : ComposerOutcome.Ignored;
    }

    private void TakeBack()
    {
        if (_hasTyped && Layer == ComposerLayer.Words)
            _search.Undo();
        _hasTyped = false;
    }

    private ChoiceTree Root() => Layer switch
    {
        ComposerLayer.Numbers => _digits,
        ComposerLayer.Spelling => _letters,
        _ => _menu,
    };

    private void Open(ChoiceTree tree, ComposerLayer layer)
    {
        _choice = tree;
        Layer = layer;
    }

    private void Leave()
    {
        _choice = null;
        _literal.Clear();
        _offers = [];
        Layer = ComposerLayer.Words;
    }

    private string Current()
    {
        if (_literal.Length > 0)
            return _literal.ToString();
        if (_search.IsBetweenWords)
            return "";
        // Where no word has these letters yet, the begin of the likeliest one stands there.
        return _guesses.Whole(1) is [var whole, ..] ? whole.Text
            : _guesses.Longer(1) is [var longer, ..] ? longer.Text[..Math.Min(longer.Text.Length, _search.Length)] : "";
    }

    private string Written(IReadOnlyList<string> words) => WrittenText.Of(words, at => _cases.GetValueOrDefault(at));

    private IReadOnlyList<string> KeyNames() => Layer switch
    {
        ComposerLayer.Words => _letterKeys,
        ComposerLayer.Suggestions => [.. _offers.Select(offer => offer.Text), .. Enumerable.Repeat("", _letterKeys.Count - 1 - _offers.Count), _menu.Name],
        _ => [.. _choice!.Branches.Select(branch => branch.Name)],
    };
}

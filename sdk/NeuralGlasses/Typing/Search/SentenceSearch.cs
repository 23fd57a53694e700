using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Typing.Search;

/// <summary>
/// Finds what was meant by keystrokes of which each is only a probability for every key, on keys that hold several letters: a beam search over words of the
/// language, the wearer's own and words spelled letter by letter. Where a word ends is certain, because the wearer sees and feels it; which word it was is not, and what comes later can still correct it.
/// </summary>
public sealed class SentenceSearch
{
    private readonly PersonalLanguage _language;
    private readonly LanguageModel _model;
    private readonly PersonalDictionary _own;
    private readonly IReadOnlyList<string> _keys;
    private readonly SearchOptions _options;
    private readonly Beam _beam;
    private readonly Trail<char> _letters = new();
    private readonly Trail<TypedWord> _words = new();
    private readonly List<Reading[]> _past = [];
    private List<Reading> _now = [];

    /// <summary>Makes a search.</summary>
    /// <param name="language">The language, with the wearer's own words.</param>
    /// <param name="keys">Letters of each letter key.</param>
    /// <param name="options">How it weighs.</param>
    /// <exception cref="ArgumentException">There is no key, or a setting is out of its range.</exception>
    public SentenceSearch(PersonalLanguage language, IReadOnlyList<string> keys, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(options);
        if (keys.Count == 0)
            throw new ArgumentException("There is no letter key, expected at least one.", nameof(keys));
        options.Check();
        _language = language;
        _model = language.Model;
        _own = language.Dictionary;
        _keys = keys;
        _options = options;
        _beam = new Beam(options);
        Begin();
    }

    /// <summary>Keystrokes that <see cref="Undo"/> can take back.</summary>
    public int Keystrokes => _past.Count;

    /// <summary>Whether the best reading stands between two words.</summary>
    public bool IsBetweenWords => _now[0].Kind == ReadingKind.Boundary;

    /// <summary>Letters of the word that the best reading is in; 0 between words.</summary>
    public int Length => _now[0].Length;

    /// <summary>Number of whole words of the best reading.</summary>
    public int WordCount
    {
        get
        {
            var count = 0;
            for (var at = _now[0].Words; at >= 0; at = _words.Before(at))
                count++;
            return count;
        }
    }

    /// <summary>How likely the best reading of the whole words and of the one that is being typed is, 0 to 1.</summary>
    public float Confidence { get; private set; }

    internal IReadOnlyList<Reading> Readings => _now;

    internal PersonalLanguage Language => _language;

    internal double LanguageWeight => _options.LanguageWeight;

    /// <summary>Forgets all keystrokes and begins behind two words.</summary>
    /// <param name="before">Id of the word before, or <see cref="LanguageModel.Start"/>.</param>
    /// <param name="beforeThat">Id of the word before that, or <see cref="LanguageModel.Start"/>.</param>
    public void Begin(int before = LanguageModel.Start, int beforeThat = LanguageModel.Start)
    {
        _letters.Clear();
        _words.Clear();
        _past.Clear();
        _now.Clear();
        _now.Add(new Reading { Kind = ReadingKind.Boundary, Letters = -1, Words = -1, Before = before, BeforeThat = beforeThat });
        Confidence = 1;
    }

    /// <summary>Takes a letter.</summary>
    /// <param name="keys">Probability of each letter key.</param>
    /// <returns>False, and nothing changed, where no reading goes on with it.</returns>
    /// <exception cref="ArgumentException">There is another number of keys than the search has.</exception>
    public bool Type(ReadOnlySpan<float> keys)
    {
        if (keys.Length != _keys.Count)
            throw new ArgumentException($"A keystroke has {keys.Length} keys, expected {_keys.Count}.", nameof(keys));
        _beam.Begin();
        foreach (var reading in _now)
        {
            for (var k = 0; k < keys.Length; k++)
            {
                if (keys[k] >= _options.LeastKey)
                    Press(reading, _keys[k], Math.Log(keys[k]));
            }
        }

        return TryKeep();
    }

    /// <summary>Ends the word.</summary>
    /// <returns>False, and nothing changed, where no reading is a whole word, or none has begun.</returns>
    public bool EndWord()
    {
        _beam.Begin();
        foreach (var reading in _now)
            EndWord(reading);
        return TryKeep();
    }

    /// <summary>Takes a guess for what was meant by all keystrokes so far, with a space behind it; <see cref="Undo"/> takes it back.</summary>
    /// <exception cref="ArgumentException">The guess is not of this moment of the search.</exception>
    public void Choose(WordGuess guess)
    {
        ArgumentNullException.ThrowIfNull(guess);
        if (guess.Reading >= _now.Count)
            throw new ArgumentException($"The guess '{guess.Text}' is one of an earlier keystroke; choose one of those that are shown.", nameof(guess));
        var reading = _now[guess.Reading];
        // The words that are shown before it stay as they are shown.
        var shown = _now[0];
        var replaces = reading.Kind == ReadingKind.Boundary && guess.IsWhole && reading.Words >= 0;
        var (letters, length) = replaces && guess.Id == LanguageModel.Unknown ? (LastWord(reading).Letters, LastWord(reading).Length)
            : guess.Id == LanguageModel.Unknown ? (reading.Letters, reading.Length)
            : Spell(_language.Word(guess.Id));
        var words = _words.Add(new TypedWord(guess.Id, letters, length), replaces ? _words.Before(shown.Words) : shown.Words);
        _past.Add([.. _now]);
        _now = [Between(words, guess.Id, replaces ? reading.BeforeThat : shown.Before)];
        Confidence = 1;
    }

    /// <summary>Puts a word behind the whole words of the best reading that nobody has to guess, such as a number; <see cref="Undo"/> takes it back.</summary>
    /// <exception cref="ArgumentException">The word is empty.</exception>
    public void Insert(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        var reading = _now[0];
        _past.Add([.. _now]);
        var (letters, length) = Spell(word);
        var id = _language.Find(word.ToLowerInvariant());
        _now = [Between(_words.Add(new TypedWord(LanguageModel.Unknown, letters, length), reading.Words), id, reading.Before)];
        Confidence = 1;
    }

    /// <summary>Takes back the last keystroke or choice; false if there is none.</summary>
    public bool Undo()
    {
        if (_past.Count == 0)
            return false;
        _now.Clear();
        _now.AddRange(_past[^1]);
        _past.RemoveAt(_past.Count - 1);
        Weigh();
        return true;
    }

    /// <summary>The whole words of the best reading, in order.</summary>
    public IReadOnlyList<string> Words()
    {
        var words = new List<string>();
        for (var at = _now[0].Words; at >= 0; at = _words.Before(at))
            words.Add(TextOf(_words.Value(at)));
        words.Reverse();
        return words;
    }

    internal string TextOf(in TypedWord word) => word.Id == LanguageModel.Unknown ? Spelling(word.Letters, word.Length) : _language.Word(word.Id);

    /// <summary>Node behind a letter in the tree of known or of own words, or -1.</summary>
    internal int Child(ReadingKind kind, int node, char letter) => kind == ReadingKind.Known ? _model.Child(node, letter) : _own.Child(node, letter);

    /// <summary>Word that is whole at a node of either tree, or -1.</summary>
    internal int WordAt(ReadingKind kind, int node) => kind == ReadingKind.Known ? _model.WordAt(node) : _own.WordAt(node);

    /// <summary>Weighted ln P of the likeliest word at a node of either tree or below it.</summary>
    internal double BestAt(ReadingKind kind, int node) => _options.LanguageWeight * (kind == ReadingKind.Known ? _model.BestLogProbability(node) : _own.BestLogProbability(node));

    internal TypedWord LastWord(in Reading reading) => _words.Value(reading.Words);

    internal string Spelling(int letters, int length) => string.Create(length, letters, (room, last) => Spell(last, room));

    // Behind the end of a sentence another one starts.
    private Reading Between(int words, int word, int before) => _model.IsMark(word) && _language.Word(word) is "." or "?" or "!"
        ? new() { Kind = ReadingKind.Boundary, Letters = -1, Words = words, Before = LanguageModel.Start, BeforeThat = LanguageModel.Start }
        : new() { Kind = ReadingKind.Boundary, Letters = -1, Words = words, Before = word, BeforeThat = before };

    private (int Letters, int Length) Spell(string word)
    {
        var at = -1;
        foreach (var letter in word)
            at = _letters.Add(letter, at);
        return (at, word.Length);
    }

    private bool TryKeep()
    {
        if (_beam.Count == 0)
            return false;
        _past.Add([.. _now]);
        _beam.Keep(_now);
        Settle();
        return true;
    }

    private void Press(in Reading reading, string letters, double ln)
    {
        if (reading.Length >= _options.LongestWord)
            return;
        foreach (var letter in letters)
        {
            if (reading.Kind is ReadingKind.Boundary or ReadingKind.Known)
                Walk(reading, ReadingKind.Known, reading.Kind == ReadingKind.Boundary ? _model.Root : reading.Node, letter, ln);
            if (reading.Kind is ReadingKind.Boundary or ReadingKind.Personal)
                Walk(reading, ReadingKind.Personal, reading.Kind == ReadingKind.Boundary ? _own.Root : reading.Node, letter, ln);
            if (reading.Kind is ReadingKind.Boundary or ReadingKind.Spelled)
                Spelled(reading, letter, ln);
        }
    }

    private void Walk(in Reading reading, ReadingKind kind, int from, char letter, double ln)
    {
        var node = Child(kind, from, letter);
        if (node < 0)
            return;
        _beam.Add(reading with
        {
            Kind = kind,
            Node = node,
            Length = reading.Length + 1,
            Sure = reading.Sure + ln,
            Ahead = BestAt(kind, node),
            Newest = letter,
        });
    }

    private void Spelled(in Reading reading, char letter, double ln)
    {
        if (_options.SpelledWidth == 0)
            return;
        Span<char> before = stackalloc char[_options.LongestWord];
        before = Letters(reading, before);
        var ahead = reading.Kind == ReadingKind.Boundary
            ? _options.LanguageWeight * _language.LogProbability(LanguageModel.Unknown, reading.Before, reading.BeforeThat)
            : reading.Ahead;
        _beam.Add(reading with
        {
            Kind = ReadingKind.Spelled,
            Length = reading.Length + 1,
            Sure = reading.Sure + ln,
            Ahead = ahead + (_options.LanguageWeight * _model.LetterLogProbability(before, letter)),
            Newest = letter,
        });
    }

    private Span<char> Letters(in Reading reading, Span<char> room)
    {
        Spell(reading.Letters, room[..reading.Length]);
        return room[..reading.Length];
    }

    // From the last letter on, as the trail has them.
    private void Spell(int letters, Span<char> room)
    {
        for (var at = room.Length - 1; at >= 0; at--)
        {
            room[at] = _letters.Value(letters);
            letters = _letters.Before(letters);
        }
    }

    private void EndWord(in Reading reading)
    {
        if (reading.Kind == ReadingKind.Boundary)
            return;
        int word;
        double language;
        if (reading.Kind is ReadingKind.Known or ReadingKind.Personal)
        {
            word = WordAt(reading.Kind, reading.Node);
            if (word < 0)
                return;
            language = _options.LanguageWeight * _language.LogProbability(word, reading.Before, reading.BeforeThat);
        }
        else
        {
            Span<char> letters = stackalloc char[_options.LongestWord];
            word = LanguageModel.Unknown;
            language = reading.Ahead + (_options.LanguageWeight * _model.LetterLogProbability(Letters(reading, letters), ' '));
        }

        // The word itself is written down once the reading has stayed.
        _beam.Add(reading with
        {
            Kind = ReadingKind.Boundary,
            Node = 0,
            BeforeThat = reading.Before,
            Before = word,
            Sure = reading.Sure + language,
            Ahead = 0,
            Newest = ' ',
        });
    }

    // Writes down the letters and words of the readings that have stayed.
    private void Settle()
    {
        for (var i = 0; i < _now.Count; i++)
        {
            var reading = _now[i];
            if (reading.Newest == ' ')
            {
                reading.Words = _words.Add(new TypedWord(reading.Before, reading.Letters, reading.Length), reading.Words);
                (reading.Letters, reading.Length) = (-1, 0);
            }
            else if (reading.Newest != '\0')
            {
                reading.Letters = _letters.Add(reading.Newest, reading.Letters);
            }

            reading.Newest = '\0';
            _now[i] = reading;
        }

        Weigh();
    }

    private void Weigh()
    {
        var sum = 0.0;
        foreach (var reading in _now)
            sum += Math.Exp(reading.Score - _now[0].Score);
        Confidence = (float)(1 / sum);
    }
}

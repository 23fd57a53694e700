using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Typing.Personal;

/// <summary>
/// The words that a wearer sends and which followed which, learnt on the glasses and kept there: a cache model (Kuhn and De Mori 1990). Words that the
/// language model lacks get ids from its <see cref="LanguageModel.WordCount"/> on and a tree of letters of the same shape, so that they can be typed.
/// Nothing here throws into the typing: what went wrong with its file is in <see cref="Finding"/>. For one thread.
/// </summary>
public sealed class PersonalDictionary
{
    /// <summary>Most words that are remembered; beyond it the rarest go, the longest unused first.</summary>
    public const int MostWords = 4000;

    /// <summary>Most pairs of words that are remembered.</summary>
    public const int MostPairs = 12000;

    /// <summary>Longest word that is learnt, in letters.</summary>
    public const int LongestWord = 32;

    /// <summary>How many uses of a word before it weigh as much as how often words come at all.</summary>
    private const double UsesAgainstAll = 2;

    private readonly LanguageModel _model;
    private readonly IKeptBytes? _kept;
    private readonly Dictionary<int, Uses> _words = [];
    private readonly Dictionary<(int Before, int Word), Uses> _pairs = [];
    private readonly Dictionary<int, int> _before = [];
    private readonly Dictionary<string, int> _newIds = new(StringComparer.Ordinal);
    private readonly List<string> _newWords = [];
    private PersonalTree _tree = new();
    private long _total;
    private long _clock;

    /// <summary>A dictionary that takes up what was kept; empty if nothing was, or if it cannot be read.</summary>
    /// <param name="model">The language model of the language that is typed.</param>
    /// <param name="kept">Where it is kept, if it is to outlive the process.</param>
    /// <param name="aside">Where what cannot be read is put, so that it is not lost.</param>
    public PersonalDictionary(LanguageModel model, IKeptBytes? kept = null, IKeptBytes? aside = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_model, _kept) = (model, kept);
        if (kept is not null)
            TakeUp(kept, aside);
        Tidy();
    }

    /// <summary>Id of the first word that the language model lacks.</summary>
    public int FirstWord => _model.WordCount;

    /// <summary>One more than the highest id that was given out.</summary>
    public int WordCount => FirstWord + _newWords.Count;

    /// <summary>Words that are remembered, those of the language model among them.</summary>
    public int Count => _words.Count;

    /// <summary>Words that were sent, as far as they are remembered.</summary>
    public long Learnt => _total;

    /// <summary>What went wrong with the file last, in one sentence; null if nothing did.</summary>
    public string? Finding { get; private set; }

    /// <summary>Root of the tree of the words that the language model lacks.</summary>
    public int Root { get; } = PersonalTree.Root;

    /// <summary>A dictionary that is kept in a file; one that cannot be read is set aside beside it under a name of its own.</summary>
    public static PersonalDictionary Open(LanguageModel model, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var number = 1;
        while (File.Exists(Aside(number)))
            number++;
        return new PersonalDictionary(model, new KeptFile(path), new KeptFile(Aside(number)));

        string Aside(int of) => $"{path}.damaged-{of}";
    }

    /// <summary>The node after one more letter, or -1 where no word of the wearer's goes on so.</summary>
    public int Child(int node, char letter) => _tree.Child(node, letter);

    /// <summary>Id of the word of the wearer's that ends at a node, or -1 where none does.</summary>
    public int WordAt(int node) => _tree.WordAt(node);

    /// <summary>Largest ln P in this dictionary, without regard to what stands before, of a word that ends at a node or goes on from it.</summary>
    public float BestLogProbability(int node) => _tree.Best(node);

    /// <summary>A word of either the language model or the wearer's, as it is written.</summary>
    public string Word(int id) => id < FirstWord ? _model.Word(id) : _newWords[id - FirstWord];

    /// <summary>Id of a word by its lower-case spelling, the wearer's own among them; <see cref="LanguageModel.Unknown"/> if neither holds it.</summary>
    public int Find(ReadOnlySpan<char> lowerCase)
    {
        var id = _model.Find(lowerCase);
        return id != LanguageModel.Unknown ? id : _newIds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lowerCase, out var own) ? own : LanguageModel.Unknown;
    }

    /// <summary>Learns from what the wearer sent, in the order in which it was written, and keeps it; numbers and other things that are no words are passed over.</summary>
    /// <param name="words">Words and marks.</param>
    public void Learn(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var before = LanguageModel.Start;
        foreach (var word in words)
        {
            var id = IdOf(word);
            if (_model.IsMark(id))
                id = ".?!".Contains(word, StringComparison.Ordinal) ? LanguageModel.Start : id;
            else if (id != LanguageModel.Unknown)
                Use(before, id);
            before = id;
        }

        Tidy();
        Save();
    }

    /// <summary>Forgets a word and all that was learnt about what stood beside it, and keeps that.</summary>
    /// <returns>Whether it was remembered.</returns>
    public bool Forget(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var id = Find(word.ToLowerInvariant());
        if (!_words.ContainsKey(id))
            return false;
        Drop(id);
        Tidy();
        Save();
        return true;
    }

    /// <summary>ln P of a word after another in this dictionary alone; negative infinity if the wearer never sent it.</summary>
    public float LogProbability(int word, int before)
    {
        if (!_words.TryGetValue(word, out var uses))
            return float.NegativeInfinity;
        var alone = (double)uses.Count / _total;
        var follows = _pairs.TryGetValue((before, word), out var pair) ? pair.Count : 0;
        return (float)Math.Log((follows + UsesAgainstAll * alone) / (_before.GetValueOrDefault(before) + UsesAgainstAll));
    }

    /// <summary>The words that the wearer most often sent after another, best first.</summary>
    /// <param name="before">The word before, or <see cref="LanguageModel.Start"/>.</param>
    /// <param name="words">Receives their ids.</param>
    /// <returns>How many there are.</returns>
    public int Followers(int before, Span<int> words)
    {
        if (words.IsEmpty)
            return 0;
        Span<float> scores = words.Length <= 64 ? stackalloc float[words.Length] : new float[words.Length];
        var best = new BestWords(words, scores);
        foreach (var ((of, word), uses) in _pairs)
        {
            if (of == before)
                best.Offer(word, uses.Count);
        }

        return best.Count;
    }

    private int IdOf(string word)
    {
        var spelling = word.ToLowerInvariant();
        var id = Find(spelling);
        if (id != LanguageModel.Unknown || spelling.Length is 0 or > LongestWord || spelling.Any(letter => !_model.Letters.Contains(letter, StringComparison.Ordinal)))
            return id;
        _newWords.Add(word);
        _newIds.Add(spelling, FirstWord + _newWords.Count - 1);
        return FirstWord + _newWords.Count - 1;
    }

    private void Use(int before, int word)
    {
        _clock++;
        _words[word] = new Uses(_words.GetValueOrDefault(word).Count + 1, _clock);
        _total++;
        if (before == LanguageModel.Unknown)
            return;
        _pairs[(before, word)] = new Uses(_pairs.GetValueOrDefault((before, word)).Count + 1, _clock);
        _before[before] = _before.GetValueOrDefault(before) + 1;
    }

    private void Drop(int word)
    {
        if (_words.Remove(word, out var uses))
            _total -= uses.Count;
        if (word >= FirstWord)
            _newIds.Remove(_newWords[word - FirstWord].ToLowerInvariant());
        foreach (var pair in _pairs.Keys.Where(pair => pair.Before == word || pair.Word == word).ToArray())
            DropPair(pair);
    }

    private void DropPair((int Before, int Word) pair)
    {
        if (!_pairs.Remove(pair, out var uses))
            return;
        var left = _before[pair.Before] - uses.Count;
        if (left > 0)
            _before[pair.Before] = left;
        else
            _before.Remove(pair.Before);
    }

    private void Tidy()
    {
        foreach (var word in Rarest(_words, MostWords))
            Drop(word);
        foreach (var pair in Rarest(_pairs, MostPairs))
            DropPair(pair);
        _tree = new PersonalTree();
        foreach (var (word, uses) in _words)
        {
            if (word >= FirstWord)
                _tree.Add(_newWords[word - FirstWord].ToLowerInvariant(), word, (float)Math.Log((double)uses.Count / _total));
        }
    }

    private static T[] Rarest<T>(Dictionary<T, Uses> of, int most)
        where T : notnull => of.Count <= most
        ? []
        : [.. of.OrderBy(one => one.Value.Count).ThenBy(one => one.Value.Last).Take(of.Count - most).Select(one => one.Key)];

    private void TakeUp(IKeptBytes kept, IKeptBytes? aside)
    {
        byte[]? bytes = null;
        try
        {
            bytes = kept.Load();
            if (bytes is null)
                return;
            var read = PersonalFile.Read(bytes, _model.Language);
            foreach (var (word, uses) in read.Words)
            {
                if (IdOf(word) is var id and > LanguageModel.Start && _words.TryAdd(id, uses))
                    _total += uses.Count;
            }

            foreach (var (before, word, uses) in read.Pairs)
            {
                var pair = (Before: before.Length == 0 ? LanguageModel.Start : Find(before.ToLowerInvariant()), Word: Find(word.ToLowerInvariant()));
                if (pair.Before != LanguageModel.Unknown && _words.ContainsKey(pair.Word) && _pairs.TryAdd(pair, uses))
                    _before[pair.Before] = _before.GetValueOrDefault(pair.Before) + uses.Count;
            }

            _clock = read.Words.Select(word => word.Uses.Last).Append(0).Max();
        }
        catch (InvalidDataException error)
        {
            Finding = $"{kept.Name}: the personal dictionary {error.Message}; {PutAside(bytes!, aside)}, and a new one was begun.";
        }
        catch (IOException error)
        {
            Finding = $"{kept.Name}: the personal dictionary cannot be read, so a new one was begun: {error.Message}";
        }
    }

    private static string PutAside(byte[] bytes, IKeptBytes? aside)
    {
        if (aside is null)
            return "it was not kept";
        try
        {
            aside.Save(bytes);
            return $"it was set aside as {aside.Name}";
        }
        catch (IOException error)
        {
            return $"it could not be set aside as {aside.Name} ({error.Message})";
        }
    }

    private void Save()
    {
        if (_kept is null)
            return;
        try
        {
            _kept.Save(PersonalFile.Write(
                _model.Language,
                _words.Select(word => (Word(word.Key), word.Value)),
                _pairs.Select(pair => (pair.Key.Before == LanguageModel.Start ? "" : Word(pair.Key.Before), Word(pair.Key.Word), pair.Value))));
        }
        catch (IOException error)
        {
            Finding = $"{_kept.Name}: the personal dictionary cannot be kept, so what was learnt is lost at the next start: {error.Message}";
        }
    }
}

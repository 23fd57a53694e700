using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Typing.Search;

/// <summary>What to offer at a moment of a search: readings of the letters so far, longer words that begin so, and next words.</summary>
public sealed class WordGuesses
{
    // Readings whose longer words are looked at, and nodes that are opened for each.
    private const int CompletedReadings = 24;
    private const int OpenedNodes = 160;
    private readonly SentenceSearch _search;
    private readonly PriorityQueue<(int Reading, int Node), double> _open = new();
    private readonly Dictionary<string, (double Score, int Reading, int Id, bool IsWhole)> _found = new(StringComparer.Ordinal);

    /// <summary>Offers what a search finds.</summary>
    public WordGuesses(SentenceSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        _search = search;
    }

    /// <summary>The likeliest words, best first: in a word whole and longer ones, between words next ones.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="wholeFactor">By how much a whole word is likelier to be meant than a longer one, as a factor.</param>
    public IReadOnlyList<WordGuess> All(int most, double wholeFactor)
    {
        OfferLonger(most);
        var bonus = Math.Log(wholeFactor);
        for (var i = 0; i < _search.Readings.Count && !_search.IsBetweenWords; i++)
            OfferWhole(_search.Readings[i], i, bonus);
        return Best(most);
    }

    /// <summary>The likeliest words of which all letters were typed, best first; between words, the likeliest readings of the word before.</summary>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<WordGuess> Whole(int most)
    {
        _found.Clear();
        var isBetween = _search.IsBetweenWords;
        for (var i = 0; i < _search.Readings.Count; i++)
        {
            var reading = _search.Readings[i];
            if (isBetween != (reading.Kind == ReadingKind.Boundary) || (isBetween && reading.Words < 0))
                continue;
            if (isBetween)
            {
                var word = _search.LastWord(reading);
                Offer(_search.TextOf(word), reading.Score, i, word.Id, isWhole: true);
            }
            else
            {
                OfferWhole(reading, i, 0);
            }
        }

        return Best(most);
    }

    /// <summary>The likeliest longer words that begin with the letters typed so far, best first; between words, the likeliest next words.</summary>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<WordGuess> Longer(int most)
    {
        OfferLonger(most);
        return Best(most);
    }

    private void OfferLonger(int most)
    {
        _found.Clear();
        if (_search.IsBetweenWords)
            Next(most);
        else
            Complete(most);
    }

    private void OfferWhole(in Reading reading, int index, double bonus)
    {
        if (reading.Kind is ReadingKind.Known or ReadingKind.Personal && _search.WordAt(reading.Kind, reading.Node) is var word and >= 0)
            Offer(_search.Language.Word(word), reading.Sure + Language(word, reading) + bonus, index, word, isWhole: true);
        else if (reading.Kind == ReadingKind.Spelled)
            Offer(_search.Spelling(reading.Letters, reading.Length), reading.Score + bonus, index, LanguageModel.Unknown, isWhole: true);
    }

    private double Language(int word, in Reading reading) => _search.LanguageWeight * _search.Language.LogProbability(word, reading.Before, reading.BeforeThat);

    private void Next(int most)
    {
        Span<int> words = stackalloc int[Math.Min(64, most)];
        var reading = _search.Readings[0];
        var count = _search.Language.Followers(reading.Before, reading.BeforeThat, words);
        for (var i = 0; i < count; i++)
            Offer(_search.Language.Word(words[i]), reading.Sure + Language(words[i], reading), 0, words[i]);
        // A mark stands behind a word.
        for (var mark = LanguageModel.FirstMark; mark < _search.Language.Model.FirstWord && reading.Before >= _search.Language.Model.FirstWord; mark++)
            Offer(_search.Language.Word(mark), reading.Sure + Language(mark, reading), 0, mark);
    }

    // Best first: each tree knows the likeliest word below each node.
    private void Complete(int most)
    {
        _open.Clear();
        for (var i = 0; i < Math.Min(CompletedReadings, _search.Readings.Count); i++)
        {
            if (_search.Readings[i].Kind is ReadingKind.Known or ReadingKind.Personal)
                Open(i, _search.Readings[i].Node);
        }

        var wanted = 8 * most;
        for (var opened = 0; opened < OpenedNodes && wanted > 0 && _open.TryDequeue(out var next, out _); opened++)
        {
            var reading = _search.Readings[next.Reading];
            foreach (var letter in _search.Language.Model.Letters)
            {
                var child = _search.Child(reading.Kind, next.Node, letter);
                if (child < 0)
                    continue;
                if (_search.WordAt(reading.Kind, child) is var word and >= 0)
                {
                    Offer(_search.Language.Word(word), reading.Sure + Language(word, reading), next.Reading, word);
                    wanted--;
                }

                Open(next.Reading, child);
            }
        }
    }

    private void Open(int reading, int node) =>
        _open.Enqueue((reading, node), -(_search.Readings[reading].Sure + _search.BestAt(_search.Readings[reading].Kind, node)));

    private void Offer(string text, double score, int reading, int id, bool isWhole = false)
    {
        if (!_found.TryGetValue(text, out var before) || score > before.Score)
            _found[text] = (score, reading, id, isWhole);
    }

    private WordGuess[] Best(int most)
    {
        if (_found.Count == 0)
            return [];
        var top = _found.Values.Max(each => each.Score);
        var sum = _found.Values.Sum(each => Math.Exp(each.Score - top));
        return
        [
            .. _found.OrderByDescending(each => each.Value.Score).ThenBy(each => each.Key, StringComparer.Ordinal).Take(most)
                .Select(each => new WordGuess(each.Key, (float)(Math.Exp(each.Value.Score - top) / sum), each.Value.IsWhole) { Reading = each.Value.Reading, Id = each.Value.Id }),
        ];
    }
}

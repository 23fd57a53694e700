namespace NeuralGlasses.Typing.Language;

/// <summary>
/// ln P of a word after two others: of the triple if it is known, else of the pair with the back-off weight of the two words, else of the word
/// alone (Katz 1987; the probabilities themselves are smoothed in training).
/// </summary>
internal sealed class WordNgrams(LanguageModelParts parts)
{
    private readonly float[] _alone = parts.UnigramLogProbabilities;
    private readonly float[] _aloneBackOff = parts.UnigramBackOffs;
    private readonly int[] _pairStarts = parts.PairStarts;
    private readonly ushort[] _pairWords = parts.PairWords;
    private readonly byte[] _pairCodes = parts.PairCodes;
    private readonly byte[] _pairBackOffCodes = parts.PairBackOffCodes;
    private readonly int[] _tripleStarts = parts.TripleStarts;
    private readonly ushort[] _tripleWords = parts.TripleWords;
    private readonly byte[] _tripleCodes = parts.TripleCodes;
    private readonly float[] _pairBook = parts.PairBook;
    private readonly float[] _pairBackOffBook = parts.PairBackOffBook;
    private readonly float[] _tripleBook = parts.TripleBook;

    public float LogProbability(int word, int before, int beforeThat)
    {
        var weight = 0f;
        if (Pair(beforeThat, before) is var context and >= 0)
        {
            var triple = Find(_tripleWords, _tripleStarts[context], _tripleStarts[context + 1], word);
            if (triple >= 0)
                return _tripleBook[_tripleCodes[triple]];
            weight = _pairBackOffBook[_pairBackOffCodes[context]];
        }

        return Pair(before, word) is var pair and >= 0
            ? weight + _pairBook[_pairCodes[pair]]
            : weight + _aloneBackOff[before] + _alone[word];
    }

    /// <summary>The likeliest words from the id <paramref name="first"/> on, best first.</summary>
    public int Followers(int before, int beforeThat, int first, Span<int> words)
    {
        if (words.IsEmpty)
            return 0;
        Span<float> scores = words.Length <= 64 ? stackalloc float[words.Length] : new float[words.Length];
        var best = new BestWords(words, scores);
        var context = Pair(beforeThat, before);
        var weight = 0f;
        if (context >= 0)
        {
            weight = _pairBackOffBook[_pairBackOffCodes[context]];
            for (var at = _tripleStarts[context]; at < _tripleStarts[context + 1]; at++)
            {
                if (_tripleWords[at] >= first)
                    best.Offer(_tripleWords[at], _tripleBook[_tripleCodes[at]]);
            }
        }

        for (var at = _pairStarts[before]; at < _pairStarts[before + 1]; at++)
        {
            var score = weight + _pairBook[_pairCodes[at]];
            if (_pairWords[at] >= first && best.Takes(score) && !Follows(context, _pairWords[at]))
                best.Offer(_pairWords[at], score);
        }

        // Words rise in id as they fall in frequency, so that nothing after the first one that is not taken can be.
        weight += _aloneBackOff[before];
        for (var word = first; word < _alone.Length && best.Takes(weight + _alone[word]); word++)
        {
            if (Pair(before, word) < 0 && !Follows(context, word))
                best.Offer(word, weight + _alone[word]);
        }

        return best.Count;
    }

    private bool Follows(int context, int word) =>
        context >= 0 && Find(_tripleWords, _tripleStarts[context], _tripleStarts[context + 1], word) >= 0;

    private int Pair(int before, int word) => Find(_pairWords, _pairStarts[before], _pairStarts[before + 1], word);

    private static int Find(ushort[] words, int from, int to, int word)
    {
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            int found = words[middle];
            if (found == word)
                return middle;
            if (found < word)
                from = middle + 1;
            else
                to = middle;
        }

        return -1;
    }
}

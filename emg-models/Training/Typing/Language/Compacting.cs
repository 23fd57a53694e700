using NeuralGlasses.Training.Typing.Language.Estimates;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>
/// Makes the arrays of a model of an estimate: keeps those pairs and triples whose loss would cost most, weighed by how often they come
/// (Seymore and Rosenfeld 1996), and gives each context the back-off weight with which P sums to one, from the values as they are kept.
/// </summary>
public sealed class Compacting
{
    /// <summary>Least that is left for what is not kept, so that nothing becomes impossible.</summary>
    private const double LeastRest = 1e-4;

    private readonly IWordEstimate _estimate;
    private readonly double[] _alone;
    private readonly int _ids;

    private Compacting(IWordEstimate estimate, int ids)
    {
        (_estimate, _ids) = (estimate, ids);
        _alone = new double[ids];
        for (var word = 0; word < ids; word++)
            _alone[word] = word == LanguageModel.Start ? 1e-12 : Math.Max(1e-12, estimate.Alone(word));
        var sum = _alone.Sum();
        for (var word = 0; word < ids; word++)
            _alone[word] /= sum;
    }

    /// <summary>The arrays of a model.</summary>
    public static LanguageModelParts Of(IWordEstimate estimate, Vocabulary vocabulary, LanguagePlan plan, LetterParts letters)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(plan);
        var work = new Compacting(estimate, vocabulary.Ids);
        var pairs = work.Pairs(plan.Pairs);
        var triples = work.Triples(plan.Triples);
        pairs = [.. pairs.Concat(triples.Select(triple => (uint)(triple >> 16))).Distinct().Order()];
        return work.Parts(pairs, triples, vocabulary, plan, letters);
    }

    private uint[] Pairs(int most)
    {
        var pairs = _estimate.Pairs.Select(pair => Gram.Pair(pair.Before, pair.Word)).Distinct().Order().ToArray();
        var scores = pairs.Select(pair =>
        {
            var (before, word) = Gram.Pair(pair);
            var p = _estimate.After(word, before);
            return -(float)(_alone[before] * p * Math.Log(Math.Max(p, 1e-12) / _alone[word]));
        }).ToArray();
        return Best(pairs, scores, most);
    }

    private ulong[] Triples(int most)
    {
        var triples = _estimate.Triples.Select(triple => Gram.Triple(triple.BeforeThat, triple.Before, triple.Word)).Distinct().Order().ToArray();
        var scores = triples.Select(triple =>
        {
            var (beforeThat, before, word) = Gram.Triple(triple);
            var p = _estimate.After(word, before, beforeThat);
            return -(float)(_alone[beforeThat] * _estimate.After(before, beforeThat) * p * Math.Log(Math.Max(p, 1e-12) / Math.Max(1e-12, _estimate.After(word, before))));
        }).ToArray();
        return Best(triples, scores, most);
    }

    private static T[] Best<T>(T[] grams, float[] scores, int most)
        where T : IComparable<T>
    {
        Array.Sort(scores, grams);
        // What would gain by being left out is left out, whatever room there is.
        var useful = Array.FindIndex(scores, score => score >= 0);
        var kept = grams[..Math.Min(most, useful < 0 ? grams.Length : useful)];
        Array.Sort(kept);
        return kept;
    }

    private LanguageModelParts Parts(uint[] pairs, ulong[] triples, Vocabulary vocabulary, LanguagePlan plan, LetterParts letters)
    {
        var pairBook = Codebook.Of(pairs.Select(pair => Log(_estimate.After(Gram.Pair(pair).Word, Gram.Pair(pair).Before))));
        var pairStarts = Starts(_ids, pairs.Select(pair => Gram.Pair(pair).Before));
        var unigrams = _alone.Select(Log).ToArray();
        var backOffs = new float[_ids];
        for (var before = 0; before < _ids; before++)
        {
            double kept = 0, shorter = 0;
            for (var at = pairStarts[before]; at < pairStarts[before + 1]; at++)
            {
                kept += Math.Exp(pairBook.Values[pairBook.Codes[at]]);
                shorter += _alone[Gram.Pair(pairs[at]).Word];
            }

            backOffs[before] = BackOff(kept, shorter);
        }

        var tripleBook = Codebook.Of(triples.Select(triple => Log(_estimate.After(Gram.Triple(triple).Word, Gram.Triple(triple).Before, Gram.Triple(triple).BeforeThat))));
        var pairBackOffs = new float[pairs.Length];
        var tripleStarts = new int[pairs.Length + 1];
        for (int pair = 0, at = 0; pair < pairs.Length; pair++)
        {
            double kept = 0, shorter = 0;
            var before = Gram.Pair(pairs[pair]).Word;
            for (; at < triples.Length && (uint)(triples[at] >> 16) == pairs[pair]; at++)
            {
                var word = Gram.Triple(triples[at]).Word;
                kept += Math.Exp(tripleBook.Values[tripleBook.Codes[at]]);
                var found = Array.BinarySearch(pairs, Gram.Pair(before, word));
                shorter += found >= 0 ? Math.Exp(pairBook.Values[pairBook.Codes[found]]) : Math.Exp(backOffs[before]) * _alone[word];
            }

            tripleStarts[pair + 1] = at;
            pairBackOffs[pair] = at == tripleStarts[pair] ? 0 : BackOff(kept, shorter);
        }

        var backOffBook = Codebook.Of(pairBackOffs);
        return new LanguageModelParts
        {
            Language = plan.Language,
            Letters = plan.Letters,
            Marks = plan.Marks,
            Words = vocabulary.Words,
            UnigramLogProbabilities = unigrams,
            UnigramBackOffs = backOffs,
            PairStarts = pairStarts,
            PairWords = [.. pairs.Select(pair => (ushort)Gram.Pair(pair).Word)],
            PairCodes = pairBook.Codes,
            PairBackOffCodes = backOffBook.Codes,
            TripleStarts = tripleStarts,
            TripleWords = [.. triples.Select(triple => (ushort)Gram.Triple(triple).Word)],
            TripleCodes = tripleBook.Codes,
            PairBook = pairBook.Values,
            PairBackOffBook = backOffBook.Values,
            TripleBook = tripleBook.Values,
            LetterTree = letters,
        };
    }

    private static float BackOff(double kept, double shorter) =>
        (float)Math.Log(Math.Max(LeastRest, 1 - kept) / Math.Max(LeastRest, 1 - shorter));

    private static float Log(double probability) => (float)Math.Log(Math.Max(probability, 1e-12));

    private static int[] Starts(int places, IEnumerable<int> of)
    {
        var starts = new int[places + 1];
        foreach (var place in of)
            starts[place + 1]++;
        for (var place = 0; place < places; place++)
            starts[place + 1] += starts[place];
        return starts;
    }
}

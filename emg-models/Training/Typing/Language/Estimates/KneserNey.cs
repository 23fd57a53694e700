using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>
/// Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1998, section 3): three discounts an order, and below the highest order a word counts
/// by how many words it was seen after. What begins a sentence has nothing before it and counts as often as it was seen.
/// </summary>
public sealed class KneserNey : IWordEstimate
{
    private readonly Dictionary<ulong, int> _triples = [];
    private readonly Dictionary<uint, int> _pairs = [];
    private readonly Dictionary<uint, Context> _tripleContexts = [];
    private readonly Context[] _pairContexts;
    private readonly double[] _alone;
    private readonly Discounts _ofTriples;
    private readonly Discounts _ofPairs;

    /// <summary>Counts sentences of ids and estimates.</summary>
    /// <param name="sentences">Sentences without the start.</param>
    /// <param name="ids">Number of ids.</param>
    public KneserNey(IEnumerable<ushort[]> sentences, int ids)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        foreach (var sentence in sentences)
        {
            int before = LanguageModel.Start, beforeThat = LanguageModel.Start;
            foreach (var word in sentence)
            {
                var triple = Gram.Triple(beforeThat, before, word);
                _triples[triple] = _triples.GetValueOrDefault(triple) + 1;
                (beforeThat, before) = (before, word);
            }
        }

        foreach (var (triple, count) in _triples)
        {
            var (_, before, word) = Gram.Triple(triple);
            var pair = Gram.Pair(before, word);
            _pairs[pair] = _pairs.GetValueOrDefault(pair) + (before == LanguageModel.Start ? count : 1);
        }

        _ofTriples = Discounts.Of(_triples.Values);
        _ofPairs = Discounts.Of(_pairs.Values);
        foreach (var (triple, count) in _triples)
        {
            var context = (uint)(triple >> 16);
            _tripleContexts[context] = _tripleContexts.GetValueOrDefault(context).With(count);
        }

        _pairContexts = new Context[ids];
        var ones = new int[ids];
        foreach (var (pair, count) in _pairs)
        {
            var (before, word) = Gram.Pair(pair);
            _pairContexts[before] = _pairContexts[before].With(count);
            ones[word]++;
        }

        // A word that never came has what Witten and Bell give to what is new, so that nothing is impossible; the start is never a next word.
        double total = ones.Sum(count => (long)count);
        var kinds = ones.Count(count => count > 0);
        _alone = new double[ids];
        for (var word = 0; word < ids; word++)
            _alone[word] = word == LanguageModel.Start ? 0 : (ones[word] + kinds / (ids - 1.0)) / (total + kinds);
    }

    /// <inheritdoc/>
    public IEnumerable<(int Before, int Word)> Pairs => _pairs.Keys.Select(Gram.Pair);

    /// <inheritdoc/>
    public IEnumerable<(int BeforeThat, int Before, int Word)> Triples => _triples.Keys.Select(Gram.Triple);

    /// <inheritdoc/>
    public double Alone(int word) => _alone[word];

    /// <inheritdoc/>
    public double After(int word, int before)
    {
        var context = _pairContexts[before];
        return context.Count == 0
            ? _alone[word]
            : _ofPairs.Estimate(_pairs.GetValueOrDefault(Gram.Pair(before, word)), context, _alone[word]);
    }

    /// <inheritdoc/>
    public double After(int word, int before, int beforeThat)
    {
        var shorter = After(word, before);
        return _tripleContexts.TryGetValue(Gram.Pair(beforeThat, before), out var context)
            ? _ofTriples.Estimate(_triples.GetValueOrDefault(Gram.Triple(beforeThat, before, word)), context, shorter)
            : shorter;
    }

    /// <summary>How often a context was seen, and how many words followed it once, twice and more often.</summary>
    private readonly record struct Context(long Count, int Once, int Twice, int More)
    {
        public Context With(int count) => new(Count + count, Once + (count == 1 ? 1 : 0), Twice + (count == 2 ? 1 : 0), More + (count > 2 ? 1 : 0));
    }

    private readonly record struct Discounts(double Once, double Twice, double More)
    {
        /// <summary>The discounts that leave-one-out makes of how many n-grams were seen one to four times (equation 26); with too few of them, those of usual texts.</summary>
        public static Discounts Of(IEnumerable<int> counts)
        {
            var seen = new double[5];
            foreach (var count in counts)
            {
                if (count < seen.Length)
                    seen[count]++;
            }

            if (seen.Skip(1).Any(of => of == 0))
                return new(0.7, 1.1, 1.4);
            var y = seen[1] / (seen[1] + 2 * seen[2]);
            return new(Of(1), Of(2), Of(3));

            double Of(int count) => Math.Clamp(count - (count + 1) * y * seen[count + 1] / seen[count], 0.05, count - 0.05);
        }

        public double Estimate(int count, Context context, double shorter)
        {
            var rest = Once * context.Once + Twice * context.Twice + More * context.More;
            return (Math.Max(0, count - For(count)) + rest * shorter) / context.Count;
        }

        private double For(int count) => count switch { 0 => 0, 1 => Once, 2 => Twice, _ => More };
    }
}

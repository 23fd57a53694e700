using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Layout;

/// <summary>
/// Finds the letters of each key by simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): the share of words is least that are not the likeliest,
/// after the word before, among those that are typed with the same keys.
/// </summary>
public sealed class LayoutSearch
{
    private const int Contexts = 160;
    private const int Words = 700;
    private const int Steps = 30000;
    private const double Warm = 4e-3;
    private const double Cold = 2e-5;

    private readonly string _letters;
    private readonly byte[][] _spellings;
    private readonly (double Weight, int[] Words, float[] Shares)[] _contexts;
    private readonly float[] _best;
    private readonly int[] _codeOf;
    private readonly Dictionary<ulong, int> _codes = [];

    /// <summary>Takes from a model the words before that come most often, and the words after each.</summary>
    public LayoutSearch(LanguageModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _letters = model.Letters;
        var places = new Dictionary<int, int>();
        var spellings = new List<byte[]>();
        var before = Enumerable.Range(LanguageModel.Start, model.WordCount - 1).OrderByDescending(id => Weight(model, id)).ThenBy(id => id).Take(Contexts).ToArray();
        _contexts = new (double, int[], float[])[before.Length];
        var followers = new int[Words];
        for (var at = 0; at < before.Length; at++)
        {
            var count = model.Followers(before[at], LanguageModel.Unknown, followers);
            var words = followers[..count].Select(Place).ToArray();
            _contexts[at] = (Weight(model, before[at]), words, [.. followers[..count].Select(id => MathF.Exp(model.LogProbability(id, before[at], LanguageModel.Unknown)))]);
        }

        _spellings = [.. spellings];
        _codeOf = new int[_spellings.Length];
        _best = new float[_spellings.Length];

        int Place(int id)
        {
            if (places.TryGetValue(id, out var place))
                return place;
            places.Add(id, place = spellings.Count);
            spellings.Add(KeyCodes.Spelling(model.Word(id), model.Letters));
            return place;
        }
    }

    /// <summary>Searches.</summary>
    /// <param name="keys">Number of keys.</param>
    /// <param name="seed">The same seed gives the same layout.</param>
    /// <param name="progress">Receives the share that is done.</param>
    public KeyCodes Find(int keys, int seed, Action<double> progress)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keys, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys, 8);
        ArgumentNullException.ThrowIfNull(progress);
        var random = new Random(seed);
        var now = new byte[_letters.Length];
        for (var letter = 0; letter < now.Length; letter++)
            now[letter] = (byte)(letter % keys);
        random.Shuffle(now);
        var loss = Loss(now);
        var (best, bestLoss) = (now.ToArray(), loss);
        for (var step = 0; step < Steps; step++)
        {
            var temperature = Warm * Math.Pow(Cold / Warm, (double)step / Steps);
            var next = now.ToArray();
            var letter = random.Next(next.Length);
            var other = random.Next(next.Length);
            if (random.Next(3) == 0)
                next[letter] = (byte)random.Next(keys);
            else
                (next[letter], next[other]) = (next[other], next[letter]);
            if (next.Distinct().Count() < keys || next.AsSpan().SequenceEqual(now))
                continue;
            var nextLoss = Loss(next);
            if (nextLoss < loss || random.NextDouble() < Math.Exp((loss - nextLoss) / temperature))
                (now, loss) = (next, nextLoss);
            if (loss < bestLoss)
                (best, bestLoss) = (now.ToArray(), loss);
            if (step % 100 == 0)
                progress((double)step / Steps);
        }

        return new KeyCodes(_letters, Tidy(best, keys));
    }

    /// <summary>Share of words that are not the first of those typed with the same keys.</summary>
    public double Loss(byte[] keys)
    {
        var codes = new KeyCodes(_letters, keys);
        _codes.Clear();
        for (var word = 0; word < _spellings.Length; word++)
        {
            var code = codes.Code(_spellings[word]);
            if (!_codes.TryGetValue(code, out var number))
                _codes.Add(code, number = _codes.Count);
            _codeOf[word] = number;
        }

        double right = 0, all = 0;
        foreach (var (weight, words, shares) in _contexts)
        {
            // Followers come best first, so that the first with its keys is the one that is guessed.
            double first = 0, sum = 0;
            for (var at = 0; at < words.Length; at++)
            {
                sum += shares[at];
                ref var seen = ref _best[_codeOf[words[at]]];
                if (seen == 0)
                    first += shares[at];
                seen = 1;
            }

            for (var at = 0; at < words.Length; at++)
                _best[_codeOf[words[at]]] = 0;
            right += weight * first;
            all += weight * sum;
        }

        return 1 - right / all;
    }

    private static double Weight(LanguageModel model, int id) =>
        id == LanguageModel.Start ? Weight(model, LanguageModel.FirstMark) : Math.Exp(model.LogProbability(id, LanguageModel.Unknown, LanguageModel.Unknown));

    /// <summary>Keys in the order of their first letter: which key is which says nothing.</summary>
    private static byte[] Tidy(byte[] keys, int count)
    {
        var order = Enumerable.Range(0, count).OrderBy(key => Array.IndexOf(keys, (byte)key)).ToArray();
        return [.. keys.Select(key => (byte)Array.IndexOf(order, (int)key))];
    }
}

using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>
/// A model of CMU Sphinx in the ids of a lexicon. It knows no marks: their P is 0 here, a comma before a word is skipped, and after the end of
/// a sentence the next one starts; P of its own end of sentence is taken out, so that P of the words sums to 1 again.
/// </summary>
public sealed class SphinxEstimate : IWordEstimate
{
    private const double MostOfEnd = 0.99;

    private readonly string _ends;
    private readonly string _marks;
    private readonly double[] _alone;
    private readonly float[] _backOff;
    private readonly Dictionary<uint, (float LogProbability, float BackOff)> _pairs = [];
    private readonly Dictionary<ulong, float> _triples = [];
    private readonly float _endAlone;
    private readonly Dictionary<int, float> _endAfter = [];
    private readonly Dictionary<uint, float> _endAfterTwo = [];

    /// <summary>Brings a model into the ids of a lexicon.</summary>
    /// <param name="file">The model.</param>
    /// <param name="idOf">Id of a word of the model, or -1.</param>
    /// <param name="ids">Number of ids.</param>
    /// <param name="marks">The marks of the lexicon.</param>
    public SphinxEstimate(SphinxFile file, Func<string, int> idOf, int ids, string marks)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(idOf);
        _marks = marks;
        _ends = ".?!";
        const int End = -2;
        var own = file.Words.Select(word => word switch { "<s>" => LanguageModel.Start, "</s>" => End, _ => idOf(word) }).ToArray();
        _alone = new double[ids];
        _backOff = new float[ids];
        for (var word = 0; word < own.Length; word++)
        {
            var (log, backOff) = file.Unigram(word);
            if (own[word] == End)
                _endAlone = log;
            else if (own[word] == LanguageModel.Start)
                _backOff[LanguageModel.Start] = backOff;
            else if (own[word] < 0)
                _alone[LanguageModel.Unknown] += Math.Exp(log);
            else
                (_alone[own[word]], _backOff[own[word]]) = (Math.Exp(log), backOff);
        }

        file.Read(
            (before, word, log, backOff) =>
            {
                if (own[before] < 0)
                    return;
                if (own[word] == End)
                    _endAfter[own[before]] = log;
                else if (own[word] > LanguageModel.Start)
                    _pairs[Gram.Pair(own[before], own[word])] = (log, backOff);
            },
            (beforeThat, before, word, log) =>
            {
                if (own[beforeThat] < 0 || own[before] < 0)
                    return;
                if (own[word] == End)
                    _endAfterTwo[Gram.Pair(own[beforeThat], own[before])] = log;
                else if (own[word] > LanguageModel.Start)
                    _triples[Gram.Triple(own[beforeThat], own[before], own[word])] = log;
            });
    }

    /// <inheritdoc/>
    public IEnumerable<(int Before, int Word)> Pairs => _pairs.Keys.Select(Gram.Pair);

    /// <inheritdoc/>
    public IEnumerable<(int BeforeThat, int Before, int Word)> Triples => _triples.Keys.Select(Gram.Triple);

    /// <inheritdoc/>
    public double Alone(int word) => _alone[word] / Rest(_endAlone);

    /// <inheritdoc/>
    public double After(int word, int before)
    {
        if (IsMark(word) || word == LanguageModel.Start)
            return 0;
        if (IsMark(before))
            return IsEnd(before) ? After(word, LanguageModel.Start) : Alone(word);
        return Math.Exp(Two(word, before)) / Rest(EndAfter(before));
    }

    /// <inheritdoc/>
    public double After(int word, int before, int beforeThat)
    {
        if (IsMark(word) || word == LanguageModel.Start)
            return 0;
        if (IsMark(before))
            return IsEnd(before) ? After(word, LanguageModel.Start) : After(word, beforeThat);
        if (IsMark(beforeThat))
            beforeThat = LanguageModel.Start;
        var end = _endAfterTwo.TryGetValue(Gram.Pair(beforeThat, before), out var log) ? log : BackOff(beforeThat, before) + EndAfter(before);
        return Math.Exp(_triples.TryGetValue(Gram.Triple(beforeThat, before, word), out var three) ? three : BackOff(beforeThat, before) + Two(word, before)) / Rest(end);
    }

    private double Two(int word, int before) =>
        _pairs.TryGetValue(Gram.Pair(before, word), out var pair) ? pair.LogProbability : _backOff[before] + Math.Log(Math.Max(_alone[word], 1e-12));

    private float BackOff(int beforeThat, int before) => _pairs.TryGetValue(Gram.Pair(beforeThat, before), out var pair) ? pair.BackOff : 0;

    private float EndAfter(int before) => _endAfter.TryGetValue(before, out var log) ? log : _backOff[before] + _endAlone;

    private static double Rest(float end) => 1 - Math.Min(MostOfEnd, Math.Exp(end));

    private bool IsMark(int id) => id >= LanguageModel.FirstMark && id < LanguageModel.FirstMark + _marks.Length;

    private bool IsEnd(int id) => IsMark(id) && _ends.Contains(_marks[id - LanguageModel.FirstMark], StringComparison.Ordinal);
}

using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>How often words come, of a list of frequencies: whatever stands before.</summary>
public sealed class FrequencyEstimate : IWordEstimate
{
    private readonly double[] _alone;

    /// <summary>Adds up the counts of the ids.</summary>
    public FrequencyEstimate(IEnumerable<(string Word, double Count)> frequencies, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(vocabulary);
        _alone = new double[vocabulary.Ids];
        foreach (var (word, count) in frequencies)
            _alone[vocabulary.Id(word)] += count;
        _alone[LanguageModel.Start] = 0;
        var all = _alone.Sum();
        for (var word = 0; word < _alone.Length; word++)
            _alone[word] /= all;
    }

    /// <inheritdoc/>
    public IEnumerable<(int Before, int Word)> Pairs => [];

    /// <inheritdoc/>
    public IEnumerable<(int BeforeThat, int Before, int Word)> Triples => [];

    /// <inheritdoc/>
    public double Alone(int word) => _alone[word];

    /// <inheritdoc/>
    public double After(int word, int before) => _alone[word];

    /// <inheritdoc/>
    public double After(int word, int before, int beforeThat) => _alone[word];
}

using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>
/// A weighted mean of estimates (Jelinek and Mercer 1980). One that knows no marks speaks only about which word comes where no mark does:
/// P of the marks is the others' alone.
/// </summary>
public sealed class Mixture(IReadOnlyList<(IWordEstimate Estimate, double Weight)> texts, (IWordEstimate Estimate, double Weight)? wordsOnly, int marks) : IWordEstimate
{
    private readonly double _textWeight = texts.Sum(text => text.Weight);
    private readonly double _wordWeight = (wordsOnly?.Weight ?? 0) / (texts.Sum(text => text.Weight) + (wordsOnly?.Weight ?? 0));

    // Words are asked for one context after the other, and all need its marks.
    private ulong _markedContext = ulong.MaxValue;
    private double _marked;

    /// <inheritdoc/>
    public IEnumerable<(int Before, int Word)> Pairs => Both(estimate => estimate.Pairs);

    /// <inheritdoc/>
    public IEnumerable<(int BeforeThat, int Before, int Word)> Triples => Both(estimate => estimate.Triples);

    /// <inheritdoc/>
    public double Alone(int word) => Mixed(word, ulong.MaxValue - 1, (estimate, of) => estimate.Alone(of));

    /// <inheritdoc/>
    public double After(int word, int before) => Mixed(word, Gram.Triple(ushort.MaxValue, before, 0), (estimate, of) => estimate.After(of, before));

    /// <inheritdoc/>
    public double After(int word, int before, int beforeThat) => Mixed(word, Gram.Triple(beforeThat, before, 0), (estimate, of) => estimate.After(of, before, beforeThat));

    private double Mixed(int word, ulong context, Func<IWordEstimate, int, double> of)
    {
        var text = Text(word, of);
        if (wordsOnly is not { } prior || IsMark(word))
            return text;
        if (context != _markedContext)
        {
            (_markedContext, _marked) = (context, 0);
            for (var mark = LanguageModel.FirstMark; mark < LanguageModel.FirstMark + marks; mark++)
                _marked += Text(mark, of);
        }

        return (1 - _wordWeight) * text + _wordWeight * (1 - _marked) * of(prior.Estimate, word);
    }

    private double Text(int word, Func<IWordEstimate, int, double> of)
    {
        var sum = 0.0;
        foreach (var (estimate, weight) in texts)
            sum += weight * of(estimate, word);
        return sum / _textWeight;
    }

    private bool IsMark(int id) => id >= LanguageModel.FirstMark && id < LanguageModel.FirstMark + marks;

    private IEnumerable<T> Both<T>(Func<IWordEstimate, IEnumerable<T>> of) =>
        wordsOnly is { } prior ? texts.Select(text => text.Estimate).Append(prior.Estimate).SelectMany(of) : texts.SelectMany(text => of(text.Estimate));
}

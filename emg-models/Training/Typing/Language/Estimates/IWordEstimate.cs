namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>P of a word by itself, after one other and after two others; each sums to 1 over all words and marks.</summary>
public interface IWordEstimate
{
    /// <summary>P of a word by itself.</summary>
    double Alone(int word);

    /// <summary>P of a word after another.</summary>
    double After(int word, int before);

    /// <summary>P of a word after two others.</summary>
    double After(int word, int before, int beforeThat);

    /// <summary>The pairs of which something is known, without order.</summary>
    IEnumerable<(int Before, int Word)> Pairs { get; }

    /// <summary>The triples of which something is known, without order.</summary>
    IEnumerable<(int BeforeThat, int Before, int Word)> Triples { get; }
}

using NeuralGlasses.Training.Typing.Simulated;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>Errors of texts that were read from taps: insertions, deletions and replacements by characters of what was typed, pooled over all texts.</summary>
/// <param name="Errors">Errors.</param>
/// <param name="Characters">Characters that were typed.</param>
public readonly record struct TapScore(long Errors, long Characters)
{
    /// <summary>Character error rate, 0 for none.</summary>
    public double Rate => Characters == 0 ? 0 : (double)Errors / Characters;

    /// <summary>Compares one text with what was typed.</summary>
    public static TapScore Of(string read, string typed)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(typed);
        return new TapScore(EditDistance.Of(read, typed), typed.Length);
    }

    /// <summary>Compares the likeliest class of every step, without repetitions and blanks, with the keys that were struck.</summary>
    public static TapScore Greedy(ReadOnlySpan<float> scores, IEnumerable<int> keys) =>
        Of(TapAlphabet.TextOf(GreedyKeys(scores)), TapAlphabet.TextOf(keys));

    /// <summary>Both together.</summary>
    public static TapScore operator +(TapScore one, TapScore other) => new(one.Errors + other.Errors, one.Characters + other.Characters);

    /// <summary>Both together.</summary>
    public static TapScore Add(TapScore one, TapScore other) => one + other;

    private static List<int> GreedyKeys(ReadOnlySpan<float> scores)
    {
        var keys = new List<int>();
        var decoder = new GreedyTapDecoder();
        for (var at = 0; at < scores.Length; at += TapAlphabet.Classes)
        {
            if (decoder.Step(scores.Slice(at, TapAlphabet.Classes)) is var key and >= 0)
                keys.Add(key);
        }

        return keys;
    }
}

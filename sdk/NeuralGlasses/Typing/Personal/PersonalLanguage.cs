using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Typing.Personal;

/// <summary>
/// The language model and the wearer's own dictionary as one: P is the weighted mean of both. The dictionary weighs the more the more was learnt, and
/// nothing while it is empty; words that only the wearer has are, to the language model, unknown words spelt letter by letter.
/// </summary>
public sealed class PersonalLanguage(LanguageModel model, PersonalDictionary dictionary)
{
    /// <summary>Most that the dictionary weighs.</summary>
    public const double MostWeight = 0.25;

    /// <summary>Words after which it weighs half of the most.</summary>
    public const double HalfWeightWords = 50;

    /// <summary>The language model.</summary>
    public LanguageModel Model { get; } = model;

    /// <summary>The wearer's dictionary.</summary>
    public PersonalDictionary Dictionary { get; } = dictionary;

    /// <summary>Weight of the dictionary, 0 to <see cref="MostWeight"/>.</summary>
    public double Weight => MostWeight * Dictionary.Learnt / (Dictionary.Learnt + HalfWeightWords);

    /// <summary>ln P of a word of either after two others, always finite.</summary>
    /// <param name="word">The word.</param>
    /// <param name="before">The word before it, or <see cref="LanguageModel.Start"/>.</param>
    /// <param name="beforeThat">The word before that, or <see cref="LanguageModel.Start"/>.</param>
    public float LogProbability(int word, int before, int beforeThat)
    {
        var general = Model.LogProbability(word, before, beforeThat);
        if (word >= Dictionary.FirstWord && word < Dictionary.WordCount)
            general += Spelt(Dictionary.Word(word));
        var own = Dictionary.LogProbability(word, before);
        if (float.IsNegativeInfinity(own))
            return general + (float)Math.Log(1 - Weight);
        return (float)Math.Log((1 - Weight) * Math.Exp(general) + Weight * Math.Exp(own));
    }

    /// <summary>A word of either, as it is written.</summary>
    public string Word(int id) => Dictionary.Word(id);

    /// <summary>Id of a word of either by its lower-case spelling, or <see cref="LanguageModel.Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> lowerCase) => Dictionary.Find(lowerCase);

    /// <summary>The likeliest next words of both, best first.</summary>
    /// <param name="before">The word before, or <see cref="LanguageModel.Start"/>.</param>
    /// <param name="beforeThat">The word before that, or <see cref="LanguageModel.Start"/>.</param>
    /// <param name="words">Receives their ids.</param>
    /// <returns>How many there are.</returns>
    public int Followers(int before, int beforeThat, Span<int> words)
    {
        Span<int> candidates = words.Length <= 32 ? stackalloc int[2 * words.Length] : new int[2 * words.Length];
        var count = Model.Followers(before, beforeThat, candidates[..words.Length]);
        var own = Dictionary.Followers(before, candidates.Slice(count, words.Length));
        Span<float> scores = words.Length <= 32 ? stackalloc float[words.Length] : new float[words.Length];
        var best = new BestWords(words, scores);
        for (var at = 0; at < count + own; at++)
        {
            if (at < count || !candidates[..count].Contains(candidates[at]))
                best.Offer(candidates[at], LogProbability(candidates[at], before, beforeThat));
        }

        return best.Count;
    }

    private float Spelt(string word)
    {
        Span<char> spelling = stackalloc char[PersonalDictionary.LongestWord];
        var length = word.AsSpan().ToLowerInvariant(spelling);
        var log = Model.LetterLogProbability(spelling[..length], ' ');
        for (var at = 0; at < length; at++)
            log += Model.LetterLogProbability(spelling[..at], spelling[at]);
        return log;
    }
}

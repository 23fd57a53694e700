using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>How well a model foretells sentences.</summary>
public sealed record LanguageFigures
{
    /// <summary>Words and marks.</summary>
    public required int Tokens { get; init; }

    /// <summary>Perplexity a word or mark, over those that the model holds.</summary>
    public required double Perplexity { get; init; }

    /// <summary>Perplexity a word, marks left out though they stand before, over those that the model holds.</summary>
    public required double WordPerplexity { get; init; }

    /// <summary>Bits a letter or space, over all words, those that the model does not hold spelt letter by letter; numbers left out.</summary>
    public required double BitsPerLetter { get; init; }

    /// <summary>Share of words that the model does not hold, numbers left out.</summary>
    public required double OutOfVocabulary { get; init; }

    /// <summary>Share of words that are the first of the model's likeliest next words.</summary>
    public required double NextWordFirst { get; init; }

    /// <summary>Share of words that are among the three likeliest.</summary>
    public required double NextWordOfThree { get; init; }

    /// <summary>Measures sentences.</summary>
    public static LanguageFigures Of(LanguageModel model, IEnumerable<string[]> sentences)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sentences);
        int tokens = 0, known = 0, words = 0, knownWords = 0, letters = 0, first = 0, three = 0;
        double logs = 0, wordLogs = 0, letterLogs = 0;
        Span<int> followers = stackalloc int[3];
        foreach (var sentence in sentences)
        {
            int before = LanguageModel.Start, beforeThat = LanguageModel.Start;
            foreach (var token in sentence)
            {
                var spelling = token.ToLowerInvariant();
                var id = token == Texts.Tokens.Strange ? LanguageModel.Unknown : model.Find(spelling);
                double log = model.LogProbability(id, before, beforeThat);
                tokens++;
                if (id != LanguageModel.Unknown)
                {
                    known++;
                    logs += log;
                }

                if (!model.IsMark(id) && token != Texts.Tokens.Strange)
                {
                    words++;
                    letters += spelling.Length + 1;
                    letterLogs += log;
                    if (id == LanguageModel.Unknown)
                        letterLogs += Spelt(model, spelling);
                    else
                        (knownWords, wordLogs) = (knownWords + 1, wordLogs + log);
                    var count = model.Followers(before, beforeThat, followers);
                    var place = followers[..count].IndexOf(id);
                    first += place == 0 ? 1 : 0;
                    three += place >= 0 ? 1 : 0;
                }

                (beforeThat, before) = (before, id);
            }
        }

        return new LanguageFigures
        {
            Tokens = tokens,
            Perplexity = Math.Exp(-logs / Math.Max(1, known)),
            WordPerplexity = Math.Exp(-wordLogs / Math.Max(1, knownWords)),
            BitsPerLetter = -letterLogs / Math.Log(2) / Math.Max(1, letters),
            OutOfVocabulary = 1 - (double)knownWords / Math.Max(1, words),
            NextWordFirst = (double)first / Math.Max(1, words),
            NextWordOfThree = (double)three / Math.Max(1, words),
        };
    }

    private static double Spelt(LanguageModel model, string spelling)
    {
        double log = model.LetterLogProbability(spelling, ' ');
        for (var at = 0; at < spelling.Length; at++)
            log += model.LetterLogProbability(spelling.AsSpan(0, at), spelling[at]);
        return log;
    }
}

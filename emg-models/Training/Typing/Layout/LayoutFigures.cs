using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Layout;

/// <summary>How much of a text comes out right when each letter says only its key.</summary>
public sealed record LayoutFigures
{
    /// <summary>Number of keys.</summary>
    public required int Keys { get; init; }

    /// <summary>The letters of each key.</summary>
    public required IReadOnlyList<string> Letters { get; init; }

    /// <summary>Share of words that are the likeliest, after the two words before, of those typed with the same keys; words that the model does not hold are wrong.</summary>
    public required double FirstRight { get; init; }

    /// <summary>Share of words that are among the three likeliest.</summary>
    public required double OfThree { get; init; }

    /// <summary>Share of words that are the likeliest without regard to the words before.</summary>
    public required double FirstRightAlone { get; init; }

    /// <summary>Measures a layout on sentences.</summary>
    public static LayoutFigures Of(KeyboardLayout layout, LanguageModel model, IEnumerable<string[]> sentences)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sentences);
        var byKeys = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var word = model.FirstWord; word < model.WordCount; word++)
        {
            var keys = Typed(layout, model.Word(word).ToLowerInvariant());
            if (!byKeys.TryGetValue(keys, out var same))
                byKeys.Add(keys, same = []);
            same.Add(word);
        }

        int words = 0, first = 0, three = 0, alone = 0;
        foreach (var sentence in sentences)
        {
            int before = LanguageModel.Start, beforeThat = LanguageModel.Start;
            foreach (var token in sentence)
            {
                var id = token == Tokens.Strange ? LanguageModel.Unknown : model.Find(token.ToLowerInvariant());
                if (!model.IsMark(id) && token != Tokens.Strange)
                {
                    words++;
                    if (id != LanguageModel.Unknown)
                    {
                        var same = byKeys[Typed(layout, token.ToLowerInvariant())];
                        var own = model.LogProbability(id, before, beforeThat);
                        var (left, leftAgain) = (before, beforeThat);
                        var better = same.Count(other => other != id && model.LogProbability(other, left, leftAgain) is var log && (log > own || (log == own && other < id)));
                        first += better == 0 ? 1 : 0;
                        three += better < 3 ? 1 : 0;
                        // Ids rise as frequencies fall.
                        alone += same[0] == id ? 1 : 0;
                    }
                }

                (beforeThat, before) = (before, id);
            }
        }

        return new LayoutFigures
        {
            Keys = layout.Keys.Count,
            Letters = layout.Keys,
            FirstRight = (double)first / Math.Max(1, words),
            OfThree = (double)three / Math.Max(1, words),
            FirstRightAlone = (double)alone / Math.Max(1, words),
        };
    }

    private static string Typed(KeyboardLayout layout, string spelling) => new([.. spelling.Select(letter => (char)('0' + layout.KeyOf(letter)))]);
}

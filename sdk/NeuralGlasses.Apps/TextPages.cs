using NeuralGlasses.Hud.Legibility;

namespace NeuralGlasses.Apps;

/// <summary>Cuts a text into pages of as many words as can be read in three glances; a page ends with a sentence where one ends in its second half.</summary>
internal static class TextPages
{
    private const int MostCharacters = 160;

    public static IReadOnlyList<string> Of(string text)
    {
        var pages = new List<string>();
        foreach (string paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var first = 0; first < words.Length;)
            {
                int end = EndOf(words, first);
                pages.Add(string.Join(' ', words[first..end]));
                first = end;
            }
        }

        return pages;
    }

    public static int WordsOf(string page) => Math.Max(1, HudLegibility.WordsOf(page));

    private static int EndOf(string[] words, int first)
    {
        var length = 0;
        var count = 0;
        int end = first;
        int sentence = -1;
        while (end < words.Length && (end == first || (length + words[end].Length <= MostCharacters && count + WordsOf(words[end]) <= HudLegibility.MostWords)))
        {
            length += words[end].Length + 1;
            count += WordsOf(words[end]);
            end++;
            if (words[end - 1][^1] is '.' or '!' or '?' or '。' or '؟' && count >= HudLegibility.MostWords / 2)
                sentence = end;
        }

        return sentence > 0 && end < words.Length ? sentence : end;
    }
}

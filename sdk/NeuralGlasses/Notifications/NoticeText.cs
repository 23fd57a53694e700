using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Text;

namespace NeuralGlasses.Notifications;

/// <summary>Texts of apps as they are kept and as they fit on a card.</summary>
internal static class NoticeText
{
    // A word of ten characters is long, in every language with spaces between words.
    private const int CharactersPerWord = 10;

    // Read beyond a cut, so that a character made of many signs is seen whole.
    private const int Beyond = 64;

    /// <summary>A text without signs that are none, of at most a number of characters.</summary>
    public static string Clean(string text, int longest, bool keepsLines, out bool isCut)
    {
        ReadOnlySpan<char> kept = text.AsSpan().Trim();
        isCut = kept.Length > longest;
        if (isCut)
            kept = kept[..longest].TrimEnd();
        var isClean = true;
        for (var i = 0; i < kept.Length && isClean; i++)
            isClean = !IsStray(kept, i, keepsLines);
        if (isClean)
            return kept.Length == text.Length ? text : kept.ToString();
        char[] cleaned = kept.ToArray();
        for (var i = 0; i < cleaned.Length; i++)
        {
            if (IsStray(kept, i, keepsLines))
                cleaned[i] = char.IsSurrogate(kept[i]) ? '\uFFFD' : ' ';
        }

        return new string(cleaned).Trim();
    }

    /// <summary>The begin of a text with at most a number of words, on one line; what is cut ends with an ellipsis.</summary>
    public static string Begin(string text, int mostWords)
    {
        if (mostWords <= 0)
            return "";
        int most = mostWords * CharactersPerWord;
        string line = (text.Length > most + Beyond ? text[..(most + Beyond)] : text).ReplaceLineEndings(" ");
        if (line.Length <= most && HudLegibility.WordsOf(line) <= mostWords)
            return line;

        // The number of words only grows with the text, so the longest begin with few enough of them is found by halving.
        int fits = 0, tooLong = Math.Min(line.Length, most) + 1;
        while (tooLong - fits > 1)
        {
            int middle = (fits + tooLong) / 2;
            (fits, tooLong) = HudLegibility.WordsOf(line[..middle]) <= mostWords ? (middle, tooLong) : (fits, middle);
        }

        return line[..BreakBefore(line, fits)].TrimEnd(' ', ',', ';', ':', '.', '-') + "…";
    }

    /// <summary>The begin of a text that fits a label of so many characters.</summary>
    public static string Label(string text, int longest)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= longest ? line : line[..BreakBefore(line.Length > longest + Beyond ? line[..(longest + Beyond)] : line, longest - 1)].TrimEnd() + "…";
    }

    // Between words where one ended not long before, else between characters as readers see them.
    private static int BreakBefore(string line, int at)
    {
        if (at >= line.Length || char.IsWhiteSpace(line[at]))
            return at;
        int space = line.LastIndexOf(' ', at - 1);
        if (space > at / 2)
            return space;
        Span<bool> begins = line.Length <= 512 ? stackalloc bool[line.Length] : new bool[line.Length];
        GraphemeBreaks.Of(line, begins);
        int character = at;
        while (character > 0 && !begins[character])
            character--;
        return character > 0 ? character : char.IsLowSurrogate(line[at]) ? at - 1 : at;
    }

    private static bool IsStray(ReadOnlySpan<char> text, int at, bool keepsLines)
    {
        char character = text[at];
        if (char.IsHighSurrogate(character))
            return at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(character))
            return at == 0 || !char.IsHighSurrogate(text[at - 1]);
        return char.IsControl(character) && !(keepsLines && character == '\n');
    }
}

using System.Globalization;
using System.Text;

namespace NeuralGlasses.Home.Entities;

/// <summary>
/// Makes of what others wrote what a wearer can be shown: one line of at most so many characters, without control characters and without signs that are
/// not seen but turn, hide or join others. Words stay words; nothing in them means anything to the glasses.
/// </summary>
public static class PlainWords
{
    /// <summary>Most characters of a name.</summary>
    public const int MostName = 60;

    /// <summary>The words of a text.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="most">Most characters; a longer text ends with an ellipsis.</param>
    public static string Of(string? text, int most = MostName)
    {
        var words = new StringBuilder();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                Space(words);
            else if (IsSeen(rune))
                words.Append(rune.ToString());
            if (words.Length > 4 * most)
                break;
        }

        string line = words.ToString().Trim();
        var elements = new StringInfo(line);
        if (line.Length <= most)
            return line;
        int kept = Math.Min(elements.LengthInTextElements, most - 1);
        string cut = elements.SubstringByTextElements(0, kept);
        while (cut.Length > most - 1)
            cut = elements.SubstringByTextElements(0, --kept);
        return cut.TrimEnd() + "…";
    }

    // Format signs, halves of pairs, private and unassigned ones are not seen, or not as they are meant.
    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static void Space(StringBuilder words)
    {
        if (words.Length > 0 && words[^1] != ' ')
            words.Append(' ');
    }
}

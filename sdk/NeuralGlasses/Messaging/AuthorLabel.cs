using System.Globalization;
using System.Text;

namespace NeuralGlasses.Messaging;

/// <summary>How the wearer reads and hears who wrote something: an AI is named as one before anything else, whatever it calls itself.</summary>
public static class AuthorLabel
{
    /// <summary>What stands before the name of an AI.</summary>
    public const string Assistant = "AI · ";

    /// <summary>Most characters of a name, as readers count them.</summary>
    public const int Longest = 40;

    /// <summary>The label of somebody who calls themselves by a name.</summary>
    public static string Of(string name, ParticipantKind kind)
    {
        string cleaned = Clean(name);
        if (kind == ParticipantKind.Assistant)
            return Assistant + (cleaned.Length == 0 ? "without a name" : cleaned);

        // The sign of an AI is the AI's alone, so that it keeps its meaning.
        while (cleaned.StartsWith(Assistant.TrimEnd(), StringComparison.OrdinalIgnoreCase))
            cleaned = cleaned[Assistant.TrimEnd().Length..].TrimStart();
        return cleaned.Length == 0 ? "Somebody" : cleaned;
    }

    /// <summary>Whether a label is that of an AI.</summary>
    public static bool IsAssistant(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.StartsWith(Assistant, StringComparison.Ordinal);
    }

    /// <summary>A name on one line without signs that are not seen or that turn others around, of at most <see cref="Longest"/> characters.</summary>
    public static string Clean(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var seen = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            bool isBlank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (isBlank && seen.Length > 0 && seen[^1] != ' ')
                seen.Append(' ');
            else if (!isBlank && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate))
                seen.Append(rune);
        }

        string cleaned = seen.ToString().Trim();
        var info = new StringInfo(cleaned);
        return info.LengthInTextElements <= Longest ? cleaned : info.SubstringByTextElements(0, Longest - 1).TrimEnd() + "…";
    }
}

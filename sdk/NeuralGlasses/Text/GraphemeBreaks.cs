using System.Globalization;

namespace NeuralGlasses.Text;

/// <summary>
/// Where one character ends and the next begins as readers see them: a letter with its accents, a flag or a family is one (UAX #29,
/// extended grapheme clusters, with the tables that .NET has). A word without a break is cut only there.
/// </summary>
public static class GraphemeBreaks
{
    /// <summary>Finds the first UTF-16 unit of every character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">Receives for each UTF-16 unit whether a character begins with it; at least as long as the text.</param>
    /// <exception cref="ArgumentException"><paramref name="before"/> is too short.</exception>
    public static void Of(ReadOnlySpan<char> text, Span<bool> before)
    {
        if (before.Length < text.Length)
            throw new ArgumentException($"There is room for {before.Length} answers; the text has {text.Length} UTF-16 units.", nameof(before));
        before[..text.Length].Clear();
        for (var at = 0; at < text.Length; at += StringInfo.GetNextTextElementLength(text[at..]))
            before[at] = true;
    }
}

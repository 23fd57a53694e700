namespace NeuralGlasses.Text;

/// <summary>
/// Where lines may end: the Unicode line breaking algorithm (UAX #14, with the data of Unicode 15.0). Numbers are kept whole by the regular
/// expression of section 8.2, example 7, in place of the pairs of rule LB25, as the consortium's own test does. South-East Asian scripts
/// without spaces (class SA: Thai, Khmer, Lao, Burmese) would need a dictionary and are treated as letters: a line of them ends at a space,
/// and a longer one is cut between two characters.
/// </summary>
public static class LineBreaks
{
    /// <summary>Finds what may be done before each UTF-16 unit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">Receives an answer for each unit, the first always <see cref="LineBreak.Never"/>; at least as long as the text.</param>
    /// <exception cref="ArgumentException"><paramref name="before"/> is too short.</exception>
    public static void Of(ReadOnlySpan<char> text, Span<LineBreak> before)
    {
        if (before.Length < text.Length)
            throw new ArgumentException($"There is room for {before.Length} answers; the text has {text.Length} UTF-16 units.", nameof(before));
        var rules = new LineBreakRules(text);
        for (var i = 0; i < text.Length; i++)
        {
            var codePoint = UnicodeTable.CodePointAt(text, i);
            var isPair = codePoint > char.MaxValue;
            before[i] = rules.Take(UnicodeTable.LineOf(codePoint), i + (isPair ? 2 : 1));
            if (isPair)
                before[++i] = LineBreak.Never;
        }
    }
}

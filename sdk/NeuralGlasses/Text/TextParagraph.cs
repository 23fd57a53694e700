using System.Runtime.InteropServices;
using NeuralGlasses.Text.Bidi;

namespace NeuralGlasses.Text;

/// <summary>
/// A text whose characters know which way they are written: the Unicode bidirectional algorithm (UAX #9, with the data of Unicode 15.0),
/// without the mirroring of brackets (rule L4), which is the shaper's. A text of several paragraphs is resolved one by one, each in the
/// same direction. It does not change; the work takes time in proportion to the length, whatever the text.
/// </summary>
public sealed class TextParagraph
{
    private readonly string _text;
    private readonly byte[] _levels;

    private TextParagraph(string text, TextDirection direction, byte[] levels)
    {
        _text = text;
        Direction = direction;
        _levels = levels;
    }

    /// <summary>Which way it reads, and from which edge its lines begin.</summary>
    public TextDirection Direction { get; }

    /// <summary>
    /// Embedding level of each UTF-16 unit if the text were one line: even from left to right, odd from right to left, 0 to 126. Invisible
    /// formatting characters have the level of what stands before them.
    /// </summary>
    public ReadOnlySpan<byte> Levels => _levels;

    /// <summary>Resolves a text.</summary>
    /// <param name="text">The text; a paragraph ends behind a line feed or another paragraph separator.</param>
    /// <param name="direction">Which way it reads; null for that of the first letter outside isolates (rules P2 and P3), and left to right without a letter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The direction is neither of the two.</exception>
    public static TextParagraph Of(string text, TextDirection? direction = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (direction is not (null or TextDirection.LeftToRight or TextDirection.RightToLeft))
            throw new ArgumentOutOfRangeException(nameof(direction), direction, "A text reads from left to right or from right to left.");
        var levels = new byte[text.Length];
        using var buffers = new BidiBuffers(text.Length);
        var original = buffers.Original;
        if (!Classify(text, original) && direction != TextDirection.RightToLeft)
            return new TextParagraph(text, TextDirection.LeftToRight, levels);

        var found = FirstDirection(original, buffers.Match);
        var reads = direction ?? found ?? TextDirection.LeftToRight;
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = EndOfParagraph(original, start);
            var part = start..end;
            ExplicitLevels.Resolve(original[part], buffers.Match[part], buffers.Overridden[part], buffers.Embedding[part], (int)reads);
            new IsolatingRuns(text, buffers, start, end, (int)reads).Resolve(levels);
        }

        ResetBlanks(original, levels, (byte)reads);
        return new TextParagraph(text, reads, levels);
    }

    /// <summary>
    /// Finds the stretches of one line in the order in which they stand on it, from left to right (rules L1 and L2). Blanks at the end of
    /// the line go where the paragraph's direction ends.
    /// </summary>
    /// <param name="start">Index of the line's first UTF-16 unit.</param>
    /// <param name="length">Number of its units.</param>
    /// <param name="runs">Receives the stretches; what was in it is removed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The line is not within the text.</exception>
    public void VisualRuns(int start, int length, List<TextRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _text.Length - start);
        runs.Clear();
        var end = start + length;
        var blanks = end;
        while (blanks > start && IsBlank(blanks - 1))
            blanks--;

        int highest = 0, lowestOdd = int.MaxValue;
        for (int at = start, next; at < end; at = next)
        {
            int level = LevelAt(at, blanks);
            next = at + 1;
            while (next < end && LevelAt(next, blanks) == level)
                next++;
            runs.Add(new TextRun(at, next - at, (level & 1) != 0));
            highest = Math.Max(highest, level);
            if ((level & 1) != 0)
                lowestOdd = Math.Min(lowestOdd, level);
        }

        for (var level = highest; level >= lowestOdd; level--)
            Reverse(CollectionsMarshal.AsSpan(runs), level, blanks);
    }

    // Returns whether any of it can turn the direction.
    private static bool Classify(string text, Span<BidiClass> types)
    {
        var seen = 0u;
        for (var i = 0; i < types.Length; i++)
        {
            var codePoint = UnicodeTable.CodePointAt(text, i);
            types[i] = UnicodeTable.BidiOf(codePoint);
            seen |= 1u << (int)types[i];
            if (codePoint > char.MaxValue)
                types[++i] = BidiClass.Second;
        }

        return (seen & BidiSet.Turning) != 0;
    }

    private static TextDirection? FirstDirection(ReadOnlySpan<BidiClass> types, Span<int> match)
    {
        TextDirection? found = null;
        for (int start = 0, end; start < types.Length; start = end)
        {
            end = EndOfParagraph(types, start);
            Isolates.Match(types[start..end], match[start..end]);
            found ??= Isolates.FirstLetter(types[start..end], match[start..end], 0, end - start) switch
            {
                BidiClass.L => TextDirection.LeftToRight,
                BidiClass.R or BidiClass.AL => TextDirection.RightToLeft,
                _ => null,
            };
        }

        return found;
    }

    private static int EndOfParagraph(ReadOnlySpan<BidiClass> types, int start)
    {
        var separator = types[start..].IndexOf(BidiClass.B);
        return separator < 0 ? types.Length : start + separator + 1;
    }

    // Rule L1 where it does not ask for the ends of lines, and at the end of the text.
    private static void ResetBlanks(ReadOnlySpan<BidiClass> types, Span<byte> levels, byte paragraphLevel)
    {
        const int None = -1;
        var blanks = None;
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] is BidiClass.B or BidiClass.S)
            {
                levels[(blanks == None ? i : blanks)..(i + 1)].Fill(paragraphLevel);
                blanks = None;
            }
            else if (!BidiSet.Blanks.Has(types[i]))
            {
                blanks = types[i] == BidiClass.Second ? blanks : None;
            }
            else if (blanks == None)
            {
                blanks = i;
            }
        }

        if (blanks != None)
            levels[blanks..].Fill(paragraphLevel);
    }

    private bool IsBlank(int at)
    {
        var isSecond = at > 0 && char.IsLowSurrogate(_text[at]) && char.IsHighSurrogate(_text[at - 1]);
        var type = UnicodeTable.BidiOf(UnicodeTable.CodePointAt(_text, isSecond ? at - 1 : at));
        return type is BidiClass.B or BidiClass.S || BidiSet.Blanks.Has(type);
    }

    private int LevelAt(int at, int blanks) => at < blanks ? _levels[at] : (int)Direction;

    private void Reverse(Span<TextRun> runs, int level, int blanks)
    {
        for (int first = 0, next; first < runs.Length; first = next)
        {
            next = first;
            while (next < runs.Length && LevelAt(runs[next].Start, blanks) >= level)
                next++;
            runs[first..next].Reverse();
            next = Math.Max(next, first + 1);
        }
    }
}

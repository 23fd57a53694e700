using NeuralGlasses.Text;

namespace NeuralGlasses.Skia.Setting;

/// <summary>Where a line ends: at the last place that allows it before the room is used up, else between two characters.</summary>
internal static class LineFit
{
    // Sums of the same advances in another order differ by less; no display shows a millionth of a pixel.
    internal const double Slack = 1e-6;

    /// <summary>Finds the end of a line.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="start">The line's first unit.</param>
    /// <param name="room">Its room, in ems; spaces at its end hang out of it.</param>
    /// <param name="below">The end is before this unit, unless the line would then have no character.</param>
    /// <param name="anywhere">Whether the line may end between any two characters.</param>
    internal static Fitted End(ShapedParagraph paragraph, int start, double room, int below = int.MaxValue, bool anywhere = false)
    {
        var advances = paragraph.Advances;
        var breaks = paragraph.Breaks;
        var chars = paragraph.Chars;
        double width = 0, hanging = 0;
        var allowed = -1;
        for (var i = start; i < paragraph.Length;)
        {
            if (i > start && breaks[i] == LineBreak.Must)
                return new Fitted(i, i);
            if (i > start && breaks[i] == LineBreak.Allowed)
                allowed = i;
            var next = paragraph.After(i);
            double advance = 0;
            for (var k = i; k < next; k++)
                advance += advances[k];
            var hangs = Hangs(chars[i]);
            if (i > start && (next >= below || (!hangs && width + hanging + advance > room + Slack)))
                return new Fitted(!anywhere && allowed > start ? allowed : i, next);
            if (hangs)
            {
                hanging += advance;
            }
            else
            {
                width += hanging + advance;
                hanging = 0;
            }

            i = next;
        }

        return new Fitted(paragraph.Length, paragraph.Length);
    }

    /// <summary>The end of what is painted of a line: spaces at its end are not.</summary>
    internal static int WithoutSpaces(ShapedParagraph paragraph, int start, int end)
    {
        while (end > start && Hangs(paragraph.Chars[end - 1]))
            end--;
        return end;
    }

    // The spaces at which lines break; those that glue words do not hang.
    private static bool Hangs(char c) => c is ' ' or '\u1680' or (>= '\u2000' and <= '\u200A' and not '\u2007') or '\u205F' or '\u3000';
}

/// <summary>Where a line ends.</summary>
/// <param name="End">The unit after its last.</param>
/// <param name="Seen">The unit up to which the text was looked at to find that.</param>
internal readonly record struct Fitted(int End, int Seen);

using System.Runtime.InteropServices;
using NeuralGlasses.Text;
using SkiaSharp;

namespace NeuralGlasses.Skia.Setting;

/// <summary>Puts the glyphs of one line side by side, shaping anew what the line's ends cut through.</summary>
internal sealed class LineAssembly(FontSet fonts, Shaper shaper)
{
    private readonly List<TextRun> _visual = [];
    private readonly List<Glyph> _anew = [];
    private readonly List<Placed> _placed = [];
    private double _pen;

    /// <summary>Width of the line, in ems.</summary>
    internal double Width => _pen;

    /// <summary>Assembles a line.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="start">The line's first unit.</param>
    /// <param name="end">The unit after its last that is painted.</param>
    /// <param name="ellipsis">What stands at its end; empty for a line that is not cut.</param>
    /// <param name="ellipsisFont">Index of the ellipsis' font.</param>
    internal void Assemble(ShapedParagraph paragraph, int start, int end, List<Glyph> ellipsis, int ellipsisFont)
    {
        _placed.Clear();
        _pen = 0;
        if (paragraph.IsRightToLeft)
            Append(CollectionsMarshal.AsSpan(ellipsis), ellipsisFont);
        if (end > start)
        {
            paragraph.VisualRuns(start, end - start, _visual);
            foreach (var run in _visual)
                Append(paragraph, run, start, end);
        }

        if (!paragraph.IsRightToLeft)
            Append(CollectionsMarshal.AsSpan(ellipsis), ellipsisFont);
    }

    /// <summary>The line's glyphs at a size, by font.</summary>
    internal GlyphRun[] Runs(double sizePixels)
    {
        var runs = new List<GlyphRun>();
        for (var i = 0; i < _placed.Count;)
        {
            var from = i;
            var font = _placed[i].Font;
            while (i < _placed.Count && _placed[i].Font == font)
                i++;
            var ids = new ushort[i - from];
            var places = new SKPoint[i - from];
            for (var k = from; k < i; k++)
            {
                ids[k - from] = _placed[k].Id;
                places[k - from] = new SKPoint((float)(_placed[k].X * sizePixels), (float)(_placed[k].Y * sizePixels));
            }

            runs.Add(new GlyphRun(fonts[font], ids, places));
        }

        return [.. runs];
    }

    private void Append(ShapedParagraph paragraph, in TextRun run, int lineStart, int lineEnd)
    {
        var runEnd = run.Start + run.Length;
        var first = paragraph.ItemAt(run.Start);
        var last = paragraph.ItemAt(runEnd - 1);
        for (var k = 0; k <= last - first; k++)
        {
            var index = run.IsRightToLeft ? last - k : first + k;
            var item = paragraph.Items[index];
            var start = Math.Max(item.Start, run.Start);
            var end = Math.Min(item.End, runEnd);
            if (item.IsRightToLeft == run.IsRightToLeft && paragraph.IsSafe(start) && paragraph.IsSafe(end))
            {
                Append(paragraph.Glyphs(index, start, end), item.Font);
                continue;
            }

            _anew.Clear();
            var part = item with { Start = start, Length = end - start, IsRightToLeft = run.IsRightToLeft };
            shaper.Shape(paragraph.Chars[lineStart..lineEnd], lineStart, part, _anew);
            Append(CollectionsMarshal.AsSpan(_anew), item.Font);
        }
    }

    private void Append(ReadOnlySpan<Glyph> glyphs, int font)
    {
        foreach (ref readonly var glyph in glyphs)
        {
            _placed.Add(new Placed(font, glyph.Id, _pen + glyph.X, glyph.Y));
            _pen += glyph.Advance;
        }
    }

    private readonly record struct Placed(int Font, ushort Id, double X, float Y);
}

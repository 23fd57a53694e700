using System.Buffers;
using NeuralGlasses.Text;

namespace NeuralGlasses.Skia.Setting;

/// <summary>
/// Sets a text paragraph by paragraph and line by line, and stops when it has the lines that were asked for: of a long paragraph only as much is
/// shaped as these may hold.
/// </summary>
internal sealed class TextComposition : IDisposable
{
    // A line's end may depend on some characters after it, so that it is believed only at this distance from where the shaped part ends.
    private const int Lookahead = 32;

    // Characters in an em, at most for nearly any text; where it is not enough, more is shaped.
    private const int CharactersPerEm = 3;

    // How far a text of several paragraphs is searched for a letter that says how it reads.
    private const int DirectionSearch = 1024;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    private readonly Shaper _shaper;
    private readonly ShapedParagraph _paragraph;
    private readonly LineAssembly _assembly;
    private readonly List<Glyph> _ellipsis = [];
    private readonly List<Glyph> _nothing = [];
    private readonly int _ellipsisFont;
    private readonly double _ellipsisWidth;
    private readonly List<SetLine> _lines = [];
    private readonly List<GlyphRun[]> _runs = [];
    private string _text = "";
    private double _size;
    private double _room;
    private int _most;
    private bool _isCut;

    internal TextComposition(FontSet fonts)
    {
        _shaper = new Shaper(fonts);
        _paragraph = new ShapedParagraph(fonts, _shaper);
        _assembly = new LineAssembly(fonts, _shaper);
        _ellipsisFont = Math.Max(fonts.IndexOf('…'), 0);
        _shaper.Shape("…", 0, new TextItem(0, 1, _ellipsisFont, HarfBuzzSharp.Script.Common, false), _ellipsis);
        _ellipsisWidth = _ellipsis.Sum(g => (double)g.Advance);
    }

    internal long ShapedUnits => _paragraph.ShapedUnits;

    /// <inheritdoc/>
    public void Dispose() => _shaper.Dispose();

    /// <summary>Sets a text; the lines are in <see cref="SkiaSetText"/>.</summary>
    internal SkiaSetText Set(string text, double sizePixels, double widthPixels, int mostLines, in LineMetrics metrics)
    {
        _text = text;
        _size = sizePixels;
        _room = widthPixels / sizePixels;
        _most = mostLines;
        _isCut = false;
        _lines.Clear();
        _runs.Clear();
        var direction = Direction();
        var isRightToLeft = false;
        for (var at = 0; text.Length > 0 && _lines.Count < mostLines;)
        {
            var length = text.AsSpan(at).IndexOfAny(LineEnds);
            var end = length < 0 ? text.Length : at + length;
            SetParagraph(at, end, direction);
            isRightToLeft = _paragraph.IsRightToLeft;
            if (length < 0)
                break;
            at = end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
        }

        _text = "";
        return new SkiaSetText(sizePixels, [.. _lines], [.. _runs], metrics, isRightToLeft, _isCut);
    }

    // One direction for all paragraphs, so that all begin at one edge; null for one paragraph, which says itself.
    private TextDirection? Direction()
    {
        if (_text.AsSpan().IndexOfAny(LineEnds) < 0)
            return null;
        return TextParagraph.Of(_text.Length <= DirectionSearch ? _text : _text[..DirectionSearch]).Direction;
    }

    private void SetParagraph(int at, int end, TextDirection? direction)
    {
        var (lines, left) = (_lines.Count, _most - _lines.Count);
        var stretch = left * ((_room * CharactersPerEm) + 8.0) + (2 * Lookahead);
        while (true)
        {
            var stop = stretch < end - at ? at + (int)stretch : end;
            if (stop < end && char.IsLowSurrogate(_text[stop]))
                stop--;
            _paragraph.Shape(at == 0 && stop == _text.Length ? _text : _text[at..stop], direction);
            if (SetLines(at, stop == end))
                return;
            _lines.RemoveRange(lines, _lines.Count - lines);
            _runs.RemoveRange(lines, _runs.Count - lines);
            stretch *= 4;
        }
    }

    // False if the shaped part was too short to tell.
    private bool SetLines(int at, bool isWhole)
    {
        var start = 0;
        do
        {
            var fitted = LineFit.End(_paragraph, start, _room);
            if (!isWhole && fitted.Seen > _paragraph.Length - Lookahead)
                return false;
            if (_lines.Count == _most - 1 && HasMore(at + fitted.End))
            {
                CutLine(at, start);
                return true;
            }

            start = SetLine(at, start, fitted.End);
        }
        while (start < _paragraph.Length && _lines.Count < _most);

        return true;
    }

    private int SetLine(int at, int start, int end)
    {
        while (true)
        {
            var painted = LineFit.WithoutSpaces(_paragraph, start, end);
            _assembly.Assemble(_paragraph, start, painted, _nothing, 0);
            // Letters that no longer join may be wider than those that were measured.
            var shorter = _assembly.Width > _room + LineFit.Slack ? LineFit.End(_paragraph, start, _room, below: end).End : end;
            if (shorter >= end)
            {
                Keep(at, start, painted);
                return end;
            }

            end = shorter;
        }
    }

    private void CutLine(int at, int start)
    {
        _isCut = true;
        var room = _room - _ellipsisWidth;
        var end = LineFit.End(_paragraph, start, room, anywhere: true).End;
        while (true)
        {
            var painted = LineFit.WithoutSpaces(_paragraph, start, end);
            _assembly.Assemble(_paragraph, start, painted, _ellipsis, _ellipsisFont);
            if (_assembly.Width <= _room + LineFit.Slack || painted == start)
            {
                Keep(at, start, painted);
                return;
            }

            var shorter = LineFit.End(_paragraph, start, room, below: end, anywhere: true).End;
            end = shorter < end ? shorter : start;
        }
    }

    private void Keep(int at, int start, int painted)
    {
        _lines.Add(new SetLine(at + start, painted - start, _assembly.Width * _size));
        _runs.Add(_assembly.Runs(_size));
    }

    // Spaces and line ends alone are not worth an ellipsis.
    private bool HasMore(int index)
    {
        while (index < _text.Length && (char.IsWhiteSpace(_text[index]) || char.IsControl(_text[index])))
            index++;
        return index < _text.Length;
    }
}

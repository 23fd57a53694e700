using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using NeuralGlasses.Text;

namespace NeuralGlasses.Skia.Setting;

/// <summary>
/// A paragraph, or the beginning of a long one, shaped once: glyphs by stretch, and for each UTF-16 unit what it adds to a line and whether one
/// may end before it. Reused from text to text; its arrays only grow.
/// </summary>
internal sealed class ShapedParagraph(FontSet fonts, Shaper shaper)
{
    // A character without a font, and what is left of a longer one: the first is in no font, the second is never seen.
    private const char Absent = '\uFFFF';
    private const char Unseen = '\u200B';

    private readonly List<TextItem> _items = [];
    private readonly List<int> _firstGlyphs = [];
    private readonly List<Glyph> _glyphs = [];
    private char[] _chars = [];
    private bool[] _begins = [];
    private bool[] _safe = [];
    private float[] _advances = [];
    private LineBreak[] _breaks = [];
    private TextParagraph _bidi = TextParagraph.Of("");

    /// <summary>Its UTF-16 units.</summary>
    internal int Length { get; private set; }

    /// <summary>UTF-16 units shaped since it was made, for all texts.</summary>
    internal long ShapedUnits { get; private set; }

    internal bool IsRightToLeft => _bidi.Direction == TextDirection.RightToLeft;

    internal IReadOnlyList<TextItem> Items => _items;

    /// <summary>The text as it is shaped: without controls, without lone surrogates, and with a box's character where no font has one.</summary>
    internal ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>What a unit adds to a line, in ems; that of a character or a ligature stands at its first unit.</summary>
    internal ReadOnlySpan<float> Advances => _advances.AsSpan(0, Length);

    /// <summary>Whether a line may, must or must not end before a unit.</summary>
    internal ReadOnlySpan<LineBreak> Breaks => _breaks.AsSpan(0, Length);

    /// <summary>Shapes a text.</summary>
    /// <param name="text">The text, without line feeds.</param>
    /// <param name="direction">How it reads; by its first letter that has a direction if none is given.</param>
    internal void Shape(string text, TextDirection? direction)
    {
        Length = text.Length;
        ShapedUnits += text.Length;
        Grow(text.Length);
        _bidi = TextParagraph.Of(text, direction);
        LineBreaks.Of(text, _breaks);
        GraphemeBreaks.Of(text, _begins);
        Clean(text);
        Divide();
        _glyphs.Clear();
        _firstGlyphs.Clear();
        foreach (ref readonly var item in CollectionsMarshal.AsSpan(_items))
        {
            _firstGlyphs.Add(_glyphs.Count);
            shaper.Shape(Chars, 0, item, _glyphs);
        }

        Measure();
    }

    /// <summary>The unit at which the next character begins, or the end.</summary>
    internal int After(int index)
    {
        do
            index++;
        while (index < Length && !_begins[index]);
        return index;
    }

    /// <summary>Whether the text may be cut before a unit and its glyphs with it.</summary>
    internal bool IsSafe(int index) => index == Length || _safe[index];

    /// <summary>Orders the stretches of a line from left to right.</summary>
    internal void VisualRuns(int start, int length, List<TextRun> runs) => _bidi.VisualRuns(start, length, runs);

    /// <summary>Index of the item that has a unit.</summary>
    internal int ItemAt(int index)
    {
        var (low, high) = (0, _items.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_items[middle].Start <= index)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>The glyphs of an item's part, from left to right; both of its ends are safe.</summary>
    internal ReadOnlySpan<Glyph> Glyphs(int item, int start, int end)
    {
        var first = _firstGlyphs[item];
        var last = item + 1 < _items.Count ? _firstGlyphs[item + 1] : _glyphs.Count;
        var glyphs = CollectionsMarshal.AsSpan(_glyphs)[first..last];
        return _items[item].IsRightToLeft
            ? glyphs[FirstBelow(glyphs, end)..FirstBelow(glyphs, start)]
            : glyphs[FirstFrom(glyphs, start)..FirstFrom(glyphs, end)];
    }

    private static int FirstFrom(ReadOnlySpan<Glyph> ascending, int cluster)
    {
        var (low, high) = (0, ascending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle].Cluster < cluster)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static int FirstBelow(ReadOnlySpan<Glyph> descending, int cluster)
    {
        var (low, high) = (0, descending.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (descending[middle].Cluster >= cluster)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private void Grow(int length)
    {
        if (_chars.Length >= length)
            return;
        length = Math.Max(length, 2 * _chars.Length);
        _chars = new char[length];
        _begins = new bool[length];
        _safe = new bool[length];
        _advances = new float[length];
        _breaks = new LineBreak[length];
    }

    private void Clean(string text)
    {
        text.CopyTo(_chars);
        for (var i = 0; i < Length;)
        {
            if (char.IsControl(_chars[i]))
                _chars[i] = _chars[i] == '\t' ? ' ' : Unseen;
            var status = Rune.DecodeFromUtf16(Chars[i..], out _, out var used);
            if (status != OperationStatus.Done)
                _chars.AsSpan(i, used).Fill('\uFFFD');
            i += used;
        }
    }

    // Cuts the text where its level, font or script changes; a character without a font becomes one box.
    private void Divide()
    {
        _items.Clear();
        var levels = _bidi.Levels;
        var font = -1;
        var script = Script.Common;
        for (var i = 0; i < Length;)
        {
            var end = After(i);
            var character = _chars.AsSpan(i, end - i);
            var found = fonts.Find(character, font);
            if (found < 0)
            {
                character.Fill(Unseen);
                character[0] = Absent;
                found = 0;
            }

            var own = Scripts.Of(character);
            var before = _items.Count > 0 ? _items[^1] : default;
            if (_items.Count == 0 || found != font || levels[i] != levels[i - 1] || Scripts.Differ(script, own))
            {
                // What belongs to every script goes with what is before it.
                script = Scripts.IsReal(own) || _items.Count == 0 ? own : script;
                _items.Add(new TextItem(i, end - i, found, script, (levels[i] & 1) != 0));
            }
            else
            {
                script = Scripts.IsReal(script) ? script : own;
                _items[^1] = before with { Length = end - before.Start, Script = script };
            }

            font = found;
            i = end;
        }
    }

    private void Measure()
    {
        _advances.AsSpan(0, Length).Clear();
        _safe.AsSpan(0, Length).Clear();
        for (var i = 0; i < _glyphs.Count; i++)
            _safe[_glyphs[i].Cluster] = true;
        foreach (ref readonly var glyph in CollectionsMarshal.AsSpan(_glyphs))
        {
            _advances[glyph.Cluster] += glyph.Advance;
            _safe[glyph.Cluster] &= glyph.IsSafe;
        }

        foreach (var item in _items)
            _safe[item.Start] = true;
    }
}

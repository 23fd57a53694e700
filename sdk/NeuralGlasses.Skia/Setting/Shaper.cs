using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace NeuralGlasses.Skia.Setting;

/// <summary>Turns stretches of text into glyphs with HarfBuzz, its default features on: ligatures, kerning, marks, and the forms of joined letters.</summary>
internal sealed class Shaper(FontSet fonts) : IDisposable
{
    // Not the machine's language, which HarfBuzz would take: a text looks the same everywhere.
    private static readonly Language Undetermined = new("und");

    private readonly Buffer _buffer = new();

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    /// <summary>Shapes a stretch and appends its glyphs, from left to right.</summary>
    /// <param name="context">The text around it, whose letters it may join.</param>
    /// <param name="offset">Index of the context's first unit, as the stretch and the clusters count them.</param>
    /// <param name="item">The stretch.</param>
    /// <param name="glyphs">Receives the glyphs.</param>
    internal void Shape(ReadOnlySpan<char> context, int offset, in TextItem item, List<Glyph> glyphs)
    {
        _buffer.ClearContents();
        _buffer.AddUtf16(context, item.Start - offset, item.Length);
        _buffer.Direction = item.IsRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        _buffer.Script = item.Script;
        _buffer.Language = Undetermined;
        var face = fonts[item.Font];
        face.Shaping.Shape(_buffer);
        var ems = 1f / face.UnitsPerEm;
        var shapes = _buffer.GetGlyphInfoSpan();
        var places = _buffer.GetGlyphPositionSpan();
        for (var i = 0; i < shapes.Length; i++)
        {
            ref readonly var shape = ref shapes[i];
            ref readonly var place = ref places[i];
            glyphs.Add(new Glyph(
                (ushort)shape.Codepoint,
                (int)shape.Cluster + offset,
                place.XAdvance * ems,
                place.XOffset * ems,
                -place.YOffset * ems,
                (shape.GlyphFlags & GlyphFlags.UnsafeToBreak) == 0));
        }
    }
}

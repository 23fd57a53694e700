using SkiaSharp;

namespace NeuralGlasses.Skia.Setting;

/// <summary>Glyphs of one font in a line, in the order of painting.</summary>
/// <param name="Face">The font.</param>
/// <param name="Ids">Numbers of the glyphs in the font.</param>
/// <param name="Places">Their places, in pixels from the left end of the line and from its baseline.</param>
internal sealed record GlyphRun(FontFace Face, ushort[] Ids, SKPoint[] Places);

using NeuralGlasses.Skia;

namespace NeuralGlasses.Sdk.Tests.Skia;

/// <summary>A glyph of a line that was set, and where it stands.</summary>
internal readonly record struct PlacedGlyph(string Font, ushort Id, float X, float Y)
{
    public const string Noto = "NotoSans-SemiBold.ttf";
    public const string Arabic = "NotoSansArabic-SemiBold.ttf";
    public const string Symbols = "NotoSansSymbols-SemiBold.ttf";
    public const string Chinese = "NotoSansCJKsc-Medium-GB2312.otf";

    /// <summary>The glyphs of a line in the order of painting.</summary>
    public static PlacedGlyph[] OfLine(SkiaSetText text, int line = 0) =>
        [.. text.Runs[line].SelectMany(r => r.Ids.Select((id, i) => new PlacedGlyph(r.Face.Name, id, r.Places[i].X, r.Places[i].Y)))];

    /// <summary>The font and the glyph of every character of the first line that is no space, from left to right.</summary>
    public static (string Font, ushort Id)[] Letters(SkiaSetText text) =>
        [.. text.Runs[0].SelectMany(r => r.Ids.Where(id => id != r.Face.Typeface.GetGlyph(' ')).Select(id => (r.Face.Name, id)))];

    /// <summary>Numbers of a line's glyphs from left to right.</summary>
    public static ushort[] Ids(SkiaSetText text, int line = 0) => [.. OfLine(text, line).Select(g => g.Id)];
}

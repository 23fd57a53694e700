namespace NeuralGlasses.Skia.Setting;

/// <summary>How high a line is, in ems: after the first font of a set, so that lines of all scripts stand equally far apart.</summary>
/// <param name="Ascent">From the top of a line to its baseline.</param>
/// <param name="Height">From one baseline to the next.</param>
internal readonly record struct LineMetrics(double Ascent, double Height)
{
    internal static LineMetrics Of(FontFace face)
    {
        face.Shaping.TryGetHorizontalFontExtents(out var extents);
        var ems = 1.0 / face.UnitsPerEm;
        return new LineMetrics(extents.Ascender * ems, (extents.Ascender - extents.Descender + extents.LineGap) * ems);
    }
}

using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>The one font that comes with the simulator, loaded once for whoever paints.</summary>
internal static class BundledFont
{
    private static readonly Lazy<SKTypeface> Loaded = new(() =>
    {
        using var file = typeof(BundledFont).Assembly.GetManifestResourceStream("font:OpenSans-Semibold.ttf")!;
        return SKTypeface.FromStream(file);
    });

    /// <summary>The font at a size in pixels; the caller disposes it.</summary>
    public static SKFont At(float size) => new(Loaded.Value, size);
}

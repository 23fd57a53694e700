using System.Runtime.InteropServices;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud.Pixels;
using SkiaSharp;

namespace NeuralGlasses.Skia.Hud;

/// <summary>The memory of a display as a picture.</summary>
public static class HudPng
{
    // A HUD frame is mostly black, so the cheapest setting costs few bytes and a tenth of the time.
    internal static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.NoFilters, 1);

    /// <summary>What the wearer sees on black, as PNG.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="display">Its display.</param>
    public static byte[] Of(HudFramebuffer memory, HudAbilities display)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(display);
        using var bitmap = new SKBitmap(new SKImageInfo(display.WidthPixels, display.HeightPixels, SKColorType.Rgba8888, SKAlphaType.Opaque));
        memory.See(MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()));
        using var map = bitmap.PeekPixels();
        using var png = map.Encode(Encoding)!;
        return png.ToArray();
    }
}

namespace NeuralGlasses.Devices;

/// <summary>What a display can show.</summary>
/// <param name="WidthPixels">Width, in pixels.</param>
/// <param name="HeightPixels">Height, in pixels.</param>
/// <param name="PixelsPerDegree">Pixels in a degree of the wearer's view.</param>
/// <param name="Colours">What a pixel can be.</param>
/// <param name="RefreshHz">Most frames a second, in hertz.</param>
public sealed record HudAbilities(int WidthPixels, int HeightPixels, double PixelsPerDegree, HudColours Colours, double RefreshHz)
{
    /// <summary>
    /// Most light that the display may give for long, as a share of that of all its pixels at their brightest, 0 to 1; a brighter picture is
    /// dimmed to it. 1 for a display without such a limit.
    /// </summary>
    public double MostLight { get; init; } = 1;

    /// <summary>Luminance of its brightest white as the wearer sees it, in candelas a square metre.</summary>
    public double PeakCandelas { get; init; } = 1000;

    /// <summary>Share of the light of the world that its optics let through, 0 to 1.</summary>
    public double Transmission { get; init; } = 0.85;

    /// <summary>Bits of a pixel as the display stores it.</summary>
    public int BitsPerPixel => Colours switch
    {
        HudColours.Colour24 => 24,
        HudColours.Green4 => 4,
        HudColours.Green2 => 2,
        _ => 1,
    };

    /// <summary>Bytes of a rectangle as the display stores it: each line begins with a byte of its own.</summary>
    public int PackedBytes(int width, int height) => ((width * BitsPerPixel) + 7) / 8 * height;
}

using NeuralGlasses.Devices;

namespace NeuralGlasses.Hud.Pixels;

/// <summary>The colours of tones, which every painter and the legibility rules use.</summary>
public static class HudPalette
{
    private static readonly HudColour White = new(255, 255, 255);
    private static readonly HudColour Black = new(0, 0, 0);

    // The third of four steps.
    private static readonly HudColour Grey = new(0xAA, 0xAA, 0xAA);

    /// <summary>
    /// The colour of a tone on a display. One of two levels has a single colour and no surfaces: grey would be dots, and dotted text is hard to read.
    /// One of four has its own steps, for the same reason; its darkest is too bright to stand behind text.
    /// </summary>
    /// <param name="tone">The tone.</param>
    /// <param name="colours">What a pixel of the display can be; green ones show the luminance of the colour.</param>
    public static HudColour Of(HudTone tone, HudColours colours) => tone switch
    {
        HudTone.Surface => HasSurfaces(colours) ? new HudColour(0x1C, 0x22, 0x1F) : Black,
        HudTone.Dim when colours == HudColours.Green2 => Grey,
        _ when !HasSurfaces(colours) => White,
        HudTone.Dim => new HudColour(0x9A, 0xA8, 0xA0),
        HudTone.Accent => new HudColour(0x6B, 0xE6, 0x9B),
        HudTone.Assistant => new HudColour(0xC9, 0xB6, 0xFF),
        HudTone.Warning => new HudColour(0xFF, 0xC1, 0x4D),
        _ => new HudColour(0xF2, 0xF5, 0xF0),
    };

    /// <summary>Whether surfaces have a colour of their own on a display.</summary>
    public static bool HasSurfaces(HudColours colours) => colours is HudColours.Colour24 or HudColours.Green4;
}

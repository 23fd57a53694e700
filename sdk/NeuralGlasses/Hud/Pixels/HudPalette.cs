using NeuralGlasses.Devices;

namespace NeuralGlasses.Hud.Pixels;

/// <summary>The colours of tones, which every painter and the legibility rules use.</summary>
public static class HudPalette
{
    private static readonly HudColour White = new(255, 255, 255);
    private static readonly HudColour Black = new(0, 0, 0);

    /// <summary>
    /// The colour of a tone on a display. One of two levels has a single colour and no surfaces: grey would be dots, and dotted text is hard to read.
    /// </summary>
    /// <param name="tone">The tone.</param>
    /// <param name="colours">What a pixel of the display can be; green ones show the luminance of the colour.</param>
    public static HudColour Of(HudTone tone, HudColours colours) => tone switch
    {
        HudTone.Surface => colours == HudColours.Mono1 ? Black : new HudColour(0x1C, 0x22, 0x1F),
        _ when colours == HudColours.Mono1 => White,
        HudTone.Dim => new HudColour(0x9A, 0xA8, 0xA0),
        HudTone.Accent => new HudColour(0x6B, 0xE6, 0x9B),
        HudTone.Warning => new HudColour(0xFF, 0xC1, 0x4D),
        _ => new HudColour(0xF2, 0xF5, 0xF0),
    };
}

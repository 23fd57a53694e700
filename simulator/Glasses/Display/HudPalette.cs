using NeuralGlasses.Devices;
using SkiaSharp;

namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>The colours of a scene. A display without steps has one: grey would be dots, and dotted text is hard to read.</summary>
internal sealed record HudPalette(SKColor Bright, SKColor Dim, SKColor Accent, SKColor Warning, SKColor CardFill)
{
    private static readonly HudPalette Colourful = new(new(0xF2, 0xF5, 0xF0), new(0x9A, 0xA8, 0xA0), new(0x6B, 0xE6, 0x9B), new(0xFF, 0xC1, 0x4D), new(0x1C, 0x22, 0x1F));
    private static readonly HudPalette OneColour = new(SKColors.White, SKColors.White, SKColors.White, SKColors.White, SKColors.Black);

    public static HudPalette For(HudColours colours) => colours == HudColours.Mono1 ? OneColour : Colourful;
}

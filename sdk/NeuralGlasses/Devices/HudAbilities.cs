namespace NeuralGlasses.Devices;

/// <summary>What a display can show.</summary>
/// <param name="WidthPixels">Width, in pixels.</param>
/// <param name="HeightPixels">Height, in pixels.</param>
/// <param name="PixelsPerDegree">Pixels in a degree of the wearer's view.</param>
/// <param name="Colours">What a pixel can be.</param>
/// <param name="RefreshHz">Most frames a second, in hertz.</param>
public sealed record HudAbilities(int WidthPixels, int HeightPixels, double PixelsPerDegree, HudColours Colours, double RefreshHz);

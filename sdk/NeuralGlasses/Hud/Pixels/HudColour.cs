namespace NeuralGlasses.Hud.Pixels;

/// <summary>A colour as it is sent to a display.</summary>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
public readonly record struct HudColour(byte Red, byte Green, byte Blue)
{
    /// <summary>Luminance as a share of that of white, 0 to 1 (IEC 61966-2-1 with the weights of ITU-R BT.709).</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte value)
    {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}

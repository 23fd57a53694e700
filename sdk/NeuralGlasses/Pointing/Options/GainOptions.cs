namespace NeuralGlasses.Pointing.Options;

/// <summary>
/// How far the cursor goes for a degree of the wrist: little while the wrist is slow, for precision, and much while it is fast, for reach, with a
/// sigmoid between them. Distances are shares of the display's height, so that one curve suits every display.
/// </summary>
public sealed record GainOptions
{
    /// <summary>Share of the display's height for a degree of a slow wrist, above 0, at most 1.</summary>
    public double SlowHeights { get; init; } = 0.026;

    /// <summary>Share of the display's height for a degree of a fast wrist, <see cref="SlowHeights"/> to 1.</summary>
    public double FastHeights { get; init; } = 0.04;

    /// <summary>Speed at which it is halfway between, in degrees a second, above 0, at most 1000.</summary>
    public double MiddleDps { get; init; } = 60;

    /// <summary>Width of the way between, in degrees a second, above 0, at most 1000: 76 % of the rise lies within this much on either side.</summary>
    public double WidthDps { get; init; } = 40;

    /// <exception cref="ArgumentException">A setting is out of its range; the sentence says which.</exception>
    internal void Check()
    {
        Setting.Require(SlowHeights is > 0 and <= 1, nameof(GainOptions), nameof(SlowHeights), SlowHeights, "above 0, at most 1 height of the display a degree");
        Setting.Require(FastHeights >= SlowHeights && FastHeights <= 1, nameof(GainOptions), nameof(FastHeights), FastHeights, $"{nameof(SlowHeights)}, which is {SlowHeights}, to 1 height of the display a degree");
        Setting.Require(MiddleDps is > 0 and <= 1000, nameof(GainOptions), nameof(MiddleDps), MiddleDps, "above 0, at most 1000°/s");
        Setting.Require(WidthDps is > 0 and <= 1000, nameof(GainOptions), nameof(WidthDps), WidthDps, "above 0, at most 1000°/s");
    }
}

namespace NeuralGlasses.Sound.Mix;

/// <summary>
/// What a position of the volume dial means: every percent is 0.48 dB, from 48 dB below full at the lower end to full at 100 percent, and 0
/// is silence. Steps that are even in decibels are heard as about even. The span is a guess.
/// </summary>
public static class VolumeCurve
{
    /// <summary>Span of the dial, in decibels.</summary>
    public const double SpanDecibels = 48;

    /// <summary>Gain at a position in percent, from 0 to 1; positions beyond an end are that end.</summary>
    public static double GainOf(double percent) => percent > 0 ? Math.Pow(10, (Math.Min(percent, 100) - 100) / 100 * SpanDecibels / 20) : 0;
}

using NeuralGlasses.Pointing.Options;

namespace NeuralGlasses.Pointing;

/// <summary>
/// Pointer acceleration: a gain that rises with the speed of the wrist along a sigmoid, as pointers of desktops (Casiez and Roussel 2011, UIST, doi 10.1145/2047196.2047276)
/// and of large walls have it (Nancel, Chapuis, Pietriga, Yang, Irani and Beaudouin-Lafon 2013, CHI, doi 10.1145/2470654.2470773). Nothing is allocated.
/// </summary>
public sealed class PointerGain
{
    private readonly GainOptions _options;
    private readonly double _heightPixels;

    /// <summary>Makes the gain of a display.</summary>
    /// <param name="options">Its curve.</param>
    /// <param name="heightPixels">Height of the display, in pixels.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public PointerGain(GainOptions options, int heightPixels)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPixels);
        options.Check();
        _options = options;
        _heightPixels = heightPixels;
    }

    /// <summary>Pixels of the cursor for a degree of a wrist of some speed, in degrees a second.</summary>
    public double PixelsPerDegree(double dps) =>
        _heightPixels * (_options.SlowHeights + ((_options.FastHeights - _options.SlowHeights) / (1 + Math.Exp(-2 * (dps - _options.MiddleDps) / _options.WidthDps))));
}

namespace NeuralGlasses.Signal;

/// <summary>Settings of an <see cref="EmgFilterChain"/>.</summary>
public sealed class EmgFilterOptions
{
    /// <summary>Corner of the second-order Butterworth high-pass, in hertz; 0 turns it off.</summary>
    public double HighPassHz { get; init; } = 20;

    /// <summary>Mains frequency, in hertz: 50 or 60; 0 turns the notches off.</summary>
    public double MainsHz { get; init; } = 50;

    /// <summary>
    /// Width of the notch at the mains frequency and at each harmonic below half the input rate, in hertz between its 3 dB points.
    /// Ten notches of 2 Hz take 6 % of the power of an even spectrum from 20 to 500 Hz, and settle with a time constant of 0.16 s;
    /// they remove a mains that is 0.05 Hz off to 5 % and one that is 0.2 Hz off to 20 %.
    /// </summary>
    public double NotchWidthHz { get; init; } = 2;

    /// <summary>Sample rate that the model expects, in hertz; 0 keeps the rate of the input.</summary>
    public double OutputRateHz { get; init; }

    /// <summary>
    /// Delay of the change of rate, in sample periods of the lower rate, 2 to 16; see <see cref="RationalResampler"/> for what a shorter one costs.
    /// </summary>
    public double ResamplerDelayPeriods { get; init; } = RationalResampler.NormalDelayPeriods;

    internal void Check(double inputRateHz)
    {
        if (!(inputRateHz > 0 && double.IsFinite(inputRateHz)))
            throw new ArgumentException($"The input rate was given as {inputRateHz} Hz: it must be above 0.", nameof(inputRateHz));
        if (!(HighPassHz >= 0 && HighPassHz < inputRateHz / 2))
            throw Wrong(nameof(HighPassHz), HighPassHz, $"0 for none, or a corner below half the input rate, {inputRateHz / 2} Hz");
        if (MainsHz != 0 && !(MainsHz >= 40 && MainsHz <= 70))
            throw Wrong(nameof(MainsHz), MainsHz, "0 for none, 50 or 60");
        if (!(NotchWidthHz >= 0.1 && NotchWidthHz <= 20))
            throw Wrong(nameof(NotchWidthHz), NotchWidthHz, "0.1 to 20 Hz");
        if (!(OutputRateHz >= 0 && double.IsFinite(OutputRateHz)))
            throw Wrong(nameof(OutputRateHz), OutputRateHz, "0 to keep the input's rate, or the rate that the model expects");
        if (!(ResamplerDelayPeriods >= 2 && ResamplerDelayPeriods <= 16))
            throw Wrong(nameof(ResamplerDelayPeriods), ResamplerDelayPeriods, "2 to 16");
    }

    private static ArgumentException Wrong(string field, double found, string expected) =>
        new($"{nameof(EmgFilterOptions)}.{field} is {found}; expected {expected}.");
}

using System.Numerics;

namespace NeuralGlasses.Signal;

/// <summary>
/// A second-order filter section over several channels: coefficients after R. Bristow-Johnson's audio EQ cookbook (bilinear
/// transform), run in transposed direct form II in double precision with one state a channel.
/// </summary>
public sealed class Biquad
{
    private readonly double _rateHz;
    private readonly double _b0, _b1, _b2, _a1, _a2;
    private readonly double[] _first;
    private readonly double[] _second;

    private Biquad(double rateHz, int channelCount, double b1, double edges, double a0, double a1, double a2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channelCount);
        _rateHz = rateHz;
        _b0 = _b2 = edges / a0;
        _b1 = b1 / a0;
        _a1 = a1 / a0;
        _a2 = a2 / a0;
        _first = new double[channelCount];
        _second = new double[channelCount];
    }

    /// <summary>Makes a second-order Butterworth high-pass, 3 dB down at <paramref name="frequencyHz"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not between 0 and half of the rate, or the channel count is not positive.</exception>
    public static Biquad HighPass(double frequencyHz, double rateHz, int channelCount)
    {
        double angle = Angle(frequencyHz, rateHz);
        double cosine = Math.Cos(angle);
        double alpha = Math.Sin(angle) / Math.Sqrt(2);
        return new Biquad(rateHz, channelCount, -(1 + cosine), (1 + cosine) / 2, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    /// <summary>
    /// Makes a notch that removes <paramref name="frequencyHz"/> wholly, is 3 dB down <paramref name="bandwidthHz"/> apart around it,
    /// and settles with a time constant of 1 / (pi x bandwidth).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is not between 0 and half of the rate, or the bandwidth or channel count is not positive.</exception>
    public static Biquad Notch(double frequencyHz, double bandwidthHz, double rateHz, int channelCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidthHz);
        double cosine = Math.Cos(Angle(frequencyHz, rateHz));
        // The bandwidth in hertz through the bilinear transform is exactly tan(pi B / rate); the cookbook's Q form only approaches it.
        double alpha = Math.Tan(Math.PI * Math.Min(bandwidthHz, 0.49 * rateHz) / rateHz);
        return new Biquad(rateHz, channelCount, -2 * cosine, 1, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    /// <summary>Filters one sample of a channel.</summary>
    public double Apply(int channel, double sample)
    {
        double result = (_b0 * sample) + _first[channel];
        _first[channel] = (_b1 * sample) - (_a1 * result) + _second[channel];
        _second[channel] = (_b2 * sample) - (_a2 * result);
        return result;
    }

    /// <summary>Puts a channel into the state it would have after <paramref name="level"/> had lasted for ever, and returns the output then.</summary>
    public double Settle(int channel, double level)
    {
        double result = level * (_b0 + _b1 + _b2) / (1 + _a1 + _a2);
        _second[channel] = (_b2 * level) - (_a2 * result);
        _first[channel] = (_b1 * level) - (_a1 * result) + _second[channel];
        return result;
    }

    /// <summary>
    /// Moves a notch's state over missing samples as if the removed tone had gone on alone, so that its phase is right when
    /// samples return; for a high-pass this would let a drift run away, so that one is left as it stands.
    /// </summary>
    internal void ContinueTone(int sampleSets)
    {
        for (int channel = 0; channel < _first.Length; channel++)
        {
            double first = _first[channel], second = _second[channel];
            for (int i = 0; i < sampleSets; i++)
            {
                double sample = -first / _b0;
                (first, second) = ((_b1 * sample) + second, _b2 * sample);
            }
            _first[channel] = first;
            _second[channel] = second;
        }
    }

    /// <summary>Clears the state of every channel.</summary>
    public void Reset()
    {
        Array.Clear(_first);
        Array.Clear(_second);
    }

    /// <summary>Gain at a frequency in hertz: 1 passes unchanged, 0 is removed.</summary>
    public double Gain(double frequencyHz)
    {
        Complex delay = Complex.FromPolarCoordinates(1, -2 * Math.PI * frequencyHz / _rateHz);
        return ((_b0 + (delay * (_b1 + (delay * _b2)))) / (1 + (delay * (_a1 + (delay * _a2))))).Magnitude;
    }

    /// <summary>Group delay at a frequency in hertz, in seconds; negative where the filter leads.</summary>
    public double GroupDelaySeconds(double frequencyHz)
    {
        Complex delay = Complex.FromPolarCoordinates(1, -2 * Math.PI * frequencyHz / _rateHz);
        Complex denominator = 1 + (delay * (_a1 + (delay * _a2)));
        Complex slope = delay * (_a1 + (2 * delay * _a2));
        // Both kinds have a symmetric numerator: one sample of delay at every frequency, and no division by its zeros.
        return (1 - (slope / denominator).Real) / _rateHz;
    }

    private static double Angle(double frequencyHz, double rateHz)
    {
        if (!(frequencyHz > 0 && frequencyHz < rateHz / 2))
        {
            throw new ArgumentOutOfRangeException(nameof(frequencyHz), frequencyHz,
                $"A filter at a rate of {rateHz} Hz was asked for {frequencyHz} Hz: choose a frequency above 0 and below {rateHz / 2} Hz.");
        }
        return 2 * Math.PI * frequencyHz / rateHz;
    }
}

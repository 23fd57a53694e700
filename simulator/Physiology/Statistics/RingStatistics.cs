using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.Statistics;

namespace NeuralGlasses.Physiology.Statistics;

/// <summary>
/// What a stretch of a ring's signal is like, in figures that are told of real recordings too: all from the band of 20 to 450 Hz, or to
/// nine tenths of the half rate where that is less, cut out by a Fourier transform of the whole stretch.
/// </summary>
public sealed class RingStatistics
{
    private const double LowHz = 20;
    private const double HighHz = 450;
    private const double EnvelopeS = 0.2;
    private readonly double[][] _channels;

    /// <summary>Takes a stretch of sample sets, [time, channel] with the channel fastest, in microvolts. Throws <see cref="ArgumentException"/> if it is shorter than half a second.</summary>
    public RingStatistics(ReadOnlySpan<float> sets, int channels, double rateHz)
    {
        var length = sets.Length / channels;
        if (length < rateHz / 2)
            throw new ArgumentException($"The stretch has {length} sample sets; expected at least half a second of {rateHz} Hz.", nameof(sets));
        RateHz = rateHz;
        _channels = new double[channels][];
        RmsMicrovolts = new double[channels];
        MedianFrequencyHz = new double[channels];
        Kurtosis = new double[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            _channels[channel] = Band(sets, channel, channels, length, out MedianFrequencyHz[channel]);
            RmsMicrovolts[channel] = Statistics(_channels[channel], out Kurtosis[channel]);
        }
    }

    /// <summary>Rate, in hertz.</summary>
    public double RateHz { get; }

    /// <summary>Root of the mean square of each channel, in microvolts.</summary>
    public double[] RmsMicrovolts { get; }

    /// <summary>Frequency that halves the power of each channel, in hertz.</summary>
    public double[] MedianFrequencyHz { get; }

    /// <summary>Fourth moment of each channel over the square of its second; 3 for normal noise.</summary>
    public double[] Kurtosis { get; }

    /// <summary>Channel with the most power.</summary>
    public int Best => Array.IndexOf(RmsMicrovolts, RmsMicrovolts.Max());

    /// <summary>Median over the channels of their root mean square, in microvolts.</summary>
    public double MedianRmsMicrovolts => RmsMicrovolts.Median();

    /// <summary>Mean magnitude of the correlation of two channels that are so many places apart round the ring.</summary>
    public double Correlation(int distance)
    {
        double sum = 0;
        for (var channel = 0; channel < _channels.Length; channel++)
            sum += Math.Abs(MathNet.Numerics.Statistics.Correlation.Pearson(_channels[channel], _channels[(channel + distance) % _channels.Length]));
        return sum / _channels.Length;
    }

    /// <summary>Standard deviation over mean of a channel's root mean squares of 200 ms each.</summary>
    public double EnvelopeVariation(int channel)
    {
        var window = (int)(EnvelopeS * RateHz);
        var count = _channels[channel].Length / window;
        var values = Enumerable.Range(0, count).Select(w => Statistics(_channels[channel].AsSpan(w * window, window), out _)).ToArray();
        return values.StandardDeviation() / values.Mean();
    }

    private static double Statistics(ReadOnlySpan<double> samples, out double kurtosis)
    {
        double second = 0, fourth = 0;
        foreach (var sample in samples)
        {
            var square = sample * sample;
            second += square;
            fourth += square * square;
        }

        second /= samples.Length;
        kurtosis = second > 0 ? fourth / samples.Length / (second * second) : 3;
        return Math.Sqrt(second);
    }

    private double[] Band(ReadOnlySpan<float> sets, int channel, int channels, int length, out double medianHz)
    {
        var spectrum = new Complex[length];
        for (var t = 0; t < length; t++)
            spectrum[t] = sets[(t * channels) + channel];
        Fourier.Forward(spectrum, FourierOptions.Matlab);
        var highest = Math.Min(HighHz, 0.45 * RateHz);
        for (var bin = 0; bin < length; bin++)
        {
            var hertz = Math.Min(bin, length - bin) * RateHz / length;
            if (hertz < LowHz || hertz > highest)
                spectrum[bin] = Complex.Zero;
        }

        medianHz = Median(spectrum, length);
        Fourier.Inverse(spectrum, FourierOptions.Matlab);
        return [.. spectrum.Select(value => value.Real)];
    }

    private double Median(Complex[] spectrum, int length)
    {
        double total = 0, sum = 0;
        for (var bin = 0; bin <= length / 2; bin++)
            total += Power(spectrum[bin]);
        for (var bin = 0; bin <= length / 2; bin++)
        {
            sum += Power(spectrum[bin]);
            if (sum * 2 >= total)
                return bin * RateHz / length;
        }

        return 0;

        static double Power(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
    }
}

using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using MathNet.Numerics.Statistics;

namespace NeuralGlasses.Physiology.Statistics;

/// <summary>
/// What a stretch of a ring's signal is like, in figures that are told of real recordings too: all from the band of 20 to 450 Hz, or to
/// nine tenths of the half rate where that is less, cut out by a Fourier transform of the whole stretch; where asked, without what
/// lies within 1 Hz of 50 and 60 Hz and their multiples.
/// </summary>
public sealed class RingStatistics
{
    private const double LowHz = 20;
    private const double HighHz = 450;
    private const double EnvelopeS = 0.2;
    private const double MainsWidthHz = 1;
    private readonly double[][] _channels;
    private readonly double[][] _powers;
    private readonly bool _cutsMains;

    /// <summary>Takes a stretch of sample sets, [time, channel] with the channel fastest, in microvolts. Throws <see cref="ArgumentException"/> if it is shorter than half a second.</summary>
    /// <param name="sets">The sample sets.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="rateHz">Rate, in hertz.</param>
    /// <param name="cutsMains">Whether 50 and 60 Hz and their multiples are cut out, so that recordings with and without mains compare.</param>
    public RingStatistics(ReadOnlySpan<float> sets, int channels, double rateHz, bool cutsMains = false)
    {
        var length = sets.Length / channels;
        if (length < rateHz / 2)
            throw new ArgumentException($"The stretch has {length} sample sets; expected at least half a second of {rateHz} Hz.", nameof(sets));
        RateHz = rateHz;
        _cutsMains = cutsMains;
        _channels = new double[channels][];
        _powers = new double[channels][];
        RmsMicrovolts = new double[channels];
        MedianFrequencyHz = new double[channels];
        MeanFrequencyHz = new double[channels];
        Kurtosis = new double[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            _channels[channel] = Band(sets, channel, channels, length, out _powers[channel]);
            MedianFrequencyHz[channel] = FrequencyHz(channel, 0.5);
            MeanFrequencyHz[channel] = Mean(_powers[channel], rateHz / length);
            RmsMicrovolts[channel] = Statistics(_channels[channel], out Kurtosis[channel]);
        }
    }

    /// <summary>Rate, in hertz.</summary>
    public double RateHz { get; }

    /// <summary>Root of the mean square of each channel, in microvolts.</summary>
    public double[] RmsMicrovolts { get; }

    /// <summary>Frequency that halves the power of each channel, in hertz.</summary>
    public double[] MedianFrequencyHz { get; }

    /// <summary>Mean frequency of each channel, weighted with its power, in hertz.</summary>
    public double[] MeanFrequencyHz { get; }

    /// <summary>Fourth moment of each channel over the square of its second; 3 for normal noise.</summary>
    public double[] Kurtosis { get; }

    /// <summary>Channel with the most power.</summary>
    public int Best => Array.IndexOf(RmsMicrovolts, RmsMicrovolts.Max());

    /// <summary>Median over the channels of their root mean square, in microvolts.</summary>
    public double MedianRmsMicrovolts => RmsMicrovolts.Median();

    /// <summary>Frequency below which a share of a channel's power lies, from 0 to 1, in hertz; 0 for a silent channel.</summary>
    public double FrequencyHz(int channel, double share)
    {
        var powers = _powers[channel];
        double total = powers.Sum(), sum = 0;
        for (var bin = 0; bin < powers.Length; bin++)
        {
            sum += powers[bin];
            if (sum >= share * total)
                return bin * RateHz / _channels[channel].Length;
        }

        return 0;
    }

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

    private static double Mean(double[] powers, double hertzPerBin)
    {
        double total = 0, sum = 0;
        for (var bin = 0; bin < powers.Length; bin++)
        {
            total += powers[bin];
            sum += powers[bin] * bin * hertzPerBin;
        }

        return total > 0 ? sum / total : 0;
    }

    private double[] Band(ReadOnlySpan<float> sets, int channel, int channels, int length, out double[] powers)
    {
        var spectrum = new Complex[length];
        for (var t = 0; t < length; t++)
            spectrum[t] = sets[(t * channels) + channel];
        Fourier.Forward(spectrum, FourierOptions.Matlab);
        var highest = Math.Min(HighHz, 0.45 * RateHz);
        powers = new double[(length / 2) + 1];
        for (var bin = 0; bin < length; bin++)
        {
            var hertz = Math.Min(bin, length - bin) * RateHz / length;
            if (hertz < LowHz || hertz > highest || (_cutsMains && (IsNearMultiple(hertz, 50) || IsNearMultiple(hertz, 60))))
                spectrum[bin] = Complex.Zero;
            else if (bin < powers.Length)
                powers[bin] = (spectrum[bin].Real * spectrum[bin].Real) + (spectrum[bin].Imaginary * spectrum[bin].Imaginary);
        }

        Fourier.Inverse(spectrum, FourierOptions.Matlab);
        return [.. spectrum.Select(value => value.Real)];
    }

    private static bool IsNearMultiple(double hertz, double mains) => Math.Abs(hertz - (mains * Math.Round(hertz / mains))) <= MainsWidthHz;
}

using System.Numerics.Tensors;

namespace NeuralGlasses.Decoding.Features;

/// <summary>The Hann-windowed discrete Fourier transform of a window, in the bins of a few bands only.</summary>
internal sealed class SpectralBands
{
    private readonly int _channelCount;
    private readonly int _windowSamples;
    private readonly float[][] _cosines;
    private readonly float[][] _sines;
    private readonly float[] _channel;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly int[] _bins;

    /// <summary>Prepares the bins from the lowest to the highest band; a band holds the bins from its lower edge to below its upper one.</summary>
    public SpectralBands(IReadOnlyList<(double LowHz, double HighHz)> bandsHz, int channelCount, double rateHz, int windowSamples)
    {
        _channelCount = channelCount;
        _windowSamples = windowSamples;
        _bins = [.. Enumerable.Range(1, windowSamples / 2).Where(bin => bandsHz.Any(band => Holds(band, bin)))];
        Bands = [.. bandsHz.Select(band => Enumerable.Range(0, _bins.Length).Where(i => Holds(band, _bins[i])).ToArray())];
        _cosines = [.. _bins.Select(bin => Basis(bin, Math.Cos))];
        _sines = [.. _bins.Select(bin => Basis(bin, Math.Sin))];
        _channel = new float[windowSamples];
        _real = new float[_bins.Length * channelCount];
        _imaginary = new float[_bins.Length * channelCount];

        bool Holds((double LowHz, double HighHz) band, int bin)
        {
            var hertz = bin * rateHz / windowSamples;
            return hertz >= band.LowHz && hertz < band.HighHz;
        }
    }

    /// <summary>Positions of each band's bins among the computed ones.</summary>
    public IReadOnlyList<int[]> Bands { get; }

    /// <summary>Transforms a window [time, channel], row after row.</summary>
    public void Transform(ReadOnlySpan<float> window)
    {
        for (var c = 0; c < _channelCount; c++)
        {
            for (var t = 0; t < _windowSamples; t++)
                _channel[t] = window[t * _channelCount + c];
            for (var i = 0; i < _bins.Length; i++)
            {
                _real[i * _channelCount + c] = TensorPrimitives.Dot(_channel, _cosines[i]);
                _imaginary[i * _channelCount + c] = TensorPrimitives.Dot(_channel, _sines[i]);
            }
        }
    }

    /// <summary>Power of a channel in a band per sample of the window, mean over the band's bins.</summary>
    public double Power(int band, int channel)
    {
        var sum = 0.0;
        foreach (var bin in Bands[band])
        {
            double re = _real[bin * _channelCount + channel], im = _imaginary[bin * _channelCount + channel];
            sum += re * re + im * im;
        }

        return sum / (Bands[band].Length * _windowSamples);
    }

    /// <summary>Real part of the cross-spectra of all channel pairs in a band, summed over its bins, as an upper triangle per sample of the window.</summary>
    public void CrossSpectra(int band, Span<double> triangle)
    {
        triangle.Clear();
        foreach (var bin in Bands[band])
        {
            var re = _real.AsSpan(bin * _channelCount, _channelCount);
            var im = _imaginary.AsSpan(bin * _channelCount, _channelCount);
            var at = 0;
            for (var a = 0; a < _channelCount; a++)
            {
                for (var b = a; b < _channelCount; b++)
                    triangle[at++] += (double)re[a] * re[b] + (double)im[a] * im[b];
            }
        }

        for (var i = 0; i < triangle.Length; i++)
            triangle[i] /= _windowSamples;
    }

    private float[] Basis(int bin, Func<double, double> wave)
    {
        var basis = new float[_windowSamples];
        for (var t = 0; t < _windowSamples; t++)
        {
            var hann = 0.5 - 0.5 * Math.Cos(2 * Math.PI * t / (_windowSamples - 1));
            basis[t] = (float)(hann * wave(2 * Math.PI * bin * t / _windowSamples));
        }

        return basis;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuralGlasses.StreamingNetwork.Taps;

/// <summary>
/// The fixed filters in front of a network that reads keystrokes: two bands of each channel, and a wide band of the difference and of the sum of neighbours round the arm.
/// A feature is the logarithm of the mean power of 10 ms, since a keystroke's burst lasts some 50 ms. The bands begin above the mains.
/// </summary>
public static class TapFilters
{
    /// <summary>Features of a channel in each part of a step.</summary>
    public const int PerChannel = 4;

    /// <summary>Parts of a step, of 10 ms each.</summary>
    public const int Parts = 4;

    /// <summary>Features of a wrist in a step.</summary>
    public const int Features = PerChannel * Parts * TapNetworkOptions.Channels;

    /// <summary>Samples that a filter sees.</summary>
    public const int Taps = 40;

    /// <summary>Samples from one output of a filter to the next.</summary>
    public const int Stride = 4;

    /// <summary>Outputs of a filter in a step.</summary>
    public const int Outputs = TapNetworkOptions.StrideSamples / Stride;

    /// <summary>Samples before a step's own that its frame sees.</summary>
    public const int Context = Taps - Stride;

    /// <summary>Power added before the logarithm, in µV²: below the noise of a dry electrode.</summary>
    public const float FloorPower = 0.3f;

    private const int Channels = TapNetworkOptions.Channels;
    private const int PerPart = Outputs / Parts;
    private static readonly float[][] Bands = [BandPass(60, 160), BandPass(160, 450)];
    private static readonly float[] PairBand = BandPass(60, 300);

    /// <summary>Weights of all filters, [feature x channel, channel, tap].</summary>
    public static float[] Weights()
    {
        var weights = new float[PerChannel * Channels * Channels * Taps];
        for (var c = 0; c < Channels; c++)
        {
            for (var band = 0; band < 2; band++)
                Put((band * Channels) + c, c, Bands[band], 1);
            for (var sign = 0; sign < 2; sign++)
            {
                Put(((2 + sign) * Channels) + c, c, PairBand, 1);
                Put(((2 + sign) * Channels) + c, (c + 1) % Channels, PairBand, sign == 0 ? -1 : 1);
            }
        }

        return weights;

        void Put(int filter, int channel, float[] taps, float factor)
        {
            for (var t = 0; t < Taps; t++)
                weights[(((filter * Channels) + channel) * Taps) + t] = factor * taps[t];
        }
    }

    /// <summary>Features of every step of a wrist, [step, feature, part, channel]; before the first sample there is silence.</summary>
    /// <param name="microvolts">[time, channel] with the channel fastest.</param>
    public static float[] Frames(ReadOnlySpan<float> microvolts)
    {
        var steps = microvolts.Length / Channels / TapNetworkOptions.StrideSamples;
        var frames = new float[steps * Features];
        Span<float> filtered = stackalloc float[3 * Channels];
        Span<float> scaled = stackalloc float[Channels];
        for (var n = 0; n < steps * Outputs; n++)
        {
            var first = ((n + 1) * Stride) - Taps;
            filtered.Clear();
            for (var t = Math.Max(0, -first); t < Taps; t++)
            {
                var set = microvolts.Slice((first + t) * Channels, Channels);
                for (var filter = 0; filter < 3; filter++)
                    Accumulate(set, filter < 2 ? Bands[filter][t] : PairBand[t], filtered.Slice(filter * Channels, Channels));
            }

            var part = (n / PerPart) % Parts;
            Square(filtered, frames.AsSpan((n / Outputs * Features) + (part * Channels)));
        }

        for (var i = 0; i < frames.Length; i++)
            frames[i] = MathF.Log((frames[i] / PerPart) + FloorPower);
        return frames;
    }

    // A width of vector that sixteen is no multiple of has not been built.
    private static void Accumulate(ReadOnlySpan<float> set, float tap, Span<float> sums)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(set);
        var to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var i = 0; i < to.Length; i++)
            to[i] += tap * from[i];
    }

    private static void Square(ReadOnlySpan<float> filtered, Span<float> sums)
    {
        const int Next = Parts * Channels;
        for (var c = 0; c < Channels; c++)
        {
            sums[c] += filtered[c] * filtered[c];
            sums[Next + c] += filtered[Channels + c] * filtered[Channels + c];
            var (here, beside) = (filtered[(2 * Channels) + c], filtered[(2 * Channels) + ((c + 1) % Channels)]);
            sums[(2 * Next) + c] += (here - beside) * (here - beside);
            sums[(3 * Next) + c] += (here + beside) * (here + beside);
        }
    }

    // A windowed sinc (Hamming), scaled to a gain of 1 in the middle of its band.
    private static float[] BandPass(double lowHz, double highHz)
    {
        var taps = new double[Taps];
        var (real, imaginary) = (0.0, 0.0);
        var middle = Math.PI * (lowHz + highHz) / TapNetworkOptions.RateHz;
        for (var t = 0; t < Taps; t++)
        {
            var x = t - ((Taps - 1) / 2.0);
            taps[t] = (Math.Sin(2 * Math.PI * highHz / TapNetworkOptions.RateHz * x) - Math.Sin(2 * Math.PI * lowHz / TapNetworkOptions.RateHz * x)) / (Math.PI * x)
                * (0.54 - (0.46 * Math.Cos(2 * Math.PI * t / (Taps - 1))));
            real += taps[t] * Math.Cos(middle * t);
            imaginary += taps[t] * Math.Sin(middle * t);
        }

        var gain = Math.Sqrt((real * real) + (imaginary * imaginary));
        return [.. taps.Select(tap => (float)(tap / gain))];
    }
}

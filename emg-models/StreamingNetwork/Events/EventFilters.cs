namespace NeuralGlasses.StreamingNetwork.Events;

/// <summary>
/// The fixed filters in front of an event network: three bands of each channel, and the middle band of the difference and of the sum of
/// neighbours round the arm, whose powers say how alike the two are. A feature is the logarithm of the mean power of the last 20 ms.
/// </summary>
public static class EventFilters
{
    /// <summary>Features of a channel.</summary>
    public const int PerChannel = 5;

    /// <summary>Samples that a filter sees.</summary>
    public const int Taps = 24;

    /// <summary>Samples from one output of a filter to the next.</summary>
    public const int Stride = 2;

    /// <summary>Outputs of a filter whose power is a feature.</summary>
    public const int Outputs = 10;

    /// <summary>Samples that a frame sees.</summary>
    public const int Window = Taps + ((Outputs - 1) * Stride);

    /// <summary>Samples before a step's own that its frame sees.</summary>
    public const int Context = Window - EventNetworkOptions.StrideSamples;

    /// <summary>Power added before the logarithm, in µV²: below the noise of the converter.</summary>
    public const float FloorPower = 0.3f;

    private static readonly (double Low, double High)[] BandsHz = [(40, 100), (100, 200), (200, 400)];
    private static readonly (double Low, double High) PairBandHz = (40, 250);
    private static readonly float[][] BandTaps = [.. BandsHz.Select(band => BandPass(band.Low, band.High))];
    private static readonly float[] PairTaps = BandPass(PairBandHz.Low, PairBandHz.High);

    /// <summary>Weights of all filters, [feature, channel, tap].</summary>
    public static float[] Weights(int channels)
    {
        var weights = new float[PerChannel * channels * channels * Taps];
        for (var c = 0; c < channels; c++)
        {
            for (var band = 0; band < BandTaps.Length; band++)
                Put((band * channels) + c, c, BandTaps[band], 1);
            for (var sign = 0; sign < 2; sign++)
            {
                var feature = ((BandTaps.Length + sign) * channels) + c;
                Put(feature, c, PairTaps, 1);
                Put(feature, (c + 1) % channels, PairTaps, sign == 0 ? -1 : 1);
            }
        }

        return weights;

        void Put(int feature, int channel, float[] taps, float factor)
        {
            for (var t = 0; t < Taps; t++)
                weights[(((feature * channels) + channel) * Taps) + t] = factor * taps[t];
        }
    }

    /// <summary>Features of every step, [step, feature]; before the first sample there is silence.</summary>
    /// <param name="microvolts">[time, channel] with the channel fastest.</param>
    /// <param name="channels">Number of channels.</param>
    public static float[] Frames(ReadOnlySpan<float> microvolts, int channels)
    {
        var steps = microvolts.Length / channels / EventNetworkOptions.StrideSamples;
        var perStep = EventNetworkOptions.StrideSamples / Stride;
        var features = PerChannel * channels;
        // Power of each filter's outputs, on a grid of two samples that ends with each step's newest one.
        var outputs = (steps * perStep) + Outputs - perStep;
        var powers = new float[outputs * features];
        var filtered = new float[4 * channels];
        for (var n = 0; n < outputs; n++)
        {
            var first = ((n + perStep - Outputs + 1) * Stride) - Taps;
            Array.Clear(filtered);
            for (var t = Math.Max(0, -first); t < Taps; t++)
                Accumulate(microvolts.Slice((first + t) * channels, channels), t, filtered);
            Square(filtered, powers.AsSpan(n * features, features), channels);
        }

        var frames = new float[steps * features];
        for (var step = 0; step < steps; step++)
        {
            for (var f = 0; f < features; f++)
            {
                var sum = 0f;
                for (var i = 0; i < Outputs; i++)
                    sum += powers[(((step * perStep) + i) * features) + f];
                frames[(step * features) + f] = MathF.Log((sum / Outputs) + FloorPower);
            }
        }

        return frames;
    }

    private static void Accumulate(ReadOnlySpan<float> set, int tap, float[] filtered)
    {
        for (var c = 0; c < set.Length; c++)
        {
            var value = set[c];
            filtered[c] += BandTaps[0][tap] * value;
            filtered[set.Length + c] += BandTaps[1][tap] * value;
            filtered[(2 * set.Length) + c] += BandTaps[2][tap] * value;
            filtered[(3 * set.Length) + c] += PairTaps[tap] * value;
        }
    }

    private static void Square(float[] filtered, Span<float> powers, int channels)
    {
        for (var c = 0; c < channels; c++)
        {
            for (var band = 0; band < 3; band++)
                powers[(band * channels) + c] = filtered[(band * channels) + c] * filtered[(band * channels) + c];
            var (here, next) = (filtered[(3 * channels) + c], filtered[(3 * channels) + ((c + 1) % channels)]);
            powers[(3 * channels) + c] = (here - next) * (here - next);
            powers[(4 * channels) + c] = (here + next) * (here + next);
        }
    }

    // A windowed sinc (Hamming), scaled to a gain of 1 in the middle of its band.
    private static float[] BandPass(double lowHz, double highHz)
    {
        var taps = new double[Taps];
        for (var t = 0; t < Taps; t++)
        {
            var x = t - ((Taps - 1) / 2.0);
            taps[t] = (Math.Sin(2 * Math.PI * highHz / EventNetworkOptions.RateHz * x) - Math.Sin(2 * Math.PI * lowHz / EventNetworkOptions.RateHz * x)) / (Math.PI * x)
                * (0.54 - (0.46 * Math.Cos(2 * Math.PI * t / (Taps - 1))));
        }

        var middle = Math.PI * (lowHz + highHz) / EventNetworkOptions.RateHz;
        var (real, imaginary) = (0.0, 0.0);
        for (var t = 0; t < Taps; t++)
        {
            real += taps[t] * Math.Cos(middle * t);
            imaginary += taps[t] * Math.Sin(middle * t);
        }

        var gain = Math.Sqrt((real * real) + (imaginary * imaginary));
        return [.. taps.Select(tap => (float)(tap / gain))];
    }
}

namespace NeuralGlasses.Sdk.Tests.Media;

// Tones, and what they are found to be.
internal static class Tone
{
    public static short[] Of(double hertz, int rateHz, double seconds, double amplitude = 8000)
    {
        var samples = new short[(int)(seconds * rateHz)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hertz * i / rateHz));
        return samples;
    }

    // Frequency of the strongest tone near an expected one, by a windowed Fourier sum over a fine grid.
    public static double Frequency(ReadOnlySpan<short> samples, int rateHz, double near)
    {
        double[] windowed = Windowed(samples);
        double best = 0, most = -1;
        for (double hertz = near * 0.95; hertz <= near * 1.05; hertz += near * 0.0005)
        {
            double power = Power(windowed, rateHz, hertz);
            if (power > most)
                (best, most) = (hertz, power);
        }

        return best;
    }

    // Amplitude of a tone.
    public static double Amplitude(ReadOnlySpan<short> samples, int rateHz, double hertz) => Math.Sqrt(Power(Windowed(samples), rateHz, hertz)) * 4 / samples.Length;

    private static double[] Windowed(ReadOnlySpan<short> samples)
    {
        var windowed = new double[samples.Length];
        for (var i = 0; i < windowed.Length; i++)
            windowed[i] = samples[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / windowed.Length)));
        return windowed;
    }

    // Goertzel 1958, Am Math Monthly 65:34.
    private static double Power(double[] samples, int rateHz, double hertz)
    {
        double twice = 2 * Math.Cos(2 * Math.PI * hertz / rateHz), last = 0, before = 0;
        foreach (double sample in samples)
            (last, before) = (sample + (twice * last) - before, last);
        return (last * last) + (before * before) - (twice * last * before);
    }
}

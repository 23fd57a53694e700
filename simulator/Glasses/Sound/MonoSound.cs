using NeuralGlasses.Signal;

namespace NeuralGlasses.Simulator.Glasses.Sound;

/// <summary>Turns the sound of a file into one channel at a rate.</summary>
public static class MonoSound
{
    // Steeper than the resampler's normal length; the delay does not matter, because it is taken out again.
    private const double DelayPeriods = 12;

    /// <summary>Samples from -1 to 1 at a rate in hertz, both channels of a stereo sound halved and added; throws <see cref="ScenarioException"/> if the rate of the file <paramref name="name"/> has no ratio of small integers to it.</summary>
    public static float[] Convert(WavFile wav, int rateHz, string name)
    {
        ArgumentNullException.ThrowIfNull(wav);
        var mono = Mix(wav);
        if (wav.RateHz == rateHz)
            return mono;
        foreach (var between in Stages(wav.RateHz, rateHz))
        {
            try
            {
                return between == 0 ? Resample(mono, wav.RateHz, rateHz) : Resample(Resample(mono, wav.RateHz, between), between, rateHz);
            }
            catch (ArgumentException)
            {
                // Another way is tried.
            }
        }

        throw new ScenarioException($"{name} has {wav.RateHz} samples a second, which cannot be turned into {rateHz}; convert it to 16000, 44100 or 48000.");
    }

    // At once, or in two steps for the family of 44,100 Hz, whose ratio to 16,000 Hz has too large factors for one.
    private static IEnumerable<double> Stages(int fromHz, int toHz) => [0, toHz * 21.0 / 20, fromHz * 20.0 / 21];

    private static float[] Mix(WavFile wav)
    {
        var samples = wav.Samples.Span;
        if (wav.Channels == 1)
            return samples.ToArray();
        var mono = new float[samples.Length / 2];
        for (var i = 0; i < mono.Length; i++)
            mono[i] = (samples[2 * i] + samples[(2 * i) + 1]) / 2;
        return mono;
    }

    private static float[] Resample(float[] samples, double fromHz, double toHz)
    {
        var resampler = new RationalResampler(fromHz, toHz, 1, DelayPeriods);

        // The resampler's first output lies at its first input; silence behind the end brings the last ones out.
        var wanted = (int)Math.Ceiling(samples.Length * toHz / fromHz);
        var tail = (int)Math.Ceiling(resampler.GroupDelaySeconds * fromHz) + 2;
        var input = new float[samples.Length + tail];
        samples.CopyTo(input, 0);
        var output = new float[resampler.MaxOutput(input.Length)];
        var count = resampler.Process(input, output);
        return output[..Math.Min(wanted, count)];
    }
}

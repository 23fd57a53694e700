using NeuralGlasses.Sdk.Tests.Sound.Speech;
using NeuralGlasses.Sound.Hearing;
using NeuralGlasses.Sound.Speech;

namespace NeuralGlasses.Sdk.Tests.Sound.Hearing;

/// <summary>Sentences of espeak-ng with pauses between them, in noise, and which frames of it are speech: those within 35 dB of the loudest clean one.</summary>
internal sealed class NoisySpeech
{
    internal const int RateHz = VoiceActivity.RateHz;

    private static readonly Lazy<float[]> Clean = new(Speak);

    private static readonly (string Language, string Text)[] Sentences =
    [
        ("en", "Turn left at the next corner, then walk on for two hundred metres."),
        ("de", "Das Foto ist gespeichert, es liegt bei denen von heute."),
        ("fr", "Il est dix heures et demie."),
        ("ru", "Батарея почти разряжена."),
        ("cmn", "照片已经保存了。"),
        ("en", "Yes. Call her back."),
    ];

    /// <summary>The noises by name, each of a root mean square of 1.</summary>
    internal static IReadOnlyDictionary<string, Func<int, float[]>> Noises { get; } = new Dictionary<string, Func<int, float[]>>
    {
        ["white"] = length => Unit(White(length, 1)),
        ["pink"] = length => Unit(Pink(length)),
        ["fan"] = length => Unit(Fan(length)),
    };

    /// <summary>The speech in noise at a ratio of the powers of spoken frames and noise, in decibels.</summary>
    internal static short[] In(string noise, double snrDecibels)
    {
        float[] speech = Clean.Value, added = Noises[noise](speech.Length);
        bool[] isSpeech = Labels(160);
        double power = Enumerable.Range(0, speech.Length).Where(i => isSpeech[Math.Min(i / 160, isSpeech.Length - 1)]).Average(i => (double)speech[i] * speech[i]);
        double gain = Math.Sqrt(power / Math.Pow(10, snrDecibels / 10));
        return [.. speech.Zip(added, (s, n) => (short)Math.Clamp(s + (gain * n), short.MinValue, short.MaxValue))];
    }

    internal static bool[] Labels(int frame)
    {
        float[] speech = Clean.Value;
        double[] energy = [.. speech.Chunk(frame).Where(chunk => chunk.Length == frame).Select(chunk => chunk.Sum(s => (double)s * s))];
        double least = energy.Max() * Math.Pow(10, -3.5);
        return [.. energy.Select(e => e > least)];
    }

    private static float[] Speak()
    {
        var samples = new List<float>(new float[2 * RateHz]);
        foreach ((string language, string text) in Sentences)
        {
            short[] sound = EspeakVoiceTests.Spoken(new Utterance(text, language, 175, 100), out int rateHz);
            var resampler = new SpeechResampler(rateHz, RateHz);
            float[] input = [.. sound.Select(s => s * 0.3f), .. new float[resampler.Tail]];
            var output = new float[resampler.MaxOutput(input.Length)];
            samples.AddRange(output[..resampler.Process(input, output)]);
            samples.AddRange(new float[3 * RateHz / 2]);
        }

        return [.. samples];
    }

    internal static float[] White(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    // Power that falls by about 3 dB an octave, as a sum of slower and slower steps (Voss and McCartney).
    private static float[] Pink(int length)
    {
        float[][] rows = [.. Enumerable.Range(0, 12).Select(row => White((length >> row) + 1, row + 2))];
        return [.. Enumerable.Range(0, length).Select(i => rows.Select((row, k) => row[i >> k]).Sum())];
    }

    // The hum of a motor and its harmonics in a rush of air.
    private static float[] Fan(int length)
    {
        float[] air = Pink(length);
        return [.. air.Select((value, i) => value + (float)Enumerable.Range(1, 6).Sum(k => 6.0 / k * Math.Sin(2 * Math.PI * 118 * k * i / RateHz)))];
    }

    private static float[] Unit(float[] noise)
    {
        var rms = (float)Math.Sqrt(noise.Average(value => (double)value * value));
        return [.. noise.Select(value => value / rms)];
    }
}

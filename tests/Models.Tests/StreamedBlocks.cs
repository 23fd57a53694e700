using NeuralGlasses.Streaming;

namespace NeuralGlasses.Models.Tests;

/// <summary>Cuts invented samples into blocks.</summary>
internal static class StreamedBlocks
{
    public static float[,] Noise(int count, int channels, int seed)
    {
        var chance = new Random(seed);
        var samples = new float[count, channels];
        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < channels; c++)
                samples[i, c] = (float)((10 + 8 * c) * (chance.NextDouble() + chance.NextDouble() - 1) + 5 * Math.Sin(0.3 * i + c));
        }

        return samples;
    }

    public static EmgBlock Cut(float[,] samples, int start, int count, double rateHz = 200, int lostBefore = 0, bool restarted = false)
    {
        var channels = samples.GetLength(1);
        var block = new EmgBlock(channels, Math.Max(1, count))
        {
            SampleCount = count,
            RateHz = rateHz,
            FirstSample = new HostTime((long)(start * 1e6 / rateHz)),
            LostBefore = lostBefore,
            Restarted = restarted,
        };
        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < channels; c++)
                block.Samples[i * channels + c] = samples[start + i, c];
        }

        return block;
    }
}

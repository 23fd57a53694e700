using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps;

/// <summary>Numbers that pin the model: an invented input, and what has to come of it, computed by the network and not by the graph.</summary>
public sealed record TapVectors
{
    private const int Steps = 12;
    private const int Channels = TapNetworkOptions.Channels;

    /// <summary>What the input is.</summary>
    public required string Note { get; init; }

    /// <summary>Seed of the input.</summary>
    public required int Seed { get; init; }

    /// <summary>ln P of each class in each step.</summary>
    public required double[][] Scores { get; init; }

    /// <summary>Computes what the network makes of the input.</summary>
    public static TapVectors Of(TapNetwork network, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        var scores = network.Score(TapSession.Of(Wrist(seed, 0), Wrist(seed, 1), [], []));
        return new TapVectors
        {
            Note = "Sample i of wrist w (0 left, 1 right), counted over [time, channel], is swell x (((97 i + 31 w + 1009 seed) mod 2048 + (i x i) mod 1021) mod 1021 / 1021 - 0.5) x 40 microvolts with "
                + "swell = sin^2(time / 70 + channel + w); time and channel from 0. The network sees features in halves, so scores hold within 0.05 where they are above -6.",
            Seed = seed,
            Scores = [.. scores.Chunk(TapAlphabet.Classes).Select(step => Array.ConvertAll(step, value => Math.Round(value, 4)))],
        };
    }

    /// <summary>The samples of a wrist, [time, channel].</summary>
    public static float[] Wrist(int seed, int wrist)
    {
        var samples = new float[Steps * TapNetworkOptions.StrideSamples * Channels];
        for (var i = 0; i < samples.Length; i++)
        {
            long at = i;
            var noise = (((((97 * at) + (31 * wrist) + (1009L * seed)) % 2048) + (at * at % 1021)) % 1021 / 1021.0) - 0.5;
            samples[i] = (float)(40 * noise * Math.Pow(Math.Sin((i / Channels / 70.0) + (i % Channels) + wrist), 2));
        }

        return samples;
    }
}

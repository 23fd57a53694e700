using NeuralGlasses.StreamingNetwork.Cursor;

namespace NeuralGlasses.Training.Cursor.Shipping;

/// <summary>Numbers that pin the model: an invented input, and what has to come of it, computed by the network and not by the graph.</summary>
public sealed record CursorVectors
{
    private const int Steps = 25;

    /// <summary>What the input is.</summary>
    public required string Note { get; init; }

    /// <summary>Input in microvolts, [sample set][channel].</summary>
    public required float[][] SamplesMicrovolts { get; init; }

    /// <summary>Degrees a second of extension and radial deviation, the probability of a pinch, and degrees of extension and radial deviation, of each step.</summary>
    public required double[][] Answers { get; init; }

    /// <summary>Invents an input and computes what the network makes of it.</summary>
    public static CursorVectors Of(CursorNetwork network, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        var chance = new Random(seed);
        var channels = network.Options.ChannelCount;
        var samples = new float[Steps * CursorNetworkOptions.StrideSamples][];
        for (var i = 0; i < samples.Length; i++)
        {
            // Noise that swells and fades differently in each channel.
            samples[i] = [.. Enumerable.Range(0, channels).Select(c =>
                (float)Math.Round((4 + (12 * Math.Pow(Math.Sin((i / 90.0) + c), 2))) * ((2 * chance.NextDouble()) - 1), 2))];
        }

        var answer = network.Score([.. samples.SelectMany(set => set)]);
        return new CursorVectors
        {
            Note = "Invented noise that swells and fades, no recording; velocities within 0.01 degrees a second, angles within 0.01 degrees, probabilities within 1e-4.",
            SamplesMicrovolts = samples,
            Answers = [.. answer.Select(step => Array.ConvertAll(step, value => Math.Round(value, 5)))],
        };
    }
}

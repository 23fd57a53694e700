using PureHDF;

namespace NeuralGlasses.Models.Tests.Protocols;

/// <summary>Writes one session of an invented person into a set's folder: any rate, channels, stretches and segments.</summary>
internal sealed record InventedSession(string Subject, string Session = "R1")
{
    public const string Set = "invented";

    public string DataSet { get; init; } = Set;

    public double RateHz { get; init; } = 200;

    public string Licence { get; init; } = "none";

    public string[] LabelNames { get; init; } = ["No Motion", "Hand Close"];

    public short[,] Samples { get; init; } = Noise(400, 2, seed: 1);

    /// <summary>Start and end of each stretch; null for one over everything.</summary>
    public int[,]? Stretches { get; init; }

    /// <summary>Start, end, label, repetition and auxiliary number of each segment.</summary>
    public int[,] Segments { get; init; } = { { 0, 200, 0, 0, 0 }, { 200, 400, 1, 0, 0 } };

    public static short[,] Noise(int samples, int channels, int seed)
    {
        var chance = new Random(seed);
        var noise = new short[samples, channels];
        for (var i = 0; i < samples; i++)
        {
            for (var c = 0; c < channels; c++)
                noise[i, c] = (short)chance.Next(-100, 101);
        }

        return noise;
    }

    /// <summary>A session in which each of three gestures is loud on a channel of its own; rest is quiet.</summary>
    public static InventedSession WithPlainGestures(string subject, int repetitions, int seed)
    {
        const int Labels = 4, Channels = 4, Block = 300;
        var blocks = Labels * repetitions;
        var samples = Noise(blocks * Block, Channels, seed);
        var segments = new int[blocks, 5];
        for (var b = 0; b < blocks; b++)
        {
            var (label, repetition) = (b % Labels, b / Labels);
            int[] row = [b * Block, (b + 1) * Block, label, repetition, 0];
            for (var column = 0; column < row.Length; column++)
                segments[b, column] = row[column];
            for (var i = b * Block; i < (b + 1) * Block; i++)
            {
                for (var c = 0; c < Channels; c++)
                    samples[i, c] = (short)(samples[i, c] * (label > 0 && c == label ? 20 : 1));
            }
        }

        return new(subject) { LabelNames = ["rest", "flexion", "extension", "fist"], Samples = samples, Segments = segments };
    }

    public string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = new H5File
        {
            ["emg"] = Samples,
            ["recordings"] = Stretches ?? new[,] { { 0, Samples.GetLength(0) } },
            ["segments"] = Segments,
            ["label_names"] = LabelNames,
        };
        foreach (var name in new[] { "units", "source", "commit", "device" })
            file.Attributes[name] = "none";
        file.Attributes["licence"] = Licence;
        file.Attributes["format"] = "emg-h5/1";
        file.Attributes["dataset"] = DataSet;
        file.Attributes["subject"] = Subject;
        file.Attributes["session"] = Session;
        file.Attributes["fs_hz"] = RateHz;
        file.Attributes["unit_per_lsb"] = 1.0;
        file.Attributes["channel_count"] = (long)Samples.GetLength(1);
        file.Attributes["clipped_samples"] = 0L;
        var path = Path.Combine(folder, $"{DataSet}_{Subject}_{Session}.h5");
        file.Write(path);
        return path;
    }
}

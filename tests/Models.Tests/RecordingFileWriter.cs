using PureHDF;

namespace NeuralGlasses.Models.Tests;

/// <summary>Writes small recordings in the format <c>emg-h5/1</c>, right or wrong in one chosen field.</summary>
internal sealed record RecordingFileWriter
{
    public static readonly string[] Labels =
        ["hibernation", "flexion", "extension", "radial deviation", "ulnar deviation", "pronation", "supination", "fist"];

    public short[,] Samples { get; set; } = new short[1, 8];

    public int[,] Stretches { get; set; } = new int[0, 2];

    public int[,] Segments { get; set; } = new int[0, 5];

    public string[] LabelNames { get; set; } = Labels;

    public string Format { get; set; } = "emg-h5/1";

    public string Subject { get; set; } = "P00";

    public string Units { get; set; } = "adc";

    public double UnitPerLsb { get; set; } = 1;

    public long? ChannelCount { get; set; }

    public string? Without { get; set; }

    /// <summary>An invented person: each gesture has channels and a loudness of its own, rest is quiet.</summary>
    public static RecordingFileWriter Person(int person, int repetitions = 2, double secondsPerBlock = 3)
    {
        const int Rate = 200, Channels = 8;
        var chance = new Random(1000 + person);
        var block = (int)(Rate * secondsPerBlock);
        var blocks = 2 * repetitions * (Labels.Length - 1);
        var samples = new short[block * blocks, Channels];
        var segments = new int[blocks, 5];
        var at = 0;
        for (var gesture = 1; gesture < Labels.Length; gesture++)
        {
            for (var half = 0; half < 2 * repetitions; half++)
            {
                var label = half % 2 == 0 ? 0 : gesture;
                int[] row = [at * block, (at + 1) * block, label, half / 2, 1];
                for (var c = 0; c < 5; c++)
                    segments[at, c] = row[c];
                Fill(samples, at * block, block, label, chance);
                at++;
            }
        }

        return new()
        {
            Samples = samples,
            Segments = segments,
            Stretches = new[,] { { 0, block * blocks } },
            Subject = $"P{person:D2}",
        };
    }

    public string Licence { get; init; } = "MIT";

    public string Write(string path)
    {
        var file = new H5File
        {
            ["emg"] = Samples,
            ["recordings"] = Stretches,
            ["segments"] = Segments,
            ["label_names"] = LabelNames,
        };
        if (Without is not null)
            file.Remove(Without);
        var attributes = new Dictionary<string, object>
        {
            ["format"] = Format,
            ["dataset"] = "invented",
            ["subject"] = Subject,
            ["session"] = "R",
            ["units"] = Units,
            ["source"] = "https://example.org/invented",
            ["commit"] = "none",
            ["licence"] = Licence,
            ["device"] = "none",
            ["fs_hz"] = 200.0,
            ["unit_per_lsb"] = UnitPerLsb,
            ["channel_count"] = ChannelCount ?? Samples.GetLength(1),
            ["clipped_samples"] = 0L,
        };
        foreach (var (name, value) in attributes)
        {
            if (name != Without)
                file.Attributes[name] = value;
        }

        file.Write(path);
        return path;
    }

    private static void Fill(short[,] samples, int start, int count, int label, Random chance)
    {
        for (var i = start; i < start + count; i++)
        {
            for (var c = 0; c < samples.GetLength(1); c++)
            {
                var distance = Math.Min((c - label + 8) % 8, (label - c + 8) % 8);
                var loudness = label == 0 ? 2 : 40.0 / (1 + distance);
                samples[i, c] = (short)Math.Round(loudness * (chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 1.5) * 2);
            }
        }
    }
}

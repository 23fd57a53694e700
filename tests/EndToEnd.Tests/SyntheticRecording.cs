using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Scenarios;
using PureHDF;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>Writes recordings in the format emg-h5/1 that hold nobody's samples: the statistical arm's.</summary>
internal static class SyntheticRecording
{
    public static readonly (double AtS, double HoldS, string Gesture)[] Script = [(3, 3, "flexion"), (9, 3, "fist"), (15, 3, "extension")];

    public static string Write(string path, int channels, double seconds = 21, double unitPerLsb = 0.5, string units = "uV")
    {
        var person = ArmPeople.Load().Find(new ArmScenario().Person);
        var arm = new StatisticalArm(person, [.. Script.Select(s => new GestureScenario(s.AtS, s.HoldS, s.Gesture))], seed: 11);
        var count = (int)(seconds * person.RateHz);
        var samples = new short[count, channels];
        var set = new float[person.ChannelCount];
        for (var i = 0; i < count; i++)
        {
            arm.TryRead(set);
            for (var channel = 0; channel < channels; channel++)
                samples[i, channel] = (short)Math.Clamp(Math.Round(set[channel % set.Length] / unitPerLsb), short.MinValue, short.MaxValue);
        }

        var labels = new[] { "rest", "flexion", "extension", "fist" };
        var segments = new int[Script.Length, 5];
        for (var i = 0; i < Script.Length; i++)
        {
            segments[i, 0] = (int)(Script[i].AtS * person.RateHz);
            segments[i, 1] = (int)((Script[i].AtS + Script[i].HoldS) * person.RateHz);
            segments[i, 2] = Array.IndexOf(labels, Script[i].Gesture);
        }

        var file = new H5File
        {
            ["emg"] = samples,
            ["recordings"] = new[,] { { 0, count } },
            ["segments"] = segments,
            ["label_names"] = labels,
        };
        foreach (var (name, text) in new[] { ("format", "emg-h5/1"), ("dataset", "synthetic"), ("subject", "X00"), ("session", "R"), ("units", units), ("source", "tests"), ("commit", "none"), ("licence", "MIT"), ("placement", "none"), ("device", "none"), ("note", "none"), ("aux", "none") })
            file.Attributes[name] = text;
        file.Attributes["fs_hz"] = person.RateHz;
        file.Attributes["unit_per_lsb"] = unitPerLsb;
        file.Attributes["channel_count"] = (long)channels;
        file.Attributes["clipped_samples"] = 0L;
        file.Write(path);
        return path;
    }
}

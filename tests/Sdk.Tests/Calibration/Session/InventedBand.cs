using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Calibration.Session;

/// <summary>A band of four electrodes at 200 Hz on invented arms: each gesture is loud at an electrode of its own.</summary>
internal static class InventedBand
{
    public const int Channels = 4;
    public const double RateHz = 200;
    public static readonly string[] Labels = ["rest", "fist", "point", "wave"];
    private static readonly Lazy<byte[]> Stored = new(() => PopulationFile.ToBytes(Learn()));

    public static ModelManifest Manifest { get; } = new()
    {
        Format = ModelManifest.CurrentFormat,
        Name = "invented",
        Version = "1",
        Labels = Labels,
        RestLabel = "rest",
        ChannelCount = Channels,
        SampleRateHz = RateHz,
        MinimumStreamRateHz = RateHz,
        Filters = new() { HighPassHz = 20, MainsNotch = true },
        WindowMs = 200,
        StrideMs = 50,
        Features = "tdpsd+logcov",
        NoiseFloorMicrovolts = 1,
        ScoreMemoryMs = 0,
        Input = new() { Name = "features", Length = 34 },
        Output = new() { Name = "probabilities", Length = 4 },
        States = [],
        Policy = new() { Threshold = 0.8, ConfirmSteps = 3, SmoothingMs = 0, ReleaseRestProbability = 0.5, ReleaseSteps = 3, MinimumValidFraction = 0.75 },
        Licence = "MIT",
        TrainedOn = "nobody",
    };

    /// <summary>A population of its own for every test, since models serve one thread.</summary>
    public static Population Population(double margin = double.PositiveInfinity)
        => PopulationFile.FromBytes("invented", Stored.Value).WithMargin(margin);

    /// <summary>Samples of a gesture, [time, channel]: label 0 is rest, -1 is a movement that nobody taught.</summary>
    public static float[] Samples(int label, int count, Random chance, float gain = 1)
    {
        var samples = new float[count * Channels];
        for (var i = 0; i < samples.Length; i++)
        {
            var c = i % Channels;
            var loud = label switch { 0 => 3f, -1 => c < 2 ? 400f : 3f, _ => c == label ? 60f : 6f };
            samples[i] = gain * loud * (float)(chance.NextDouble() + chance.NextDouble() + chance.NextDouble() - 1.5);
        }

        return samples;
    }

    /// <summary>Blocks of 10 ms in which the arm follows a session; <paramref name="made"/> says what it makes of each prompt.</summary>
    public static IEnumerable<EmgBlock> Follow(GuidedSession session, int seed, Func<CalibrationPrompt, int>? made = null, float gain = 1)
    {
        var chance = new Random(seed);
        var block = new EmgBlock(Channels, 2) { RateHz = RateHz, SampleCount = 2 };
        for (var at = 0; at < session.DurationSeconds * RateHz + 10; at += 2)
        {
            var prompt = session.At(at / RateHz) ?? session.Prompts[^1];
            Samples(made?.Invoke(prompt) ?? Array.IndexOf(Labels, prompt.Label), 2, chance, gain).CopyTo(block.Samples);
            block.FirstSample = new HostTime(at * 5000L);
            block.Restarted = at == 0;
            yield return block;
        }
    }

    /// <summary>A recording of a whole session.</summary>
    public static CalibrationRecording Record(GuidedSession session, int seed, Func<CalibrationPrompt, int>? made = null, float gain = 1)
    {
        var recording = new CalibrationRecording(Manifest, session);
        foreach (var block in Follow(session, seed, made, gain))
        {
            recording.Watch(block, double.PositiveInfinity);
            recording.Push(block);
        }

        return recording;
    }

    private static Population Learn()
    {
        var features = new FrameFeatures(Manifest.Features, Channels, RateHz, 40, 1);
        var chance = new Random(1);
        var (samples, labels, standards) = (new List<float[]>(), new List<int>(), new List<FeatureStandard>());
        for (var person = 0; person < 4; person++)
        {
            float[][] raw =
            [
                .. Enumerable.Range(0, 120).Select(i =>
                {
                    var values = new float[features.Length];
                    features.Compute(Samples(i % Labels.Length, 40, chance, 0.5f + 0.3f * person), values);
                    return values;
                }),
            ];
            int[] own = [.. Enumerable.Range(0, raw.Length).Select(i => i % Labels.Length)];
            standards.Add(FeatureStandard.Balanced(raw, own));
            samples.AddRange(standards[^1].Apply(raw));
            labels.AddRange(own);
        }

        var layout = FeatureLayout.Of(features, Channels);
        var network = NetworkLearning.Learn([.. samples], [.. labels], Labels.Length, LearningOptions.Population with { Steps = 60, Batch = 64 }, 1, layout.ChannelOfFeature());
        var classes = GaussianClasses.Of(samples, labels, Labels.Length);
        return new(
            layout,
            FeatureStandard.Usual(standards),
            [network],
            classes,
            InventedRing.Variation(classes),
            [.. RingPermutation.All(Channels).Select(way => new RingWearing(way, 0))]);
    }
}

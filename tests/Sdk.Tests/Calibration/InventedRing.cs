using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Gaussian;
using NeuralGlasses.Calibration.Network;

namespace NeuralGlasses.Sdk.Tests.Calibration;

/// <summary>Invented gestures round a ring of eight electrodes, one channel block: gesture g is loud at electrode 2g and less so beside it.</summary>
internal static class InventedRing
{
    public const int Electrodes = 8;
    public const int Classes = 3;
    public static readonly FeatureLayout Layout = new(Electrodes, 1, 0);

    public static (float[][] Samples, int[] Labels) Frames(int perClass, int seed, RingPermutation worn = default, float shift = 0, bool held = false)
    {
        var random = new Random(seed);
        var samples = new List<float[]>();
        var labels = new List<int>();
        for (var i = 0; i < perClass * Classes; i++)
        {
            var label = held ? i / perClass : i % Classes;
            var sample = new float[Electrodes];
            for (var c = 0; c < Electrodes; c++)
            {
                // The pattern is lopsided, so that a mirrored band is not a turned one.
                var away = ((c - 2 * label) % Electrodes + Electrodes) % Electrodes;
                var loud = away switch { 0 => 3f, 1 => 1.5f, _ => 0f };
                sample[worn.Source(c, Electrodes)] = loud + shift + 0.6f * ((float)random.NextDouble() + (float)random.NextDouble() - 1);
            }

            samples.Add(sample);
            labels.Add(label);
        }

        return ([.. samples], [.. labels]);
    }

    public static Population Population(params RingPermutation[] wearings)
    {
        var (raw, labels) = Frames(100, 11);
        var standard = FeatureStandard.Balanced(raw, labels);
        var samples = standard.Apply(raw);
        var network = NetworkLearning.Learn(samples, labels, Classes, LearningOptions.Population with { Steps = 60, Batch = 64 }, 1, Layout.ChannelOfFeature());
        var classes = GaussianClasses.Of(samples, labels, Classes);
        return new(
            Layout,
            standard,
            [network],
            classes,
            Variation(classes),
            [.. (wearings.Length == 0 ? [RingPermutation.Identity] : wearings).Select(wearing => new RingWearing(wearing, 0))]);
    }

    /// <summary>Repetitions vary by a third along every feature, people by twice as much.</summary>
    public static GestureVariation Variation(GaussianClasses classes)
    {
        const float Axis = 3;
        var count = classes.FeatureCount;
        var axes = new float[count * count];
        for (var f = 0; f < count; f++)
            axes[f * count + f] = Axis;
        return new(
            axes,
            [.. Enumerable.Repeat(4.0, count)],
            [.. Enumerable.Range(0, classes.ClassCount).SelectMany(k => classes.Mean(k).ToArray()).Select(value => Axis * value)],
            [.. classes.Covariance.ToArray().Select(value => Axis * Axis * value)]);
    }

    public static double Share(Func<float[], float[]> answer, float[][] samples, int[] labels)
        => samples.Zip(labels, (sample, label) => Array.IndexOf(answer(sample), answer(sample).Max()) == label ? 1.0 : 0).Average();
}

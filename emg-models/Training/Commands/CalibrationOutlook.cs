using System.Numerics.Tensors;
using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Shows beside what the check said of each gesture how its later repetitions are recognised.</summary>
internal static class CalibrationOutlook
{
    private const double ReactionSeconds = 0.5;

    public static void Print(
        EmgRecording recording, LivePath path, ModelManifest manifest, PersonalProfile profile, CalibrationReport report, int repetitions, TextWriter output)
    {
        var (right, all) = (new int[manifest.Labels.Count], new int[manifest.Labels.Count]);
        using var decoder = new PersonalDecoder(manifest, profile, learnsOnline: true);
        for (var stretch = 0; stretch < recording.Stretches.Count; stretch++)
        {
            foreach (var block in LiveSignal.Blocks(recording, path, stretch))
            {
                decoder.Push(block);
                while (decoder.TryStep(out var step))
                    Count(recording, manifest, repetitions, step, right, all);
            }
        }

        output.WriteLine("gesture      clear in the session   later repetitions recognised, share of 200 ms steps");
        for (var k = 0; k < manifest.Labels.Count; k++)
        {
            var clear = report.Separability.TryGetValue(manifest.Labels[k], out var share) ? FormattableString.Invariant($"{share:F2}") : "-";
            var later = all[k] == 0 ? "-" : FormattableString.Invariant($"{(double)right[k] / all[k]:F2} of {all[k]}");
            output.WriteLine($"{manifest.Labels[k],-12} {clear,-22} {later}");
        }

        output.WriteLine($"{decoder.StrangeSteps} of {decoder.Steps} steps were none of these gestures.");
    }

    private static void Count(EmgRecording recording, ModelManifest manifest, int repetitions, in DecoderStep step, int[] right, int[] all)
    {
        var end = step.NewestSample.Microseconds / 1e6;
        var start = end - manifest.WindowMs / 1000;
        foreach (var segment in recording.Segments)
        {
            if (segment.Repetition < repetitions || start < segment.Start / recording.RateHz + ReactionSeconds || end > segment.End / recording.RateHz)
                continue;
            var label = manifest.Labels.ToList().IndexOf(GestureLabels.Normalise(recording.LabelNames[segment.Label]));
            if (label < 0)
                return;
            all[label]++;
            if (TensorPrimitives.IndexOfMax(step.Probabilities) == label)
                right[label]++;
            return;
        }
    }
}

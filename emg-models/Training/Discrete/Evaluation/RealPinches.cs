using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Recordings;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>
/// Real finger gestures, as clips of one second round the forearm: a person's first repetitions adapt the last layers of the model, which
/// learnt from simulated people alone, and the later ones are told apart. A clip's moment is its loudest 150 ms, for nobody noted it.
/// </summary>
public static class RealPinches
{
    /// <summary>Repetitions of each gesture that adapt.</summary>
    public const int CalibrationRepetitions = 4;

    private const int MomentSteps = 15;
    private static readonly Dictionary<string, string> LabelOf = new(StringComparer.Ordinal)
    {
        ["rest"] = "rest", ["index-pinch"] = "index_press", ["middle-pinch"] = "middle_press", ["thumb-out"] = "thumb_swipe_out",
    };

    /// <summary>For each person the mean over four labels of the share of clips told right: with the model as it is, and after its adaptation.</summary>
    public static IReadOnlyList<(string Subject, int Clips, double Before, double After)> Of(string modelFolder, IReadOnlyList<EmgRecording> recordings)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        using var model = OnnxDecoder.Load(modelFolder);
        var population = EventPopulation.Load(Path.Combine(modelFolder, EventPopulation.FileName));
        var rows = new List<(string, int, double, double)>();
        foreach (var person in recordings.GroupBy(recording => recording.Subject).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var clips = person.SelectMany(recording => Clips(model, recording)).ToArray();
            var taught = clips.Where(clip => clip.Repetition < CalibrationRepetitions).ToArray();
            var frames = new EventFrames([.. taught.SelectMany(clip => clip.Moment)], [.. taught.SelectMany(clip => clip.Moment.Select(_ => clip.Label))]);
            var head = EventHeadLearning.Adapt(population, frames, 0, EventCalibration.LearningSteps, seed: 1);
            var tested = clips.Where(clip => clip.Repetition >= CalibrationRepetitions).ToArray();
            rows.Add((person.Key, tested.Length, Balanced(population.Head, tested), Balanced(head, tested)));
        }

        return rows;
    }

    private static IEnumerable<Clip> Clips(OnnxDecoder model, EmgRecording recording)
    {
        var path = new LivePath { StreamRateHz = BandPath.RateHz, ModelRateHz = BandPath.RateHz, HighPassHz = BandPath.HighPassHz };
        foreach (var segment in recording.Segments)
        {
            if (!LabelOf.TryGetValue(recording.LabelNames[segment.Label], out var label))
                continue;
            for (var stretch = 0; stretch < recording.Stretches.Count; stretch++)
            {
                if (segment.Start >= recording.Stretches[stretch].Start && segment.End <= recording.Stretches[stretch].End)
                    yield return new Clip(DiscreteLabels.IndexOf(label), segment.Repetition, Moment(model, LiveSignal.Filtered(recording, path, stretch)));
            }
        }
    }

    private static List<float[]> Moment(OnnxDecoder model, float[,] samples)
    {
        var stride = model.Manifest.StrideSamples;
        var block = new EmgBlock(SimulatedSession.Channels, stride) { RateHz = BandPath.RateHz, SampleCount = stride, Restarted = true };
        var embeddings = new List<float[]>();
        var loudness = new List<double>();
        model.Reset();
        for (var start = 0; start + stride <= samples.GetLength(0); start += stride)
        {
            var square = 0.0;
            for (var i = 0; i < block.Buffer.Length; i++)
            {
                block.Buffer[i] = samples[start + (i / SimulatedSession.Channels), i % SimulatedSession.Channels];
                square += block.Buffer[i] * block.Buffer[i];
            }

            block.FirstSample = new HostTime((long)start * 1_000_000 / BandPath.RateHz);
            model.Push(block);
            block.Restarted = false;
            if (!model.TryStep(out _))
                continue;
            embeddings.Add(model.Embedding.ToArray());
            loudness.Add(square);
        }

        // The first fifth of a second is the filters' own.
        var first = Enumerable.Range(20, Math.Max(1, embeddings.Count - MomentSteps - 20)).MaxBy(at => loudness.Skip(at).Take(MomentSteps).Sum());
        return [.. embeddings.Skip(first).Take(MomentSteps)];
    }

    private static double Balanced(EventHead head, IReadOnlyList<Clip> clips) => clips.Count == 0
        ? 0
        : Math.Round(clips.GroupBy(clip => clip.Label).Average(group => group.Average(clip => Told(head, clip) == clip.Label ? 1.0 : 0)), 4);

    private static int Told(EventHead head, Clip clip)
    {
        var sums = new double[head.ClassCount];
        var probabilities = new float[head.ClassCount];
        foreach (var embedding in clip.Moment)
        {
            head.Score(embedding, probabilities);
            for (var k = 0; k < sums.Length; k++)
                sums[k] += Math.Log(probabilities[k] + 1e-6);
        }

        return LabelOf.Values.Select(DiscreteLabels.IndexOf).MaxBy(label => sums[label]);
    }

    private sealed record Clip(int Label, int Repetition, List<float[]> Moment);
}

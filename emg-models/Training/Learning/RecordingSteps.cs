using NeuralGlasses.Decoding.Features;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Learning;

/// <summary>Computes the features of a whole recording as the decoder on the glasses would see them.</summary>
public static class RecordingSteps
{
    /// <summary>Computes all steps of a recording.</summary>
    /// <param name="recording">The recording; its labels have to be among the options' after normalisation, others are left out.</param>
    /// <param name="options">Rates, filters and margins.</param>
    /// <exception cref="RecordingException">The recording has no labelled segment that the model knows, or no scale can be found.</exception>
    public static PersonSteps Of(EmgRecording recording, TrainingOptions options)
    {
        var scale = PhysiologicalScale.Of(recording);
        var blocks = Blocks(recording, options);
        if (blocks.Count == 0)
            throw new RecordingException($"{recording.Path}: no segment has one of the labels {string.Join(", ", options.Labels)}; choose recordings of these gestures.");
        var steps = new List<RecordedStep>();
        for (var stretch = 0; stretch < recording.Stretches.Count; stretch++)
            Append(recording, scale.MicrovoltsPerLsb, stretch, blocks, options, steps);
        return new(recording.Subject, steps, blocks);
    }

    private static List<PromptedBlock> Blocks(EmgRecording recording, TrainingOptions options)
    {
        var blocks = new List<PromptedBlock>();
        foreach (var segment in recording.Segments)
        {
            var name = GestureLabels.Normalise(recording.LabelNames[segment.Label]);
            var label = options.Labels.ToList().IndexOf(name);
            if (label < 0)
                continue;
            var stretch = 0;
            while (stretch < recording.Stretches.Count && recording.Stretches[stretch].End <= segment.Start)
                stretch++;
            blocks.Add(new(label, segment.Start / recording.RateHz, segment.End / recording.RateHz, stretch));
        }

        return blocks;
    }

    private static void Append(
        EmgRecording recording, double microvoltsPerLsb, int stretch, List<PromptedBlock> blocks, TrainingOptions options, List<RecordedStep> steps)
    {
        var features = new GestureFeatures(recording.ChannelCount, options.ModelRateHz, options.StrideSamples, options.StrideCount, options.NoiseFloorMicrovolts);
        foreach (var block in RecordedSignal.Blocks(recording, microvoltsPerLsb, stretch, options))
        {
            features.Push(block);
            Take(features, stretch, blocks, options, steps);
        }
    }

    private static void Take(GestureFeatures features, int stretch, List<PromptedBlock> blocks, TrainingOptions options, List<RecordedStep> steps)
    {
        var values = new float[features.Length];
        while (features.TryTake(values, out var newest, out var validFraction))
        {
            var seconds = newest.Microseconds / 1e6;
            var index = blocks.FindIndex(block => block.Stretch == stretch && seconds >= block.Start && seconds < block.End);
            var steady = false;
            if (index >= 0 && validFraction >= 1)
            {
                var margin = options.Labels[blocks[index].Label] == GestureLabels.Rest ? options.RestMarginSeconds : options.GestureMarginSeconds;
                var window = options.StrideSamples * options.StrideCount / options.ModelRateHz;
                steady = seconds - window >= blocks[index].Start + margin;
            }

            steps.Add(new(values, stretch, seconds, validFraction, index, steady));
            values = new float[features.Length];
        }
    }
}

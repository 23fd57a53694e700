using NeuralGlasses.Recordings;
using NeuralGlasses.Signal;

namespace NeuralGlasses.Training.Events;

/// <summary>Reads the prompted blocks of a recording and finds when the person really moved.</summary>
public static class PromptedEvents
{
    private const double HighPassHz = 20;

    /// <summary>All blocks with a known label, in the order of the recording's segments.</summary>
    /// <param name="recording">A recording of gestures alternating with rest.</param>
    /// <param name="labels">Normalised labels (<see cref="GestureLabels.Normalise"/>); segments of others are left out.</param>
    /// <param name="options">When a muscle counts as active.</param>
    public static IReadOnlyList<EventBlock> Of(EmgRecording recording, IReadOnlyList<string> labels, OnsetOptions options)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        var known = labels.Select((label, index) => (label, index)).ToDictionary(pair => pair.label, pair => pair.index);
        var detectors = recording.Stretches.Select(stretch => new OnsetDetector(HighPassed(recording, stretch), recording.RateHz, options)).ToArray();
        var blocks = new List<EventBlock>();
        foreach (var segment in recording.Segments)
        {
            var name = GestureLabels.Normalise(recording.LabelNames[segment.Label]);
            if (!known.TryGetValue(name, out var label))
                continue;
            var (start, end) = (segment.Start / recording.RateHz, segment.End / recording.RateHz);
            var onset = name == GestureLabels.Rest ? null : Onset(recording, detectors, segment);
            blocks.Add(new(label, start, end, onset));
        }

        return blocks;
    }

    private static double? Onset(EmgRecording recording, OnsetDetector[] detectors, RecordingSegment segment)
    {
        for (var i = 0; i < detectors.Length; i++)
        {
            var stretch = recording.Stretches[i];
            if (segment.Start < stretch.Start || segment.Start >= stretch.End)
                continue;
            return detectors[i].Onset((segment.Start - stretch.Start) / recording.RateHz, (segment.End - stretch.Start) / recording.RateHz)
                + stretch.Start / recording.RateHz;
        }

        return null;
    }

    private static float[,] HighPassed(EmgRecording recording, RecordingStretch stretch)
    {
        var filter = Biquad.HighPass(HighPassHz, recording.RateHz, recording.ChannelCount);
        var result = new float[stretch.End - stretch.Start, recording.ChannelCount];
        for (var c = 0; c < recording.ChannelCount; c++)
        {
            filter.Settle(c, recording.Samples[stretch.Start, c]);
            for (var i = 0; i < result.GetLength(0); i++)
                result[i, c] = (float)filter.Apply(c, recording.Samples[stretch.Start + i, c]);
        }

        return result;
    }
}

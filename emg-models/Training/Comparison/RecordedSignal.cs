using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Comparison;

/// <summary>Brings a recording of a set into the form in which it is compared.</summary>
public static class RecordedSignal
{
    private const double BeforeS = 0.5;

    /// <summary>The samples in the recording's unit, and the prompts whose labels have a twin.</summary>
    /// <exception cref="RecordingException">The recording is not what the twin expects of its set.</exception>
    public static LabelledSignal Of(EmgRecording recording, SetTwin twin)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(twin);
        var stored = twin.HasTwoRings ? 2 * twin.Channels : twin.Channels;
        if (recording.ChannelCount != stored)
            throw new RecordingException($"{recording.Path}: has {recording.ChannelCount} channels, expected {stored} of a recording of {twin.Set}.");
        if (Math.Abs(recording.RateHz - twin.RateHz) > 0.01 * twin.RateHz)
            throw new RecordingException(FormattableString.Invariant($"{recording.Path}: attribute 'fs_hz' is {recording.RateHz}, expected {twin.RateHz} Hz of a recording of {twin.Set}."));
        var sets = new float[recording.SampleCount * twin.Channels];
        for (var i = 0; i < recording.SampleCount; i++)
        {
            for (var c = 0; c < twin.Channels; c++)
            {
                var step = twin.HasTwoRings ? recording.Samples[i, c] - recording.Samples[i, c + twin.Channels] : recording.Samples[i, c];
                sets[(i * twin.Channels) + c] = (float)(step * recording.UnitPerLsb);
            }
        }

        var prompts = new List<LabelledPrompt>();
        var before = (int)(BeforeS * recording.RateHz);
        foreach (var segment in recording.Segments.OrderBy(each => each.Start))
        {
            var label = IndexOf(twin, recording.LabelNames[segment.Label]);
            var effort = twin.EffortsPercent.Count == 0 ? 0 : segment.Auxiliary;
            if (label < 0 || (twin.EffortsPercent.Count > 0 && !twin.EffortsPercent.Contains(effort)))
                continue;
            var follows = recording.Stretches.Any(stretch => stretch.Start <= segment.Start - before && stretch.End >= segment.End);
            prompts.Add(new(segment.Start, segment.End, label, segment.Repetition, effort, follows));
        }

        return new(recording.Subject, sets, twin.Channels, recording.RateHz, prompts);
    }

    /// <summary>Labels of a recording that have no twin, in the order of its names.</summary>
    public static IEnumerable<string> WithoutTwin(EmgRecording recording, SetTwin twin)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(twin);
        return recording.LabelNames.Where(name => IndexOf(twin, name) < 0);
    }

    private static int IndexOf(SetTwin twin, string name)
    {
        for (var i = 0; i < twin.Movements.Count; i++)
        {
            if (GestureLabels.Normalise(twin.Movements[i].Label) == GestureLabels.Normalise(name))
                return i;
        }

        return -1;
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>Writes the EMG of a trace and the truth as labels in the format <c>emg-h5/1</c>.</summary>
internal static class Hdf5Export
{
    public static void Write(TracedEmg emg, string path)
    {
        var offsets = Offsets(emg);
        List<string> labels = [.. emg.Truth.Select(gesture => gesture.Gesture).Distinct()];
        EmgRecordingWriter.Write(
            new RecordingDraft
            {
                DataSet = "neuralglasses-trace",
                Subject = emg.Header.Recording ?? (emg.Header.Seed is null ? "not stated" : "simulated"),
                Session = emg.Header.Seed is { } seed ? $"{emg.Header.Scenario} seed {seed}" : emg.Header.Scenario,
                Licence = "not stated",
                Units = "uV",
                Device = emg.Header.MadeBy,
                Source = $"trace of run {emg.RunHash}",
                RateHz = emg.RateHz,
                Samples = new SampleSteps(Values(emg), emg.MicrovoltsPerStep, 0),
                Stretches = [.. emg.Stretches.Select((stretch, i) => new RecordingStretch(offsets[i], offsets[i] + stretch.Count))],
                Segments = [.. Segments(emg, offsets, labels)],
                LabelNames = labels.Count > 0 ? labels : [RecordingDraft.Unlabelled],
                Remarks = new Dictionary<string, string>
                {
                    ["placement"] = "none",
                    ["aux"] = "none",
                    ["note"] = "Samples as the glasses received them; a gap of the radio begins a new stretch. Repetitions are counted through the whole trace, and a segment that a gap divides has one number.",
                },
            },
            path);
    }

    // Row of the first set of each stretch, and behind the last one.
    private static int[] Offsets(TracedEmg emg)
    {
        var offsets = new int[emg.Stretches.Count + 1];
        for (var i = 0; i < emg.Stretches.Count; i++)
            offsets[i + 1] = offsets[i] + emg.Stretches[i].Count;
        return offsets;
    }

    private static short[,] Values(TracedEmg emg)
    {
        var values = new short[emg.Stretches.Sum(stretch => stretch.Count), emg.ChannelCount];
        var row = 0;
        foreach (var stretch in emg.Stretches)
        {
            for (var at = 0; at < stretch.Steps.Count; at += emg.ChannelCount, row++)
            {
                for (var channel = 0; channel < emg.ChannelCount; channel++)
                    values[row, channel] = stretch.Steps[at + channel];
            }
        }

        return values;
    }

    private static IEnumerable<RecordingSegment> Segments(TracedEmg emg, int[] offsets, List<string> labels)
    {
        var repetitions = new int[labels.Count];
        foreach (var gesture in emg.Truth)
        {
            var label = labels.IndexOf(gesture.Gesture);
            var repetition = repetitions[label]++;
            var begin = (long)Math.Round(emg.SetAt(new HostTime((long)(gesture.BeginS * 1e6))));
            var end = (long)Math.Round(emg.SetAt(new HostTime((long)(gesture.EndS * 1e6))));
            for (var i = 0; i < emg.Stretches.Count; i++)
            {
                var stretch = emg.Stretches[i];
                var (from, to) = (Math.Max(begin, stretch.Start), Math.Min(end, stretch.End));
                if (from < to)
                    yield return new RecordingSegment((int)(offsets[i] + from - stretch.Start), (int)(offsets[i] + to - stretch.Start), label, repetition, 0);
            }
        }
    }
}

using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>Writes the EMG of a trace with its truth and events as annotations in EDF+.</summary>
internal static class EdfExport
{
    /// <summary>Writes a file, whole or not at all, and returns how many sample sets filled no record and were left out.</summary>
    public static long Write(TracedEmg emg, string path)
    {
        var draft = new EdfDraft
        {
            ChannelCount = emg.ChannelCount,
            RateHz = emg.RateHz,
            MicrovoltsPerStep = emg.MicrovoltsPerStep,
            Stretches = emg.Stretches,
            Annotations = [.. Truth(emg), .. emg.Events.Select(e => new EdfAnnotation(Seconds(emg, e.At), null, e.Text)).Where(e => e.OnsetS >= 0)],
            Equipment = emg.Header.MadeBy,
            Remark = emg.Header.Seed is { } seed ? $"{emg.Header.Scenario} seed {seed}" : emg.Header.Scenario,
            Transducer = "differential electrode pair of a wristband",

            // What the band's engine does to every sample; the glasses' filters come behind what is exported.
            Prefilter = "HP:1.2Hz",
        };
        if (File.Exists(path))
            throw new TraceException($"{path}: exists already, expected a new file; choose another name or move it away.");
        var part = path + ".part";
        long leftOut;
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            leftOut = EdfPlusWriter.Write(draft, stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: false);
        return leftOut;
    }

    private static IEnumerable<EdfAnnotation> Truth(TracedEmg emg)
    {
        foreach (var gesture in emg.Truth)
        {
            var (begin, end) = (Seconds(emg, new HostTime((long)(gesture.BeginS * 1e6))), Seconds(emg, new HostTime((long)(gesture.EndS * 1e6))));
            if (begin >= 0)
                yield return new EdfAnnotation(begin, end - begin, gesture.Gesture);
        }
    }

    private static decimal Seconds(TracedEmg emg, HostTime at) => decimal.Round((decimal)(emg.SetAt(at) / emg.RateHz), 6);
}

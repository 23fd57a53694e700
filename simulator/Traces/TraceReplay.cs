using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>
/// Gives to glasses of the same make what reached those of a trace, at the same times, and compares all that they ask and make, bit for
/// bit. Nothing of the wristband takes part.
/// </summary>
public static class TraceReplay
{
    /// <summary>Replays a trace to its end, its cut or its first difference.</summary>
    /// <param name="path">The trace.</param>
    /// <param name="modelFolder">Folder of its model; null for the one of that name that comes with the program.</param>
    /// <param name="until">Host time behind which nothing more is replayed; null for all.</param>
    /// <exception cref="TraceException">The file cannot be replayed; the message says why.</exception>
    public static ReplayOutcome Run(string path, string? modelFolder = null, HostTime? until = null)
    {
        using var reader = new TraceReader(path);
        if (reader.Header.Part is { Number: > 1 } part)
            throw new TraceException($"{path}: is part {part.Number} of a record, whose begin is not in it; give its first part, which ends in .001{TraceParts.Ending}.");
        modelFolder = FindModel(path, reader.Header, modelFolder);
        using var steps = new TraceSteps(reader);
        var counts = new SortedDictionary<TraceRecordKind, long>();
        var found = new FoundRecords();
        TraceDifference? difference = null;
        HostTime? begin = null;
        HostTime end = default;
        var more = steps.TryRead(out var step);
        using var glasses = more ? new ReplayedGlasses(path, reader.Header, modelFolder, step, reader.Header.PhotosKept, found) : null;
        while (more && difference is null)
        {
            if (step.Input is { } input)
            {
                if (input.At > until)
                    break;
                begin ??= input.At;
                end = input.At;
                Count(counts, input);
            }

            found.Clear();
            glasses!.Give(step);
            var last = step;
            more = steps.TryRead(out step);
            foreach (var record in last.Made)
                Count(counts, record);
            difference = TraceDifference.Find(last, found.Records, isCutBehind: !more && steps.Cut is not null);
        }

        return new ReplayOutcome
        {
            Header = reader.Header,
            Difference = difference,
            Cut = difference is null ? steps.Cut : null,
            BeginS = (begin ?? end).Microseconds / 1e6,
            EndS = end.Microseconds / 1e6,
            Counts = counts,
        };
    }

    /// <summary>The folder of the very model that a trace was recorded with.</summary>
    /// <exception cref="TraceException">There is none, or it is another one.</exception>
    internal static string FindModel(string path, TraceHeader header, string? modelFolder)
    {
        var wanted = header.Model;
        if (modelFolder is null)
        {
            modelFolder = Path.Combine(AppContext.BaseDirectory, "models", Path.GetFileName(wanted.Name));
            if (!Directory.Exists(modelFolder))
                throw new TraceException($"{path}: was recorded with the model '{wanted.Name}' {wanted.Version}, which does not come with this program; give its folder with --model.");
        }

        var given = TracedModel.Of(modelFolder);
        return given == wanted
            ? modelFolder
            : throw new TraceException($"{path}: was recorded with the model '{wanted.Name}' {wanted.Version} ({wanted.Sha256[..Math.Min(12, wanted.Sha256.Length)]}), the model in {modelFolder} is '{given.Name}' {given.Version} ({given.Sha256[..12]}); give the recorded one with --model.");
    }

    private static void Count(SortedDictionary<TraceRecordKind, long> counts, TraceRecord record) =>
        counts[record.Kind] = counts.GetValueOrDefault(record.Kind) + 1;
}

using System.Globalization;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Training.Commands;

namespace NeuralGlasses.Training.Import;

/// <summary>Imports one file after the other and says what became of each.</summary>
public static class ImportRun
{
    /// <summary>Imports.</summary>
    /// <param name="options">What to import.</param>
    /// <param name="output">Takes a line a recording and the sum at the end.</param>
    /// <param name="bar">Shows progress.</param>
    /// <exception cref="RecordingException">A file is bad and may not be skipped, or nothing was imported.</exception>
    public static void Execute(ImportOptions options, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        ImportFiles.CheckPaths(options);
        var format = ImportFormats.Open(options);
        var files = ImportFiles.Find(options, format);
        Directory.CreateDirectory(options.OutputDirectory);
        var written = new Dictionary<string, string>();
        var (imported, skipped) = (0, 0);
        foreach (var (index, file) in files.Index())
        {
            bar.Stage(string.Create(CultureInfo.InvariantCulture, $"import {index + 1} of {files.Count}: {Path.GetFileName(file)}"));
            try
            {
                var lines = ImportFile(file, format, options, written, bar);
                bar.Clear();
                lines.ForEach(output.WriteLine);
                imported++;
            }
            catch (Exception error) when (options.SkipBad && error is RecordingException or IOException or UnauthorizedAccessException)
            {
                bar.Clear();
                output.WriteLine($"skipped: {error.Message}");
                skipped++;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"imported {imported}, skipped {skipped}"));
        if (imported == 0)
            throw new RecordingException($"{options.From}: nothing was imported, every file was skipped for the reason above, expected at least one good file.");
    }

    private static List<string> ImportFile(
        string file, IRecordingFormat format, ImportOptions options, Dictionary<string, string> written, ProgressBar bar)
    {
        var notes = new List<string>();
        var drafts = format.Read(file, new(notes.Add, bar.Report));
        var targets = drafts.Select(draft => Path.Combine(options.OutputDirectory, RecordingName.Of(file, draft))).ToList();
        foreach (var target in targets)
        {
            if (written.TryGetValue(target, out var first))
                throw new RecordingException($"{file}: would become {target}, which {first} became already; give them different sessions or subjects.");
            if (!options.Overwrite && File.Exists(target))
                throw new RecordingException($"{file}: would become {target}, which exists already, expected a new name; add --overwrite to replace it.");
        }

        var lines = new List<string>();
        foreach (var (draft, target) in drafts.Zip(targets))
        {
            EmgRecordingWriter.Write(draft, target, options.Overwrite);
            written[target] = file;
            lines.Add(Describe(file, draft, target));
        }

        return [.. lines, .. notes.Select(note => $"  note: {note}")];
    }

    private static string Describe(string file, RecordingDraft draft, string target)
    {
        var samples = draft.Samples.Values;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(file)} -> {target}: {samples.GetLength(0)} samples x {samples.GetLength(1)} channels at {draft.RateHz} Hz, " +
            $"stretches {draft.Stretches.Count}, segments {draft.Segments.Count}, step {draft.Samples.UnitPerLsb:G4} {draft.Units}, " +
            $"clipped {draft.Samples.ClippedSamples}");
    }
}

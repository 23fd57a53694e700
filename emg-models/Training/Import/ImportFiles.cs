using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Import;

/// <summary>Finds the files to import.</summary>
internal static class ImportFiles
{
    /// <summary>Checks that there is something to import and a folder to import into.</summary>
    public static void CheckPaths(ImportOptions options)
    {
        if (!File.Exists(options.From) && !Directory.Exists(options.From))
            throw new RecordingException($"{options.From}: there is no such file or folder; give what to import with --from.");
        if (File.Exists(options.OutputDirectory))
            throw new RecordingException($"{options.OutputDirectory}: is a file, expected a folder for the recordings; give one with --out.");
    }

    /// <summary>The file itself, or the files of a folder that end like the format's, in order of their names.</summary>
    public static IReadOnlyList<string> Find(ImportOptions options, IRecordingFormat format)
    {
        var from = options.From;
        if (File.Exists(from))
            return [from];
        var labels = options.LabelsFile is null ? null : Path.GetFullPath(options.LabelsFile);
        var files = Directory.GetFiles(from)
            .Where(file => format.Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Where(file => Path.GetFullPath(file) != labels)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
        {
            throw new RecordingException(
                $"{from}: holds no {string.Join(" or ", format.Extensions)} file, expected at least one of format {options.Format}; " +
                "folders inside it are not searched, give the folder that holds the files with --from.");
        }

        return files;
    }
}

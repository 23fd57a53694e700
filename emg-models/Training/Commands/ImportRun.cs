using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using NeuralGlasses.Training.Import;

namespace NeuralGlasses.Training.Commands;

/// <summary>Brings recordings of another layout into the format <c>emg-h5/1</c>.</summary>
public static class ImportRun
{
    /// <summary>Imports a file, or every file of a folder with one of the layout's endings.</summary>
    /// <param name="source">File or folder.</param>
    /// <param name="format">The layout.</param>
    /// <param name="outputDirectory">Folder for the recordings.</param>
    /// <param name="options">What the source does not say itself.</param>
    /// <param name="skipsBad">Whether a bad file is named and skipped; otherwise it ends the import.</param>
    /// <param name="overwrites">Whether recordings of the same name are replaced.</param>
    /// <param name="output">Receives what was skipped and how many were imported.</param>
    /// <param name="bar">Shows progress.</param>
    /// <exception cref="RecordingException">There is nothing to import, a file cannot be used, or nothing was imported.</exception>
    public static void Execute(
        string source, IRecordingFormat format, string outputDirectory, ImportOptions options, bool skipsBad, bool overwrites, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        var files = Files(source, format);
        var (imported, skipped) = (0, 0);
        bar.Stage($"import {files.Length} file{(files.Length == 1 ? "" : "s")}");
        foreach (var file in files)
        {
            try
            {
                foreach (var content in format.Read(file, options))
                    EmgRecordingWriter.Write(outputDirectory, content, overwrites);
                imported++;
            }
            catch (RecordingException error) when (skipsBad)
            {
                bar.Clear();
                output.WriteLine($"skipped: {error.Message}");
                skipped++;
            }

            bar.Report((double)(imported + skipped) / files.Length);
        }

        bar.Clear();
        if (imported == 0)
            throw new RecordingException($"{source}: none of {files.Length} files could be imported; see what was said of each.");
        output.WriteLine($"imported {imported}, skipped {skipped}; the recordings are in {outputDirectory}");
    }

    private static string[] Files(string source, IRecordingFormat format)
    {
        if (File.Exists(source))
            return [source];
        if (!Directory.Exists(source))
            throw new RecordingException($"{source}: there is no such file or folder; give recordings with --from.");
        string[] files = [.. Directory.GetFiles(source).Where(file => format.Extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? files
            : throw new RecordingException($"{source}: holds no file that ends with {string.Join(" or ", format.Extensions)}; give the folder of the recordings, or another --format.");
    }
}

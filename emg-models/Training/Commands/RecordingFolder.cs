using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Commands;

/// <summary>The recordings of a folder, ordered by file name so that folds and seeds mean the same everywhere.</summary>
public static class RecordingFolder
{
    /// <summary>Opens every <c>.h5</c> file of a folder.</summary>
    /// <exception cref="RecordingException">The folder is missing or empty, or a recording cannot be used.</exception>
    public static IReadOnlyList<EmgRecording> Open(string directory)
    {
        if (!Directory.Exists(directory))
            throw new RecordingException($"{directory}: there is no such folder; give the folder of a data set with --data.");
        var files = Directory.GetFiles(directory, "*.h5");
        Array.Sort(files, StringComparer.Ordinal);
        if (files.Length == 0)
            throw new RecordingException($"{directory}: holds no .h5 file; give the folder of a data set with --data.");
        return [.. files.Select(EmgRecording.Open)];
    }
}

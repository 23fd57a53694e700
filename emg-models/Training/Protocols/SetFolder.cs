using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;

namespace NeuralGlasses.Training.Protocols;

/// <summary>The recordings of one set, from the folder of all sets or from the set's own folder.</summary>
public static class SetFolder
{
    /// <summary>Opens every recording of a set.</summary>
    /// <param name="dataDirectory">Folder that holds the set's folder, or the set's folder itself.</param>
    /// <param name="set">Name of the set.</param>
    /// <exception cref="RecordingException">There is no such folder, a recording cannot be used or it belongs to another set.</exception>
    public static IReadOnlyList<EmgRecording> Open(string dataDirectory, string set)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        var own = Path.Combine(dataDirectory, set);
        var folder = Directory.Exists(own) ? own : dataDirectory;
        if (Directory.Exists(folder) && Directory.GetFiles(folder, "*.h5").Length == 0 && Directory.GetDirectories(folder).Length > 0)
            throw new RecordingException($"{dataDirectory}: holds no set '{set}'; it holds {string.Join(", ", Directory.GetDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
        var recordings = RecordingFolder.Open(folder);
        var stranger = recordings.FirstOrDefault(each => each.DataSet != set);
        if (stranger is not null)
            throw new RecordingException($"{stranger.Path}: attribute 'dataset' is '{stranger.DataSet}', expected '{set}'; keep each set in a folder of its own or name the right one with --set.");
        return recordings;
    }
}

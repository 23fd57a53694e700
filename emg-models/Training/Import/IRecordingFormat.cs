using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>A layout in which people have recordings.</summary>
public interface IRecordingFormat
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Endings of its files, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads the recordings of a file: one, or one a side.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the file does not say itself.</param>
    /// <exception cref="Recordings.RecordingException">The file cannot be used; the message names the place.</exception>
    IReadOnlyList<RecordingContent> Read(string path, ImportOptions options);
}

using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>A format of recordings that can be imported.</summary>
internal interface IRecordingFormat
{
    /// <summary>Ends of the names of its files, such as <c>.csv</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads the recordings of one file.</summary>
    /// <exception cref="Recordings.RecordingException">The file cannot be used; the sentence names it.</exception>
    IReadOnlyList<RecordingDraft> Read(string path, ReadingReport report);
}

namespace NeuralGlasses.Training.Import;

/// <summary>The layouts that can be imported.</summary>
public static class RecordingFormats
{
    /// <summary>All layouts.</summary>
    public static IReadOnlyList<IRecordingFormat> All { get; } =
        [new EmgH5Format(), new NeuromotorFormat(), new Emg2QwertyFormat(), new CsvFormat(), new NpyFormat()];

    /// <summary>Finds a layout by its name.</summary>
    /// <exception cref="ArgumentException">There is no such layout.</exception>
    public static IRecordingFormat Named(string name)
        => All.FirstOrDefault(each => each.Name == name)
            ?? throw new ArgumentException($"--format: there is no format '{name}'; choose one of {string.Join(", ", All.Select(each => each.Name))}.");
}

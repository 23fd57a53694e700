using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Import.Hdf5;
using NeuralGlasses.Training.Import.Matrices;
using NeuralGlasses.Training.Import.Timed;

namespace NeuralGlasses.Training.Import;

/// <summary>The formats by name.</summary>
internal static class ImportFormats
{
    /// <summary>The names that <c>--format</c> takes.</summary>
    public const string Names = "emg-h5, neuromotor, emg2qwerty, csv, npy";

    /// <summary>The format that the options ask for.</summary>
    /// <exception cref="RecordingException">No format has the name, or an option does not belong to it.</exception>
    public static IRecordingFormat Open(ImportOptions options)
    {
        var isMatrix = options.Format is "csv" or "npy";
        IRecordingFormat format = options.Format switch
        {
            "emg-h5" => new EmgH5Format(options),
            "neuromotor" => new NeuromotorFormat(options),
            "emg2qwerty" => new Emg2QwertyFormat(options),
            "csv" => new CsvFormat(Mapping(options), options),
            "npy" => new NpyFormat(Mapping(options), options),
            _ => throw new RecordingException($"--format is '{options.Format}', expected one of {Names}."),
        };
        if (!isMatrix && options.MappingFile is not null)
            throw new RecordingException($"--mapping is given for the format {options.Format}, expected it only for csv and npy; leave it out.");
        if (options.Format != "neuromotor" && options.LabelsFile is not null)
            throw new RecordingException($"--labels is given for the format {options.Format}, expected it only for neuromotor; leave it out.");
        if (options.LabelsFile is not null && Directory.Exists(options.From))
            throw new RecordingException($"{options.From}: is a folder and --labels names the prompts of one recording, expected one file; give it with --from.");
        return format;
    }

    private static MatrixMapping Mapping(ImportOptions options)
        => MatrixMapping.Load(options.MappingFile ?? throw new RecordingException(
            $"--mapping is missing, a {options.Format} file does not say its rate, unit and channels; " +
            "write them into a small JSON file such as {\"rateHz\": 1000, \"units\": \"mV\", \"channels\": [0, 1, 2, 3]} and give it with --mapping."));
}

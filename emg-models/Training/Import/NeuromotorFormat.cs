using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using PureHDF;

namespace NeuralGlasses.Training.Import;

/// <summary>
/// The HDF5 layout of generic-neuromotor-interface: compound rows <c>/data</c> with time and 16 channels at 2 kHz. The prompts in the file are
/// pickled Python objects, which are not read; they come from a CSV file beside it.
/// </summary>
public sealed class NeuromotorFormat : IRecordingFormat
{
    private const int Channels = 16;
    private const double RateHz = 2000;

    /// <inheritdoc/>
    public string Name => "neuromotor";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions => [".hdf5", ".h5"];

    /// <inheritdoc/>
    public IReadOnlyList<RecordingContent> Read(string path, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Hdf5Import.Read<IReadOnlyList<RecordingContent>>(path, file =>
        {
            var rows = new CompoundRows(path, file, "data");
            var seconds = rows.Seconds("time");
            var (segments, names) = options.LabelsFile is { } labels ? TimedLabels.Segments(TimedLabels.Read(labels), seconds) : ([], ["unlabelled"]);
            // {task}_user_NNN_dataset_NNN
            var parts = Path.GetFileNameWithoutExtension(path).Split("_user_", 2);
            var ids = parts.Length == 2 ? parts[1].Split("_dataset_", 2) : [parts[0]];
            return
            [
                new RecordingContent
                {
                    DataSet = options.DataSet ?? (parts.Length == 2 ? parts[0] : "neuromotor"),
                    Subject = options.Subject ?? ids[0],
                    Session = options.Session ?? (ids.Length == 2 ? ids[1] : "R1"),
                    Licence = options.Licence ?? "CC-BY-NC-4.0",
                    Source = "https://github.com/facebookresearch/generic-neuromotor-interface",
                    Device = "sEMG-RD wristband",
                    RateHz = RateHz,
                    Units = "uV",
                    Samples = rows.Singles("emg", Channels),
                    Stretches = Stretches.Of(path, seconds, RateHz),
                    Segments = segments,
                    LabelNames = names,
                },
            ];
        });
    }
}

using System.Text.Json;
using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;
using PureHDF;

namespace NeuralGlasses.Training.Import;

/// <summary>The HDF5 layout of emg2qwerty: both wrists and the keys that were pressed, 2 kHz; one recording a wrist.</summary>
public sealed class Emg2QwertyFormat : IRecordingFormat
{
    private const int Channels = 16;
    private const double RateHz = 2000;

    /// <inheritdoc/>
    public string Name => "emg2qwerty";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions => [".hdf5", ".h5"];

    /// <inheritdoc/>
    public IReadOnlyList<RecordingContent> Read(string path, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Hdf5Import.Read<IReadOnlyList<RecordingContent>>(path, file =>
        {
            if (!file.LinkExists("emg2qwerty"))
                throw new RecordingException($"{path}: group 'emg2qwerty' is missing; the file has another layout, choose another --format.");
            var group = file.Group("emg2qwerty");
            var rows = new CompoundRows(path, group, "timeseries");
            var seconds = rows.Seconds("time");
            var (segments, names) = TimedLabels.Segments(Keystrokes(path, Text(path, group, "keystrokes")), seconds);
            var session = options.Session ?? Text(path, group, "session_name");
            return new[] { (Side: "L", Member: "emg_left"), (Side: "R", Member: "emg_right") }.Select(wrist => new RecordingContent
            {
                DataSet = options.DataSet ?? "emg2qwerty",
                Subject = options.Subject ?? Text(path, group, "user"),
                Session = $"{session}-{wrist.Side}",
                Licence = options.Licence ?? "CC-BY-NC-4.0",
                Source = "https://github.com/facebookresearch/emg2qwerty",
                Device = "sEMG-RD wristband",
                RateHz = RateHz,
                Units = "uV",
                Samples = rows.Singles(wrist.Member, Channels),
                Stretches = Stretches.Of(path, seconds, RateHz),
                Segments = segments,
                LabelNames = names,
            }).ToArray();
        });
    }

    private static string Text(string path, IH5Group group, string name)
        => group.AttributeExists(name)
            ? group.Attribute(name).Read<string>()
            : throw new RecordingException($"{path}: attribute '{name}' of 'emg2qwerty' is missing; the file is not a complete session.");

    private static TimedLabel[] Keystrokes(string path, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return
            [
                .. document.RootElement.EnumerateArray().Select(key => new TimedLabel(
                    key.GetProperty("key").GetString() ?? "", key.GetProperty("start").GetDouble(), key.GetProperty("end").GetDouble())),
            ];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RecordingException($"{path}: attribute 'keystrokes' is no list of key, start and end ({error.Message}).", error);
        }
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>A recording that is in our format already: every rule is checked, and names can be changed.</summary>
public sealed class EmgH5Format : IRecordingFormat
{
    /// <inheritdoc/>
    public string Name => "emg-h5";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions => [".h5"];

    /// <inheritdoc/>
    public IReadOnlyList<RecordingContent> Read(string path, ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var recording = EmgRecording.Open(path);
        var samples = new float[recording.SampleCount, recording.ChannelCount];
        for (var i = 0; i < recording.SampleCount; i++)
        {
            for (var c = 0; c < recording.ChannelCount; c++)
                samples[i, c] = (float)(recording.Samples[i, c] * recording.UnitPerLsb);
        }

        return
        [
            new RecordingContent
            {
                DataSet = options.DataSet ?? recording.DataSet,
                Subject = options.Subject ?? recording.Subject,
                Session = options.Session ?? recording.Session,
                Licence = options.Licence ?? recording.Licence,
                Source = recording.Source,
                Commit = recording.Commit,
                Device = recording.Device,
                RateHz = recording.RateHz,
                Units = recording.Units,
                UnitPerLsb = recording.UnitPerLsb,
                Samples = samples,
                Stretches = recording.Stretches,
                Segments = recording.Segments,
                LabelNames = recording.LabelNames,
                ClippedSamples = recording.ClippedSamples,
            },
        ];
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import.Matrices;

/// <summary>Makes a recording of a matrix and its mapping.</summary>
internal static class MatrixDraft
{
    /// <summary>The recording.</summary>
    /// <param name="path">The matrix.</param>
    /// <param name="mapping">What its columns are.</param>
    /// <param name="options">What fills gaps of the mapping.</param>
    /// <param name="values">The channels, [sample set, channel].</param>
    /// <param name="runs">The labelled rows.</param>
    public static RecordingDraft Of(string path, MatrixMapping mapping, ImportOptions options, float[,] values, IReadOnlyList<LabelledSpan> runs)
    {
        var fields = new StatedFields(path, options);
        var said = mapping.Fields;
        RecordingStretch[] stretches = [new(0, values.GetLength(0))];
        var labels = LabelTable.Of(runs, stretches, mapping.LabelNames);
        // A file bears the name of what tells it from its neighbours: the session where the person is known, else the person.
        var fileName = Path.GetFileNameWithoutExtension(path);
        return new()
        {
            DataSet = fields.DataSet(said.DataSet),
            Subject = fields.Subject(said.Subject, fileName),
            Session = fields.Session(said.Session, fields.NamesSubject(said.Subject) ? fileName : "1"),
            Licence = fields.Licence(said.Licence),
            Units = fields.Units(said.Units),
            Device = said.Device ?? "not stated",
            Source = said.Source ?? "not stated",
            RateHz = mapping.RateHz,
            Samples = SampleSteps.Of(values, mapping.Scale, path),
            Stretches = stretches,
            Segments = labels.Segments,
            LabelNames = labels.Names,
        };
    }
}

using System.CommandLine;
using NeuralGlasses.Training.Import;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>import</c>.</summary>
public static class ImportCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "File or folder of recordings.", Required = true };
        var format = new Option<string>("--format") { Description = $"Their layout: {string.Join(", ", RecordingFormats.All.Select(each => each.Name))}.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the emg-h5/1 recordings.", Required = true };
        var mapping = new Option<string?>("--mapping") { Description = "JSON file that says what the columns of a CSV or NPY matrix mean." };
        var labels = new Option<string?>("--labels") { Description = "CSV file with prompts (name,start,end or name,time in seconds) for the layout neuromotor." };
        var dataSet = new Option<string?>("--dataset") { Description = "Name of the data set instead of the source's." };
        var subject = new Option<string?>("--subject") { Description = "Identifier of the person instead of the source's." };
        var session = new Option<string?>("--session") { Description = "Identifier of the session instead of the source's." };
        var licence = new Option<string?>("--licence") { Description = "Licence of the recordings instead of the source's." };
        var skip = new Option<bool>("--skip-bad") { Description = "Name and skip files that cannot be used instead of stopping." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace recordings of the same name." };
        var command = new Command("import", "Bring recordings of other layouts into the format emg-h5/1.")
        {
            from, format, output, mapping, labels, dataSet, subject, session, licence, skip, overwrite,
        };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var options = new ImportOptions
            {
                Mapping = arguments.GetValue(mapping) is { } file ? MatrixMapping.Load(file) : null,
                LabelsFile = arguments.GetValue(labels),
                DataSet = arguments.GetValue(dataSet),
                Subject = arguments.GetValue(subject),
                Session = arguments.GetValue(session),
                Licence = arguments.GetValue(licence),
            };
            ImportRun.Execute(
                arguments.GetRequiredValue(from),
                RecordingFormats.Named(arguments.GetRequiredValue(format)),
                arguments.GetRequiredValue(output),
                options,
                arguments.GetValue(skip),
                arguments.GetValue(overwrite),
                Console.Out,
                bar);
        }));
        return command;
    }
}

using System.CommandLine;
using NeuralGlasses.Training.Import;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>import</c>.</summary>
public static class ImportCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "File or folder to import.", Required = true };
        var format = new Option<string>("--format") { Description = $"What it is: {ImportFormats.Names}.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the recordings, DATASET_SUBJECT_SESSION.h5.", Required = true };
        var mapping = new Option<string?>("--mapping") { Description = "JSON file that says what the columns are (csv, npy)." };
        var labels = new Option<string?>("--labels") { Description = "CSV file of prompts, name,start,end or name,time in seconds (neuromotor)." };
        var dataSet = new Option<string?>("--dataset") { Description = "Name of the data set, where the source does not say." };
        var subject = new Option<string?>("--subject") { Description = "The person, where the source does not say." };
        var session = new Option<string?>("--session") { Description = "The session, where the source does not say." };
        var licence = new Option<string?>("--licence") { Description = "Licence of the recordings, where the source does not say." };
        var units = new Option<string?>("--units") { Description = "Unit of the samples such as uV, where the source does not say." };
        var skip = new Option<bool>("--skip-bad") { Description = "Name and leave out bad files instead of stopping at the first." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace recordings that exist." };
        var command = new Command("import", "Bring recordings of other formats into emg-h5/1.")
        {
            from, format, output, mapping, labels, dataSet, subject, session, licence, units, skip, overwrite,
        };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var options = new ImportOptions
            {
                From = arguments.GetRequiredValue(from),
                Format = arguments.GetRequiredValue(format),
                OutputDirectory = arguments.GetRequiredValue(output),
                MappingFile = arguments.GetValue(mapping),
                LabelsFile = arguments.GetValue(labels),
                DataSet = arguments.GetValue(dataSet),
                Subject = arguments.GetValue(subject),
                Session = arguments.GetValue(session),
                Licence = arguments.GetValue(licence),
                Units = arguments.GetValue(units),
                SkipBad = arguments.GetValue(skip),
                Overwrite = arguments.GetValue(overwrite),
            };
            ImportRun.Execute(options, Console.Out, bar);
        }));
        return command;
    }
}

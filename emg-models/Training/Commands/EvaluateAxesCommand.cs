using System.CommandLine;
using NeuralGlasses.Training.Axes;
using NeuralGlasses.Training.Export;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>evaluate-axes</c>.</summary>
public static class EvaluateAxesCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var set = new Option<string>("--set") { Description = $"Name of the set: {string.Join(" or ", AxesEvaluation.Sets)}.", Required = true };
        var protocol = new Option<string>("--protocol") { Description = $"What is known of a test person: {string.Join(", ", AxesEvaluation.Protocols)}.", Required = true };
        var output = new Option<string>("--out") { Description = $"JSON file to write; the card of the model beside it shows every one that begins with {AxesReport.FilePrefix}.", Required = true };
        var command = new Command("evaluate-axes", "Measure how well directions of the wrist and forces are estimated on real people, by features and ridge regression.") { data, set, protocol, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            bar.Stage("cut windows and learn");
            var report = AxesEvaluation.Of(arguments.GetRequiredValue(data), arguments.GetRequiredValue(set), arguments.GetRequiredValue(protocol), bar.Report);
            bar.Clear();
            WholeFile.Write(arguments.GetRequiredValue(output), report.ToJson());
            Console.Out.Write(AxesReport.Table([report]));
        }));
        return command;
    }
}

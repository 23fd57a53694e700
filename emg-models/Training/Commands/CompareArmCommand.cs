using System.CommandLine;
using NeuralGlasses.Training.Comparison;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>compare-arm</c>.</summary>
public static class CompareArmCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets of emg-h5/1 recordings.", Required = true };
        var set = new Option<string[]>("--set") { Description = $"Set to compare with, once for each; without it all of {SetTwins.Names}.", DefaultValueFactory = _ => [] };
        var people = new Option<int>("--people") { Description = "Simulated people for each set, 1 to 999.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Seed of the simulated people; the same seed gives the same file.", DefaultValueFactory = _ => 1 };
        var effort = new Option<double>("--effort") { Description = "Effort of simulated movements where a set states none, 0.02 to 1.", DefaultValueFactory = _ => SimulatedSession.UsualEffort };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var table = new Option<string?>("--table") { Description = "Markdown file to write the table to." };
        var plot = new Option<string?>("--plot") { Description = "SVG file to write the picture to." };
        var command = new Command("compare-arm", "Compare the simulated arm with recordings of people: the same figures of both, side by side.") { data, set, people, seed, effort, output, table, plot };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            CompareArmRun.Execute(
                new CompareArmOptions
                {
                    DataDirectory = arguments.GetRequiredValue(data),
                    Sets = arguments.GetValue(set) ?? [],
                    People = arguments.GetValue(people),
                    Seed = arguments.GetValue(seed),
                    Effort = arguments.GetValue(effort),
                    OutputFile = arguments.GetRequiredValue(output),
                    TableFile = arguments.GetValue(table),
                    PlotFile = arguments.GetValue(plot),
                },
                Console.Out,
                bar);
        }));
        return command;
    }
}

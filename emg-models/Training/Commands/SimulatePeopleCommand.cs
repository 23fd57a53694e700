using System.CommandLine;
using NeuralGlasses.Training.Comparison;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>simulate-people</c>.</summary>
public static class SimulatePeopleCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var like = new Option<string>("--set-like") { Description = $"Set whose rate, channels and prompts the recordings have: {SetTwins.Names}.", Required = true };
        var people = new Option<int>("--people") { Description = "People to simulate, 1 to 999.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Seed; the same seed gives the same files.", DefaultValueFactory = _ => 1 };
        var effort = new Option<double>("--effort") { Description = "Effort of movements where the set states none, 0.02 to 1.", DefaultValueFactory = _ => SimulatedSession.UsualEffort };
        var output = new Option<string>("--out") { Description = "Folder for the set's folder, simulated-SET.", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace recordings that exist." };
        var command = new Command("simulate-people", "Record simulated people as the people of a set were recorded, as emg-h5/1.") { like, people, seed, effort, output, overwrite };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var twin = SetTwins.Named(arguments.GetRequiredValue(like), "--set-like");
            SimulatePeopleRun.Execute(
                twin,
                arguments.GetValue(people),
                arguments.GetValue(seed),
                arguments.GetValue(effort),
                arguments.GetRequiredValue(output),
                arguments.GetValue(overwrite),
                Console.Out,
                bar);
        }));
        return command;
    }
}

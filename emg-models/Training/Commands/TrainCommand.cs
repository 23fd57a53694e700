using System.CommandLine;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>train</c>.</summary>
public static class TrainCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var plan = new Option<string>("--plan") { Description = $"Configuration of the model, such as emg-models/hand-gestures/{TrainingPlan.FileName}.", Required = true };
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var output = new Option<string>("--out") { Description = "Directory of the model, such as emg-models/hand-gestures.", Required = true };
        var seed = new Option<int?>("--seed") { Description = "Seed instead of the plan's." };
        var research = new Option<bool>("--research-only") { Description = "Accept recordings whose licence allows no product; the model is marked and the runtime loads it only when told to." };
        var quick = new Option<bool>("--no-figures") { Description = "Do not measure; the card says that nothing was measured." };
        var command = new Command("train", "Train a model that ships, measure it on people who did not teach it and write its directory.") { plan, data, output, seed, research, quick };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var chosen = TrainingPlan.Load(arguments.GetRequiredValue(plan));
            TrainRun.Execute(
                chosen with { Seed = arguments.GetValue(seed) ?? chosen.Seed },
                arguments.GetRequiredValue(data),
                arguments.GetRequiredValue(output),
                arguments.GetValue(research),
                measures: !arguments.GetValue(quick),
                Console.Out,
                bar);
        }));
        return command;
    }
}

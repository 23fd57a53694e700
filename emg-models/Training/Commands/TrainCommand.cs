using System.CommandLine;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>train</c>.</summary>
public static class TrainCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of emg-h5/1 recordings, one file a person.", Required = true };
        var output = new Option<string>("--out") { Description = "Directory of the model, such as emg-models/hand-gestures.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same files.", DefaultValueFactory = _ => 1 };
        var research = new Option<bool>("--research-only") { Description = "Accept recordings whose licence allows no product; the model is marked and the runtime loads it only when told to." };
        var command = new Command("train", "Train the hand-gesture model, measure it by cross-validation over people and write its directory.") { data, output, seed, research };
        command.SetAction(arguments => CommandAction.Run(() => TrainingRun.Execute(
            arguments.GetRequiredValue(data),
            arguments.GetRequiredValue(output),
            new TrainingOptions { Seed = arguments.GetValue(seed), ResearchOnly = arguments.GetValue(research) },
            Console.Out)));
        return command;
    }
}

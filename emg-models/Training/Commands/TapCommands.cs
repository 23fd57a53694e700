using System.CommandLine;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Taps;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verbs of the model that reads keystrokes.</summary>
public static class TapCommands
{
    private const string DataDescription = "Folder with sessions of emg2qwerty (.hdf5) instead of simulated people";

    /// <summary>Makes the verb that trains.</summary>
    public static Command Train()
    {
        var plan = new Option<string>("--plan") { Description = $"Plan of the model, such as emg-models/tap-typing/{TrainingPlan.FileName}.", Required = true };
        var output = new Option<string>("--out") { Description = "Directory of the model; that of the plan without it." };
        var frames = new Option<string>("--frames") { Description = "Folder in which what was simulated is kept, and found by the next training." };
        var from = new Option<string>("--from") { Description = "Directory of a model whose learning is over; only what the plan says of settling is done." };
        var data = new Option<string>("--data") { Description = $"{DataDescription}; the last user by name chooses the best checkpoint and teaches nothing." };
        var command = new Command("train-tap-typing", "Train the model that reads the keystrokes of ten fingers.") { plan, output, frames, from, data };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var path = Path.GetFullPath(arguments.GetRequiredValue(plan));
            var directory = arguments.GetValue(output) ?? Path.GetDirectoryName(path)!;
            if (arguments.GetValue(data) is { } folder)
                TapRun.TrainRecorded(path, directory, folder, Console.Out, bar);
            else
                TapRun.Train(path, directory, arguments.GetValue(frames), arguments.GetValue(from), Console.Out, bar);
        }));
        return command;
    }

    /// <summary>Makes the verb that measures.</summary>
    public static Command Evaluate()
    {
        var model = new Option<string>("--model") { Description = "Directory of the model.", DefaultValueFactory = _ => "emg-models/tap-typing" };
        var data = new Option<string>("--data") { Description = $"{DataDescription}; the first session of each user is the calibration." };
        var output = new Option<string>("--out") { Description = "File for the figures of --data; without it they are only printed." };
        var command = new Command("evaluate-tap-typing", "Measure the model that reads keystrokes on the testers of its plan, before and after it has learnt on from them, and write figures and card.") { model, data, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var directory = Path.GetFullPath(arguments.GetValue(model)!);
            if (arguments.GetValue(data) is { } folder)
                TapRun.EvaluateRecorded(directory, folder, arguments.GetValue(output), Console.Out, bar);
            else
                TapRun.Evaluate(directory, Console.Out, bar);
        }));
        return command;
    }

    /// <summary>Makes the verb by which a model learns on from one wearer.</summary>
    public static Command Personalise()
    {
        var model = new Option<string>("--model") { Description = "Directory of the model.", DefaultValueFactory = _ => "emg-models/tap-typing" };
        var data = new Option<string>("--data") { Description = "Folder with one wearer's sessions in the layout of emg2qwerty (.hdf5); two to four minutes of typing are enough.", Required = true };
        var output = new Option<string>("--out") { Description = "Directory of the wearer's model.", Required = true };
        var command = new Command("personalise-tap-typing", "Let the model that reads keystrokes learn on from one wearer's typing, and write that wearer's model.") { model, data, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            TapRun.Personalise(Path.GetFullPath(arguments.GetValue(model)!), arguments.GetRequiredValue(data), arguments.GetRequiredValue(output), Console.Out, bar);
        }));
        return command;
    }
}

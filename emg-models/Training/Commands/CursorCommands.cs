using System.CommandLine;
using NeuralGlasses.Training.Cursor;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verbs of the wrist model.</summary>
public static class CursorCommands
{
    /// <summary>Makes the verb that trains.</summary>
    public static Command Train()
    {
        var plan = new Option<string>("--plan") { Description = $"Plan of the model, such as emg-models/wrist-cursor/{TrainingPlan.FileName}.", Required = true };
        var output = new Option<string>("--out") { Description = "Directory of the model; that of the plan without it." };
        var quick = new Option<bool>("--no-figures") { Description = "Do not measure." };
        var command = new Command("train-cursor", "Train the wrist model on simulated people and measure it on others.") { plan, output, quick };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var path = arguments.GetRequiredValue(plan);
            var directory = arguments.GetValue(output) ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
            CursorRun.Train(CursorPlan.Load(path), directory, !arguments.GetValue(quick), Console.Out, bar);
        }));
        return command;
    }

    /// <summary>Makes the verb that measures.</summary>
    public static Command Evaluate()
    {
        var model = new Option<string>("--model") { Description = "Directory of the model.", DefaultValueFactory = _ => "emg-models/wrist-cursor" };
        var chooses = new Option<bool>("--choose-thresholds") { Description = "First choose the thresholds of a pinch on the tuners of the plan anew, and write them into the manifest." };
        var command = new Command("evaluate-cursor", "Measure the wrist model on the testers of its plan, before and after following a dot, and write figures and card.") { model, chooses };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var directory = arguments.GetValue(model)!;
            var plan = CursorPlan.Load(Path.Combine(directory, TrainingPlan.FileName));
            if (arguments.GetValue(chooses))
                CursorRun.ChooseThresholds(plan, directory, bar);
            CursorRun.Evaluate(plan, directory, Console.Out, bar);
        }));
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Discrete.Evaluation;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verbs of the pinch-and-swipe model.</summary>
public static class DiscreteCommands
{
    /// <summary>Makes the verb that trains.</summary>
    public static Command Train()
    {
        var plan = new Option<string>("--plan") { Description = $"Plan of the model, such as emg-models/discrete-gestures/{TrainingPlan.FileName}.", Required = true };
        var output = new Option<string>("--out") { Description = "Directory of the model, such as emg-models/discrete-gestures.", Required = true };
        var quick = new Option<bool>("--no-figures") { Description = "Do not measure." };
        var command = new Command("train-discrete", "Train the pinch-and-swipe model on simulated people and measure it on others.") { plan, output, quick };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            DiscreteRun.Train(DiscretePlan.Load(arguments.GetRequiredValue(plan)), arguments.GetRequiredValue(output), !arguments.GetValue(quick), Console.Out, bar);
        }));
        return command;
    }

    /// <summary>Makes the verb that measures on real clips.</summary>
    public static Command Real()
    {
        var model = new Option<string>("--model") { Description = "Directory of the model, such as emg-models/discrete-gestures.", Required = true };
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var set = new Option<string>("--set") { Description = "Name of the set.", DefaultValueFactory = _ => "pinch-mindrove" };
        var command = new Command("evaluate-pinches", "Adapt the pinch-and-swipe model to real people by their first repetitions and tell the later ones apart.") { model, data, set };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            foreach (var (subject, clips, before, after) in RealPinches.Of(arguments.GetRequiredValue(model), SetFolder.Open(arguments.GetRequiredValue(data), arguments.GetValue(set)!)))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{subject}: {clips} clips, {before:F3} as it ships, {after:F3} after {RealPinches.CalibrationRepetitions} repetitions (chance 0.25)"));
        }));
        return command;
    }

    /// <summary>Makes the verb that measures.</summary>
    public static Command Evaluate()
    {
        var model = new Option<string>("--model") { Description = "Directory of the model, such as emg-models/discrete-gestures.", Required = true };
        var chooses = new Option<bool>("--choose-policies") { Description = "First choose the decision policies on the tuners of the plan anew, and write them into the manifest." };
        var command = new Command("evaluate-discrete", "Measure the pinch-and-swipe model on the testers of its plan, before and after a guided minute, and write figures and card.") { model, chooses };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var directory = arguments.GetRequiredValue(model);
            var plan = DiscretePlan.Load(Path.Combine(directory, TrainingPlan.FileName));
            if (arguments.GetValue(chooses))
                DiscreteRun.ChoosePolicies(plan, directory, bar);
            DiscreteRun.Evaluate(plan, directory, Console.Out, bar);
        }));
        return command;
    }
}

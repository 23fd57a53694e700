using System.CommandLine;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Shipping;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verbs <c>train-discrete</c> and <c>evaluate-discrete</c>.</summary>
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

    /// <summary>Makes the verb that measures.</summary>
    public static Command Evaluate()
    {
        var model = new Option<string>("--model") { Description = "Directory of the model, such as emg-models/discrete-gestures.", Required = true };
        var command = new Command("evaluate-discrete", "Measure the pinch-and-swipe model on the testers of its plan, before and after a guided minute, and write figures and card.") { model };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var directory = arguments.GetRequiredValue(model);
            DiscreteRun.Evaluate(DiscretePlan.Load(Path.Combine(directory, TrainingPlan.FileName)), directory, Console.Out, bar);
        }));
        return command;
    }
}

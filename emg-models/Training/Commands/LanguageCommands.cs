using System.CommandLine;
using System.Globalization;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Texts;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verbs of the language models.</summary>
public static class LanguageCommands
{
    /// <summary>Makes the verb that trains.</summary>
    public static Command Train()
    {
        var plan = new Option<string>("--plan") { Description = $"Plan of the model, such as emg-models/text-entry/en/{TrainingPlan.FileName}.", Required = true };
        var texts = new Option<string>("--texts") { Description = "Folder into which emg-models/text-entry/fetch-texts.sh brought the texts.", Required = true };
        var output = new Option<string?>("--out") { Description = "Directory of the model; that of the plan if not given." };
        var command = new Command("train-language", "Train a language model on texts that may be redistributed, and measure it on others.") { plan, texts, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var path = arguments.GetRequiredValue(plan);
            LanguageRun.Train(LanguagePlan.Load(path), arguments.GetRequiredValue(texts), arguments.GetValue(output) ?? Path.GetDirectoryName(Path.GetFullPath(path))!, Console.Out, bar);
        }));
        return command;
    }
}

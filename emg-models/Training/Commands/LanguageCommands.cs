using System.CommandLine;
using NeuralGlasses.Training.Shipping;
using NeuralGlasses.Training.Typing.Language;
using NeuralGlasses.Training.Typing.Language.Texts;

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

    /// <summary>Makes the verb that measures.</summary>
    public static Command Measure()
    {
        var plan = new Option<string>("--plan") { Description = $"Plan of the model, such as emg-models/text-entry/en/{TrainingPlan.FileName}; model and layouts are beside it.", Required = true };
        var texts = new Option<string>("--texts") { Description = "Folder into which emg-models/text-entry/fetch-texts.sh brought the texts.", Required = true };
        var command = new Command("measure-language", "Measure a language model and its layouts on text that taught neither, and write figures and card.") { plan, texts };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var path = arguments.GetRequiredValue(plan);
            var loaded = LanguagePlan.Load(path);
            LanguageRun.Measure(loaded, new LanguageTexts(loaded, new TextFolder(arguments.GetRequiredValue(texts))), Path.GetDirectoryName(Path.GetFullPath(path))!, Console.Out, bar);
        }));
        return command;
    }

    /// <summary>Makes the verb that searches for a layout.</summary>
    public static Command Optimise()
    {
        var language = new Option<string>("--language") { Description = "Code of the language, such as en.", Required = true };
        var keys = new Option<int>("--keys") { Description = "Number of keys that hold letters, 2 to 8.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same layout.", DefaultValueFactory = _ => 1 };
        var models = new Option<string>("--models") { Description = "Folder of the languages.", DefaultValueFactory = _ => Path.Combine("emg-models", "text-entry") };
        var command = new Command("optimise-layout", "Search for the letters of each key that leave fewest words ambiguous to the language model.") { language, keys, seed, models };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            LanguageRun.Optimise(Path.Combine(arguments.GetValue(models)!, arguments.GetRequiredValue(language)), arguments.GetRequiredValue(keys), arguments.GetValue(seed), Console.Out, bar);
        }));
        return command;
    }
}

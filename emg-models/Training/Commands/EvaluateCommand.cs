using System.CommandLine;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>evaluate</c>.</summary>
public static class EvaluateCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create() => Create(
        "evaluate",
        "Measure a decoder on people of a set who did not teach it.",
        "What is known of a test person: zero-shot, one-shot, two-shot, within or days.",
        (options, _, bar) => EvaluateRun.Execute(options, Console.Out, bar));

    /// <summary>Makes a verb that tests people of a set who did not teach the decoder.</summary>
    internal static Command Create(string name, string description, string protocols, Action<EvaluateRunOptions, ParseResult, ProgressBar> execute)
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var set = new Option<string>("--set") { Description = "Name of the set, such as myo-40.", Required = true };
        var trainSet = new Option<string?>("--train-set") { Description = "Name of another set whose people teach, such as simulated-myo-40; labels that both have are measured." };
        var trainData = new Option<string?>("--train-data") { Description = "Folder of the set of --train-set, where it is not that of --data." };
        var train = new Option<string?>("--train") { Description = "People who teach: ranges and names such as S01-S15,S17, or all." };
        var test = new Option<string?>("--test") { Description = "People who are tested; none of them may teach." };
        var protocol = new Option<string>("--protocol") { Description = protocols, Required = true };
        var decoder = new Option<string?>("--decoder") { Description = "Name of the decoder; an unknown name lists them." };
        var folds = new Option<int?>("--folds") { Description = "Test the people of --train by turns, in this many folds, instead of --test." };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same file.", DefaultValueFactory = _ => 1 };
        var live = new Option<bool>("--live") { Description = "Send the recordings through the scale, rates and filters of a live stream first, as for the model that ships." };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command(name, description) { data, set, trainSet, trainData, train, test, protocol, decoder, folds, seed, live, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var options = new EvaluateRunOptions
            {
                DataDirectory = arguments.GetRequiredValue(data),
                TrainDataDirectory = arguments.GetValue(trainData),
                Set = arguments.GetRequiredValue(set),
                TrainSet = arguments.GetValue(trainSet),
                Train = arguments.GetValue(train),
                Test = arguments.GetValue(test),
                Protocol = arguments.GetRequiredValue(protocol),
                Decoder = arguments.GetValue(decoder),
                Folds = arguments.GetValue(folds),
                Seed = arguments.GetValue(seed),
                Live = arguments.GetValue(live) ? new LivePath() : null,
                OutputFile = arguments.GetRequiredValue(output),
            };
            execute(options, arguments, bar);
        }));
        return command;
    }
}

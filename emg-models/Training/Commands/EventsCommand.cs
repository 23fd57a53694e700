using System.CommandLine;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>events</c>.</summary>
public static class EventsCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var set = new Option<string>("--set") { Description = "Name of a set of continuous recordings with rest, such as myo-alternating.", Required = true };
        var train = new Option<string>("--train") { Description = "People who teach: ranges and names such as S01-S15,S17, or all.", Required = true };
        var test = new Option<string?>("--test") { Description = "People who are tested; none of them may teach." };
        var protocol = new Option<string>("--protocol") { Description = "What is known of a test person: zero-shot, one-shot or two-shot.", DefaultValueFactory = _ => "one-shot" };
        var decoder = new Option<string?>("--decoder") { Description = "Name of the decoder; an unknown name lists them." };
        var folds = new Option<int?>("--folds") { Description = "Test the people of --train by turns, in this many folds, instead of --test." };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same file.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command("events", "Measure what a wearer would notice: recall, wrong and false activations, latency.") { data, set, train, test, protocol, decoder, folds, seed, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var options = new EvaluateRunOptions
            {
                DataDirectory = arguments.GetRequiredValue(data),
                Set = arguments.GetRequiredValue(set),
                Train = arguments.GetRequiredValue(train),
                Test = arguments.GetValue(test),
                Protocol = arguments.GetRequiredValue(protocol),
                Decoder = arguments.GetValue(decoder),
                Folds = arguments.GetValue(folds),
                Seed = arguments.GetValue(seed),
                OutputFile = arguments.GetRequiredValue(output),
            };
            EventsVerb.Execute(options, Console.Out, bar);
        }));
        return command;
    }
}

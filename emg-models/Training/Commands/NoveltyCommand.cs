using System.CommandLine;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Novelty;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>novelty</c>.</summary>
public static class NoveltyCommand
{
    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets, or the set's own folder, of emg-h5/1 recordings.", Required = true };
        var set = new Option<string>("--set") { Description = "Name of the set, such as myo-40.", Required = true };
        var subjects = new Option<string>("--train") { Description = "People, tested by turns: ranges and names such as S01-S15,S17, or all.", DefaultValueFactory = _ => "all" };
        var gestures = new Option<string>("--gestures") { Description = "Gestures to leave out, one at a time, separated by commas.", Required = true };
        var protocol = new Option<string>("--protocol") { Description = "one-shot or two-shot.", DefaultValueFactory = _ => "two-shot" };
        var folds = new Option<int>("--folds") { Description = "Folds by person.", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "Seed; the same recordings and seed give the same file.", DefaultValueFactory = _ => 1 };
        var live = new Option<bool>("--live") { Description = "Send the recordings through the scale, rates and filters of a live stream first." };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command("novelty", "Measure whether a gesture that was never shown is recognised as none of those that were.") { data, set, subjects, gestures, protocol, folds, seed, live, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var known = ProtocolNames.Parse(arguments.GetValue(protocol)!);
            if (known is not (EvaluationProtocol.OneShot or EvaluationProtocol.TwoShot))
                throw new ArgumentException($"--protocol: '{arguments.GetValue(protocol)}' has no calibration of some repetitions; choose one-shot or two-shot.");
            bar.Stage($"read {arguments.GetRequiredValue(set)}");
            var recordings = SetFolder.Open(arguments.GetRequiredValue(data), arguments.GetRequiredValue(set));
            var chosen = SubjectList.Parse(arguments.GetValue(subjects)!, "--train", [.. recordings.Select(each => each.Subject).Distinct()], Console.Out.WriteLine);
            var people = PersonLoader.Group([.. recordings.Where(each => chosen.Contains(each.Subject))], arguments.GetValue(live) ? new LivePath() : null);
            var count = arguments.GetValue(folds);
            if (count < 2 || count > people.Count)
                throw new ArgumentException($"--folds: {count} folds of {people.Count} people; choose 2 to {people.Count}.");
            string[] names = arguments.GetRequiredValue(gestures).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var areas = new NoveltyEvaluation(known, arguments.GetValue(seed), bar.Stage).Run(people, count, names);
            bar.Clear();
            var report = NoveltyReport.Of(arguments.GetRequiredValue(set), ProtocolNames.Of(known), arguments.GetValue(seed), count, areas);
            Console.Out.Write(report.Table());
            WholeFile.Write(arguments.GetRequiredValue(output), NoveltyJson.Lines(report));
            Console.Out.WriteLine($"wrote {arguments.GetRequiredValue(output)}");
        }));
        return command;
    }
}

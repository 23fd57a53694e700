using System.CommandLine;
using NeuralGlasses.Training.Comparison;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>The verb <c>compare-pinches</c>.</summary>
public static class ComparePinchesCommand
{
    private const string Set = "pinch-mindrove";
    private const int Repetitions = 10;
    private static readonly double[] Efforts = [0.15, 0.3, 0.5];

    /// <summary>Makes the verb with its options.</summary>
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of all sets of emg-h5/1 recordings.", Required = true };
        var people = new Option<int>("--people") { Description = "Simulated people of each effort, 1 to 999.", DefaultValueFactory = _ => 12 };
        var seed = new Option<int>("--seed") { Description = "Seed of the simulated people and of every draw.", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "JSON file to write.", Required = true };
        var command = new Command("compare-pinches", "Tell one person's own finger gestures apart by a moment of them, of real and of simulated people alike.") { data, people, seed, output };
        command.SetAction(arguments => CommandAction.Run(() =>
        {
            using var bar = ProgressBar.OnStandardError;
            var report = Of(arguments.GetRequiredValue(data), arguments.GetValue(people), arguments.GetValue(seed), bar);
            bar.Clear();
            WholeFile.Write(arguments.GetRequiredValue(output), ComparisonJson.Lines(report));
            Console.Out.Write(report.Table());
        }));
        return command;
    }

    private static PinchSeparationReport Of(string data, int people, int seed, ProgressBar bar)
    {
        SimulatePeopleRun.RequireRange(people, Efforts[0]);
        var twin = SetTwins.Named(Set, "--set") with { Repetitions = Repetitions };
        var rows = SetFolder.Open(data, Set).OrderBy(recording => recording.Subject, StringComparer.Ordinal)
            .Select(recording => Row($"real, {recording.Subject}", [RecordedSignal.Of(recording, twin)])).ToList();
        foreach (var effort in Efforts)
        {
            bar.Stage(FormattableString.Invariant($"simulate {people} people at {100 * effort} % effort"));
            var signals = new LabelledSignal[people];
            var done = 0;
            Parallel.For(0, people, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                signals[i] = SimulatedSession.Of(twin, i + 1, seed, effort);
                bar.Report((double)Interlocked.Increment(ref done) / people);
            });
            rows.Add(Row(FormattableString.Invariant($"simulated, {100 * effort} % effort"), signals));
        }

        return new() { Set = Set, Seed = seed, Method = PinchSeparation.Method, MomentsMs = PinchSeparation.MomentsMs, Rows = rows };

        PinchSeparationRow Row(string who, IReadOnlyList<LabelledSignal> signals)
        {
            var shares = PinchSeparation.MomentsMs.Select(ms => signals.Select(signal => PinchSeparation.Of(signal, twin, ms, seed)).ToArray()).ToArray();
            return new(who, signals.Count, [.. shares.Select(each => Math.Round(each.Average(share => share.Told), 4))], [.. shares.Select(each => Math.Round(each.Average(share => share.IndexFromMiddle), 4))]);
        }
    }
}

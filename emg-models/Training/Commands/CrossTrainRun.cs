using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Comparison;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Teaches decoders with real and with simulated people and tests them on both, through the stations of a live stream.</summary>
public static class CrossTrainRun
{
    private const string Real = "real";
    private const string Simulated = "simulated";
    private static readonly (string Taught, string Tested)[] Ways = [(Real, Real), (Simulated, Real), (Real, Simulated), (Simulated, Simulated)];

    /// <summary>Runs all measurements; the same recordings, options and seed give the same bytes.</summary>
    /// <returns>What was written.</returns>
    /// <exception cref="RecordingException">A recording cannot be used.</exception>
    /// <exception cref="ArgumentException">A name is unknown.</exception>
    public static CrossTraining Execute(CrossTrainOptions options, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var rows = new List<CrossTrainingRow>();
        var report = new CrossTraining { Seed = options.Seed, Folds = options.Folds, Rows = rows };
        foreach (var set in options.Sets)
        {
            foreach (var protocol in options.Protocols)
            {
                foreach (var decoder in options.Decoders)
                {
                    foreach (var (taught, tested) in Ways)
                    {
                        rows.Add(Measure(options, set, protocol, decoder, taught, tested, bar));
                        // Each takes minutes, so what is known is written at once.
                        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.OutputFile))!);
                        WholeFile.Write(options.OutputFile, ComparisonJson.Lines(report));
                    }
                }
            }
        }

        bar.Clear();
        output.Write(CrossTrainingTable.Of(report));
        output.WriteLine($"wrote {options.OutputFile}");
        return report;
    }

    private static CrossTrainingRow Measure(CrossTrainOptions options, string set, string protocol, string decoder, string taught, string tested, ProgressBar bar)
    {
        var scratch = Path.GetTempFileName();
        try
        {
            var (testedFolder, testedSet) = Of(tested);
            var (taughtFolder, taughtSet) = Of(taught);
            var isOneKind = taught == tested;
            var people = SetFolder.Open(testedFolder, testedSet).Select(recording => recording.Subject).Distinct().Count();
            var report = EvaluateRun.Execute(
                new EvaluateRunOptions
                {
                    DataDirectory = testedFolder,
                    Set = testedSet,
                    TrainDataDirectory = isOneKind ? null : taughtFolder,
                    TrainSet = isOneKind ? null : taughtSet,
                    // Across kinds the labels that both have count, so within a kind no others may.
                    OnlyLabels = [.. SetTwins.Named(set, "--set").Movements.Select(movement => GestureLabels.Normalise(movement.Label))],
                    Train = "all",
                    Test = isOneKind ? null : "all",
                    Folds = isOneKind ? Math.Min(options.Folds, people) : null,
                    Protocol = protocol,
                    Decoder = decoder,
                    Seed = options.Seed,
                    Live = new LivePath(),
                    OutputFile = scratch,
                },
                TextWriter.Null,
                bar);
            var figures = report.BalancedAccuracyCausal ?? report.BalancedAccuracy;
            return new(set, protocol, decoder, taught, tested, report.Test.Count, report.Labels, Rounded(figures.Window200.Mean), Rounded(figures.Context600.Mean), Rounded(figures.Context600.Worst));
        }
        finally
        {
            File.Delete(scratch);
        }

        (string Folder, string Set) Of(string kind) => kind == Real ? (options.DataDirectory, set) : (options.SimulatedDirectory, $"{Simulated}-{set}");
    }

    private static double Rounded(double share) => Math.Round(share, 4);
}

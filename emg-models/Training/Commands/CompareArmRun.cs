using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Comparison;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Compares the simulated arm with sets of recordings and writes the report.</summary>
public static class CompareArmRun
{
    /// <summary>Runs the comparison; the same recordings, options and seed give the same bytes.</summary>
    /// <returns>The report that was written.</returns>
    /// <exception cref="RecordingException">A recording cannot be used.</exception>
    /// <exception cref="ArgumentException">A set has no twin, or a number is out of its range.</exception>
    public static ArmComparisonReport Execute(CompareArmOptions options, TextWriter output, ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bar);
        SimulatePeopleRun.RequireRange(options.People, options.Effort);
        var twins = options.Sets.Count == 0 ? SetTwins.All : [.. options.Sets.Select(set => SetTwins.Named(set, "--set"))];
        var sets = new List<ComparedSet>();
        foreach (var twin in twins)
        {
            bar.Stage($"compare with {twin.Set}");
            sets.Add(ArmComparison.Of(SetFolder.Open(options.DataDirectory, twin.Set), twin, options.People, options.Seed, options.Effort, bar.Report));
        }

        bar.Clear();
        var report = new ArmComparisonReport { Seed = options.Seed, People = options.People, Effort = options.Effort, Method = ArmComparison.Method, Sets = sets };
        var table = ComparisonTable.Of(report);
        output.Write(table);
        Write(options.OutputFile, ComparisonJson.Lines(report));
        if (options.TableFile is { } tableFile)
            Write(tableFile, table);
        if (options.PlotFile is { } plotFile)
            Write(plotFile, ComparisonPlot.Of(report));
        return report;

        void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            WholeFile.Write(path, text);
            output.WriteLine($"wrote {path}");
        }
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Comparison;
using Xunit;

namespace NeuralGlasses.Models.Tests.Comparison;

/// <summary>The figures, the tables and the picture of simulator/README.md are those of the committed files, and the files are those of the arm and of the recordings.</summary>
public sealed class CommittedComparisonTests
{
    // Files are rounded to four digits; a machine may add a last bit before that.
    private const double Tolerance = 0.002;

    private static string Folder => Path.Combine(RepositoryFiles.Root, "simulator");

    private static ArmComparisonReport Report => ComparisonJson.Parse(File.ReadAllText(Path.Combine(Folder, "arm-comparison.json")));

    [Fact]
    public void The_table_of_the_comparison_says_what_the_figures_say() => Assert.Equal(ComparisonTable.Of(Report), Marked("arm-comparison"));

    [Fact]
    public void The_table_of_the_cross_training_says_what_the_figures_say()
    {
        var report = ComparisonJson.ParseCrossTraining(File.ReadAllText(Path.Combine(Folder, "cross-training.json")));
        Assert.Equal(CrossTraining.CurrentFormat, report.Format);
        Assert.Equal(CrossTrainingTable.Of(report), Marked("cross-training"));
    }

    [Fact]
    public void The_table_of_the_pinches_says_what_the_figures_say()
    {
        var report = ComparisonJson.ParsePinchSeparation(File.ReadAllText(Path.Combine(Folder, "pinch-separation.json")));
        Assert.Equal(PinchSeparationReport.CurrentFormat, report.Format);
        Assert.Equal(PinchSeparation.Method, report.Method);
        Assert.Equal(report.Table(), Marked("pinch-separation"));
    }

    [Fact]
    public void The_picture_shows_what_the_figures_say()
        => Assert.Equal(ComparisonPlot.Of(Report), File.ReadAllText(Path.Combine(Folder, "pictures", "arm-comparison.svg")));

    [Fact]
    public void Every_set_with_a_twin_is_compared()
    {
        Assert.Equal(ArmComparisonReport.CurrentFormat, Report.Format);
        Assert.Equal(SetTwins.All.Select(twin => twin.Set), Report.Sets.Select(set => set.Set));
        Assert.All(Report.Sets, set => Assert.Equal(SetTwins.Named(set.Set, "").Difference, set.Difference));
    }

    [Fact]
    public void The_simulated_figures_are_still_those_of_the_arm()
    {
        var twin = SetTwins.Named("pinch-mindrove", "--set") with { Repetitions = 2 };
        var tally = new FigureTally(twin, isSimulated: true);
        for (var person = 1; person <= 4; person++)
            tally.Add(SimulatedSession.Of(twin, person, Report.Seed, Report.Effort));
        foreach (var row in Committed(twin.Set))
        {
            var median = Spread.Of(tally.Values(row.Figure, row.Movement)).P50;
            Assert.True(
                median >= row.Simulated.P10 && median <= row.Simulated.P90,
                $"{row.Figure}: the median of four people is {median}, committed is {row.Simulated}; make the figures again with compare-arm and look at what changed.");
        }
    }

    [Theory]
    [InlineData("pinch-mindrove")]
    [InlineData("flex-rings")]
    public void The_real_figures_are_those_of_the_recordings(string set)
    {
        var folder = RepositoryFiles.RecordingSet(set);
        Assert.SkipWhen(folder is null, $"The recordings of {set} are absent; set NEURALGLASSES_DATA to the folder of the data sets.");
        var twin = SetTwins.Named(set, "--set");
        var tally = new FigureTally(twin, isSimulated: false);
        foreach (var file in Directory.GetFiles(folder!, "*.h5").Order(StringComparer.Ordinal))
            tally.Add(RecordedSignal.Of(EmgRecording.Open(file), twin));
        foreach (var row in Committed(set))
        {
            var real = Spread.Of(tally.Values(row.Figure, row.Movement));
            Assert.Equal(row.Real.Count, real.Count);
            Assert.Equal(row.Real.P10, real.P10, Tolerance * Math.Abs(real.P10));
            Assert.Equal(row.Real.P50, real.P50, Tolerance * Math.Abs(real.P50));
            Assert.Equal(row.Real.P90, real.P90, Tolerance * Math.Abs(real.P90));
        }
    }

    private static ComparedRow[] Committed(string set)
    {
        ComparedRow[] rows = [.. Report.Sets.Single(each => each.Set == set).Rows.Where(row => row.Movement == ComparedRow.All)];
        Assert.NotEmpty(rows);
        return rows;
    }

    private static string Marked(string name)
    {
        var document = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var begin = $"<!-- table: {name} -->\n";
        var start = document.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(start >= 0, $"simulator/README.md has no table '{name}'.");
        start += begin.Length;
        return document[start..document.IndexOf("<!-- end -->", start, StringComparison.Ordinal)];
    }
}

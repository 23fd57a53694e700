using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using Xunit;

namespace NeuralGlasses.Models.Tests.Comparison;

/// <summary>Teaching with people of one set and testing people of another.</summary>
public sealed class TwoSetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void People_of_one_set_teach_and_people_of_another_are_tested()
    {
        Write("first", "S01", 1);
        Write("first", "S02", 2);
        Write("second", "V01", 3);
        var report = EvaluateRun.Execute(Options(), TextWriter.Null, Silent());
        Assert.Equal(("first", "second"), (report.Set, report.TrainSet));
        Assert.Equal(["V01"], report.Train);
        Assert.Equal(["S01", "S02"], report.Test);
        Assert.Equal(1, report.BalancedAccuracy.Context600.Mean, 2);
    }

    [Fact]
    public void Labels_that_one_set_lacks_are_left_out()
    {
        Write("first", "S01", 1);
        var other = InventedSession.WithPlainGestures("V01", 4, 2);
        Write(other with { DataSet = "second", LabelNames = [.. other.LabelNames.SkipLast(1), "Snap"] });
        var report = EvaluateRun.Execute(Options(), TextWriter.Null, Silent());
        Assert.Equal(other.LabelNames.Length - 1, report.Labels.Count);
        Assert.DoesNotContain("snap", report.Labels);
        Assert.Equal(1, report.BalancedAccuracy.Context600.Mean, 2);
    }

    [Fact]
    public void What_cannot_be_joined_is_told_in_a_sentence()
    {
        Write("first", "S01", 1);
        Write("second", "V01", 2);
        Refused("--train-data: names no set", Options() with { TrainSet = null });
        Refused("nobody is tested by turns", Options() with { Test = null, Folds = 2 });
        Refused("nobody is tested by turns", Options() with { Protocol = "within" });
        Refused("both name S01", Options() with { TrainSet = "first", TrainDataDirectory = null });
        var alone = InventedSession.WithPlainGestures("V02", 4, 2);
        Write(alone with { DataSet = "third", LabelNames = [.. alone.LabelNames.Select((_, i) => $"Trick {i}")] });
        var error = Assert.Throws<RecordingException>(() => EvaluateRun.Execute(Options() with { TrainSet = "third" }, TextWriter.Null, Silent()));
        Assert.Contains("shares 0 label(s) with", error.Message, StringComparison.Ordinal);
    }

    private static ProgressBar Silent() => new(TextWriter.Null, isTerminal: false);

    private static void Refused(string sentence, EvaluateRunOptions options)
        => Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => EvaluateRun.Execute(options, TextWriter.Null, Silent())).Message, StringComparison.Ordinal);

    private void Write(string set, string subject, int seed) => Write(InventedSession.WithPlainGestures(subject, 4, seed) with { DataSet = set });

    private void Write(InventedSession session)
    {
        var folder = _folder.File(session.DataSet);
        Directory.CreateDirectory(folder);
        session.Write(folder);
    }

    private EvaluateRunOptions Options() => new()
    {
        DataDirectory = _folder.FullPath,
        Set = "first",
        TrainDataDirectory = _folder.FullPath,
        TrainSet = "second",
        Train = "all",
        Test = "all",
        Protocol = "zero-shot",
        Decoder = "log-power-lda",
        OutputFile = _folder.File("report.json"),
    };
}

using System.Text.Json;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class EvaluateRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zero-shot", true)]
    [InlineData("one-shot", false)]
    [InlineData("two-shot", false)]
    public void Plain_gestures_are_decoded_and_reported(string protocol, bool causal)
    {
        WritePeople(4);
        var output = new StringWriter();
        var report = EvaluateRun.Execute(Options(protocol) with { Train = "S01-S02", Test = "S03-S09" }, output, Silent());
        Assert.Equal(["S03", "S04"], report.Test);
        Assert.Equal(1, report.BalancedAccuracy.Context600.Mean, 2);
        Assert.Equal(causal, report.BalancedAccuracyCausal is not null);
        Assert.Equal(["--test: S05, S06, S07, S08, S09 not in the set, skipped."], report.Notes);
        var lines = output.ToString().Split('\n');
        Assert.All(lines.TakeWhile(line => !line.StartsWith("note", StringComparison.Ordinal)), line => Assert.True(line.Length <= 44, line));
        Assert.Equal(["S03", "S04", "mean", "worst"], lines.SkipWhile(line => !line.StartsWith("person", StringComparison.Ordinal)).Skip(1).Take(4).Select(line => line.Split(' ')[0]));

        using var json = JsonDocument.Parse(File.ReadAllBytes(_folder.File("out/report.json")));
        var root = json.RootElement;
        Assert.Equal("neuralglasses-evaluation/1", root.GetProperty("format").GetString());
        Assert.Equal(report.BalancedAccuracy.Window200.Mean, root.GetProperty("balancedAccuracy").GetProperty("window200").GetProperty("mean").GetDouble());
        Assert.Equal(causal, root.TryGetProperty("balancedAccuracyCausal", out _));
        Assert.Equal(4, root.GetProperty("confusion").GetProperty("context600").GetArrayLength());
        Assert.Equal(2, root.GetProperty("perClass").GetProperty("context600").EnumerateObject().Count(label => label.Name is "rest" or "fist"));
    }

    [Fact]
    public void Cross_validation_tests_everyone_once_and_the_same_seed_gives_the_same_bytes()
    {
        WritePeople(5);
        var options = Options("zero-shot") with { Train = "all", Folds = 3 };
        var report = EvaluateRun.Execute(options, TextWriter.Null, Silent());
        Assert.Equal(["S01", "S02", "S03", "S04", "S05"], report.Test);
        EvaluateRun.Execute(options with { OutputFile = _folder.File("again.json") }, TextWriter.Null, Silent());
        Assert.Equal(File.ReadAllBytes(_folder.File("out/report.json")), File.ReadAllBytes(_folder.File("again.json")));
    }

    [Fact]
    public void A_person_can_be_measured_from_other_repetitions_of_the_same_person()
    {
        WritePeople(2);
        var report = EvaluateRun.Execute(Options("within") with { Test = "S02" }, TextWriter.Null, Silent());
        Assert.Empty(report.Train);
        Assert.Equal(1, report.BalancedAccuracy.Context600.Worst, 2);
    }

    [Fact]
    public void Input_that_means_nothing_is_told_in_a_sentence()
    {
        WritePeople(3);
        var options = Options("one-shot") with { Train = "S01-S02", Test = "S03" };
        Refused("both name S02;", options with { Test = "S02-S03" });
        Refused("there is no decoder 'oracle'; choose one of ", options with { Decoder = "oracle" });
        Refused("there is no protocol 'three-shot'", options with { Protocol = "three-shot" });
        Refused("leave out --test or --folds", options with { Folds = 2 });
        Refused("--test: names nobody", options with { Test = null });
        Refused("--train: names nobody", options with { Train = null });
        Refused("4 folds of 3 people", options with { Train = "all", Test = null, Folds = 4 });
        Refused("is a folder", options with { OutputFile = _folder.FullPath });
        Assert.Throws<RecordingException>(() => EvaluateRun.Execute(options with { Protocol = "days" }, TextWriter.Null, Silent()));
    }

    [Fact]
    public void People_without_a_third_repetition_are_left_out_with_a_note()
    {
        WritePeople(2);
        InventedSession.WithPlainGestures("S03", 2, 9).Write(_folder.FullPath);
        var options = Options("one-shot") with { Train = "S01", Test = "S02-S03" };
        var report = EvaluateRun.Execute(options, TextWriter.Null, Silent());
        Assert.Equal(["S02"], report.Test);
        Assert.Equal(["S03: has no steady frame that 'one-shot' tests, left out."], report.Notes);
        Refused("nobody has a frame that 'one-shot' tests", options with { Test = "S03" });
    }

    [Fact]
    public void Progress_is_a_line_a_stage_in_a_file_and_one_redrawn_line_on_a_terminal()
    {
        var file = new StringWriter();
        using (var bar = new ProgressBar(file, isTerminal: false))
        {
            bar.Stage("learn");
            bar.Report(0.5);
        }

        Assert.Equal($"learn{file.NewLine}", file.ToString());

        var terminal = new StringWriter();
        using (var bar = new ProgressBar(terminal, isTerminal: true))
        {
            bar.Stage("learn");
            bar.Report(0.5);
            bar.Report(0.501);
        }

        Assert.DoesNotContain('\n', terminal.ToString());
        Assert.Equal(["[................]   0 % learn", "[########........]  50 % learn", ""], terminal.ToString().Split("\r\u001b[K").Skip(1));
    }

    private static ProgressBar Silent() => new(TextWriter.Null, isTerminal: false);

    private static void Refused(string sentence, EvaluateRunOptions options)
        => Assert.Contains(sentence, Assert.Throws<ArgumentException>(() => EvaluateRun.Execute(options, TextWriter.Null, Silent())).Message, StringComparison.Ordinal);

    private void WritePeople(int count)
    {
        for (var person = 1; person <= count; person++)
            InventedSession.WithPlainGestures($"S{person:D2}", 4, person).Write(_folder.FullPath);
    }

    private EvaluateRunOptions Options(string protocol) => new()
    {
        DataDirectory = _folder.FullPath,
        Set = InventedSession.Set,
        Protocol = protocol,
        Decoder = "log-power-lda",
        OutputFile = _folder.File("out/report.json"),
    };
}

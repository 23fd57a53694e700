using System.Text.Json;
using NeuralGlasses.Decoding;
using NeuralGlasses.Training.Events;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class EventsReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_holds_the_figures_of_each_person_and_of_all()
    {
        var file = _folder.File("events.json");
        EventsReport.Write(file, Run());
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var root = json.RootElement;
        var total = root.GetProperty("total");
        Assert.Equal(("set-a", 2, 1), (root.GetProperty("set").GetString(), total.GetProperty("gestures").GetInt32(), total.GetProperty("right").GetInt32()));
        Assert.Equal(0.5, total.GetProperty("recall").GetDouble());
        Assert.Equal(0.75, total.GetProperty("medianSecondsFromOnset").GetDouble());
        Assert.Equal(2.9957, total.GetProperty("falsePerHourUpper95").GetDouble(), 0.0001);
        Assert.Equal("S02", root.GetProperty("perSubject")[1].GetProperty("subject").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("perSubject")[1].GetProperty("falsePerHour").ValueKind);
        Assert.Equal(0.8, root.GetProperty("policy").GetProperty("threshold").GetDouble());
        Assert.Equal(0, root.GetProperty("meanCler").GetDouble());
        Assert.Equal(1, root.GetProperty("clerPerSubject")[0].GetProperty("misses")[1].GetInt32());
    }

    [Fact]
    public void The_table_has_a_line_a_person_and_one_for_all()
    {
        using var writer = new StringWriter();
        EventsReport.Print(writer, Run());
        var lines = writer.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains("S01 1 1.000 0.000 0 0 0 0 0.0 (3.0) 1.000 0.75 0.75 1.00 1.00", lines);
        Assert.Contains("S02 1 0.000 0.000 1 0 0 0 - 0.000 - -", lines);
        Assert.Contains("all 2 0.500 0.000 1 0 0 0 0.0 (3.0) 1.000 0.75 0.75 1.00 1.00", lines);
        Assert.Contains(lines, line => line.StartsWith("1 of 2 gestures have no clear muscle onset", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("keeps not all limits", StringComparison.Ordinal));
    }

    [Fact]
    public void People_whom_the_check_asks_to_repeat_are_named_and_left_out_of_a_second_sum()
    {
        var run = Run() with { AskedToRepeat = [[], ["fist", "open"]] };
        using var writer = new StringWriter();
        EventsReport.Print(writer, run);
        var lines = writer.ToString().Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains("accepted 1 1.000 0.000 0 0 0 0 0.0 (3.0) 1.000 0.75 0.75 1.00 1.00", lines);
        Assert.Contains(lines, line => line.EndsWith("repeat: S02 fist, open.", StringComparison.Ordinal));
        Assert.Equal((1, 1), (run.Accepted!.Gestures, run.Accepted.Right));
        // Nobody is asked, or nobody calibrated: there is nothing to say.
        Assert.Null((run with { AskedToRepeat = [[], []] }).Accepted);
        Assert.Null(Run().Accepted);
    }

    private static EventsRun Run()
    {
        var options = new ClerOptions { Classes = [new("fist"), new("open")] };
        return new()
        {
            Set = "set-a",
            Decoder = "lda",
            Protocol = "one-shot",
            Seed = 1,
            Train = ["S03"],
            Policy = new DecisionPolicyOptions(),
            PolicyWithinLimits = false,
            People =
            [
                EventScoring.Of("S01", [new(1, 0, 5, 0.25), new(0, 5, 3606)], [new(1, 1)], 0),
                EventScoring.Of("S02", [new(1, 0, 5)], [], 0),
            ],
            ClerClasses = ["fist", "open"],
            Cler = [Cler.Of([new(1, 0)], [new(1, 0), new(9, 1)], options), Cler.Of([], [], options)],
        };
    }
}

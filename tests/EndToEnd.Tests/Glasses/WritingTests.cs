using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>From muscles to a note: what a wearer writes by gestures, which take no photo, and the trace of which writes the same words again.</summary>
public sealed class WritingTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_note_is_written_by_gestures_of_the_wrist_and_its_trace_writes_it_again()
    {
        var path = Path.Combine(Directory.CreateDirectory(_runs.NewFolder()).FullName, "note.ngtrace");
        var report = _runs.Make(Scenario.Load("write-note"), trace: new TraceRequest(path)).Run();
        var text = Assert.Single(report.Writing.Texts);
        Assert.Equal(("written", "Thank you"), (text.End, text.Text));
        Assert.Equal((14, 0), (report.Writing.Keystrokes, report.Writing.HeldBack));
        Assert.Empty(report.Photos);
        Assert.Empty(report.Events);
        var replay = TraceReplay.Run(path);
        Assert.Null(replay.Difference);
        Assert.Equal(14, replay.Counts[NeuralGlasses.Traces.TraceRecordKind.Keystroke]);
    }

    [Fact]
    public void Radio_that_loses_frames_writes_nothing_that_was_not_meant()
    {
        var scenario = Scenario.Load("write-note");
        var report = _runs.Make(scenario with { Radio = scenario.Radio with { NotificationLoss = 0.3 } }).Run();
        Assert.Empty(report.Photos);
        Assert.True(report.Writing.Keystrokes <= 14);
    }
}

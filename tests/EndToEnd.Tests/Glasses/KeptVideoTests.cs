using System.Text.Json;
using NeuralGlasses.Capture;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Videos of a run: listed in its report, whole at its end, and told where they are not.</summary>
public sealed class KeptVideoTests : IDisposable
{
    private const double BeginS = 4;
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_video_is_listed_with_its_length()
    {
        var run = _runs.Make(Filming(8, new ButtonTouch(6.5, ButtonAction.Press)));
        var report = run.Run();

        var video = Assert.Single(report.Videos);
        Assert.InRange(video.AtS, BeginS, BeginS + 0.5);
        Assert.InRange(video.DurationS, 2, 2.6);
        Assert.InRange(video.Frames, 30, 80);
        Assert.Equal(new FileInfo(Path.Combine(run.Folder.Path, video.File)).Length, video.Bytes);
        Assert.Empty(report.Unfinished);
        var json = JsonDocument.Parse(report.ToJson()).RootElement.GetProperty("videos")[0];
        Assert.Equal((video.File, video.Frames), (json.GetProperty("file").GetString(), json.GetProperty("frames").GetInt32()));
    }

    [Fact]
    public void A_run_that_ends_during_a_video_keeps_it_whole_and_replays()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var run = _runs.Make(Filming(6.5), trace: new TraceRequest(trace));
        var report = run.Run();

        var video = Assert.Single(report.Videos);
        Assert.InRange(video.DurationS, 2, 2.6);
        Assert.True(VideoLength.TryRead(File.ReadAllBytes(Path.Combine(run.Folder.Path, video.File)), out var length));
        Assert.Equal(video.Frames, length.Frames);
        Assert.Empty(Directory.GetFiles(run.Folder.Path, "*.part"));
        Assert.Empty(report.Unfinished);
        Assert.False(run.Host.IsCapturing);
        Assert.Equal(1, run.Host.Consent.Counters.Kept);
        Assert.False(run.Led.IsLit);
        var outcome = TraceReplay.Run(trace);
        Assert.True(outcome.Difference is null, outcome.Difference?.Sentence);
        Assert.Equal(1, outcome.Counts[TraceRecordKind.Shut]);
    }

    [Fact]
    public void What_is_neither_finished_nor_thrown_away_is_told()
    {
        using var media = new MediaFolder(RunFolder.Open(_runs.NewFolder()), () => new HostTime(2_500_000));
        foreach (var name in new[] { "2026-01-01_10-00-00_001.avi.part", "2026-01-01_10-00-00_002.wav.part", "2026-01-01_10-00-00_003.jpg.part" })
            media.Create(name).Dispose();

        media.Rename("2026-01-01_10-00-00_003.jpg.part", "2026-01-01_10-00-00_003.jpg");
        media.Delete("2026-01-01_10-00-00_002.wav.part");

        Assert.Equal(["2026-01-01_10-00-00_001.avi.part"], media.Unfinished);
        media.Rename("2026-01-01_10-00-00_001.avi.part", "2026-01-01_10-00-00_001.avi");
        Assert.Empty(media.Unfinished);

        // Of what is no video nobody says how long it is.
        Assert.Equal(new VideoReport(2.5, "2026-01-01_10-00-00_001.avi", 0, 0, 0), Assert.Single(media.Videos));
        media.Rename("2026-01-01_10-00-00_001.avi", "2026-01-01_10-00-00_001.avi.deleted");
        Assert.Equal("2026-01-01_10-00-00_001.avi.deleted", Assert.Single(media.Videos).File);
    }

    [Fact]
    public void A_run_that_captures_nothing_at_its_end_is_as_it_was()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        _runs.Make(Runs.OfGestures(4), trace: new TraceRequest(trace)).Run();

        Assert.False(TraceReplay.Run(trace).Counts.ContainsKey(TraceRecordKind.Shut));
    }

    // The second line of the home menu is the camera, and the first of its menu a video.
    private static Scenario Filming(double durationS, params ButtonTouch[] more) => Runs.OfGestures(durationS) with
    {
        Glasses = new GlassesScenario
        {
            Buttons =
            [
                new ButtonTouch(1, ButtonAction.SwipeForward),
                new ButtonTouch(1.5, ButtonAction.Press),
                new ButtonTouch(2.5, ButtonAction.LongPress),
                new ButtonTouch(BeginS, ButtonAction.Press),
                .. more,
            ],
        },
    };
}

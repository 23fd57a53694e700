using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

public sealed class ReplayTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    // Camera, video, stop, zoom, photo, away with its notice and home; gallery, delete, undo, favourite, and on to the video.
    private static Scenario Filming => Runs.OfGestures(26) with
    {
        Glasses = new GlassesScenario
        {
            Buttons =
            [
                new(2, ButtonAction.SwipeForward), new(2.5, ButtonAction.Press), new(4, ButtonAction.LongPress), new(5, ButtonAction.Press),
                new(9, ButtonAction.Press), new(10, ButtonAction.TwoFingersForward), new(10.5, ButtonAction.TwoFingersForward),
                new(11, ButtonAction.TwoFingersForward), new(11.5, ButtonAction.TwoFingersForward), new(12, ButtonAction.Capture),
                new(14, ButtonAction.SwipeDown), new(14.5, ButtonAction.SwipeDown), new(15, ButtonAction.SwipeForward), new(16, ButtonAction.Press),
                new(17, ButtonAction.LongPress), new(18, ButtonAction.SwipeForward), new(18.5, ButtonAction.Press), new(19.5, ButtonAction.Press),
                new(20.5, ButtonAction.LongPress), new(21.5, ButtonAction.Press), new(23, ButtonAction.SwipeForward),
            ],
        },
    };

    public static TheoryData<string> Profiles => new(GlassesProfile.Names);

    [Theory]
    [InlineData("first-minute")]
    [InlineData("lossy-radio")]
    [InlineData("disconnects")]
    [InlineData("long-rest")]
    [InlineData("short and uncalibrated")]
    public void A_run_replays_bit_for_bit(string name)
    {
        var (trace, report) = RecordedRuns.Of(name);
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Null(outcome.Cut);
        Assert.Equal(name, outcome.Header.Scenario == "short" ? "short and uncalibrated" : outcome.Header.Scenario);
        Assert.Equal(report.Events.Count, outcome.Counts.GetValueOrDefault(TraceRecordKind.Gesture));
        Assert.Equal(report.Hud.Count, outcome.Counts[TraceRecordKind.HudFrame]);
        Assert.Equal(report.Photos.Count, outcome.Counts.GetValueOrDefault(TraceRecordKind.Kept));
        Assert.True(outcome.Counts[TraceRecordKind.Write] >= 3);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_kind_of_glasses_replays_bit_for_bit(string profile)
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var scenario = Runs.OfGestures(12, (3, "fist"), (6, "flexion"), (8, "flexion")) with { Glasses = new GlassesScenario { Profile = profile } };
        var run = _runs.Make(scenario, trace: new TraceRequest(trace));
        var report = run.Run();
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Equal(profile, outcome.Header.Glasses.Profile);
        Assert.Equal(run.Glasses.Camera.Modes, outcome.Header.Glasses.CameraModes);
        Assert.Equal(run.Hud.Abilities, outcome.Header.Glasses.Display);
        Assert.Equal(report.Hud.Count, outcome.Counts.GetValueOrDefault(TraceRecordKind.HudFrame));
        Assert.Equal(report.Photos.Count, outcome.Counts.GetValueOrDefault(TraceRecordKind.Kept));
        Assert.Equal(3, outcome.Counts[TraceRecordKind.Gesture]);
        Assert.True(outcome.Counts[TraceRecordKind.HudAnswer] >= report.Hud.Count + report.Glasses.HudDropped && outcome.Counts[TraceRecordKind.HudAnswer] > 3);
    }

    [Fact]
    public void Glasses_that_lose_their_power_and_get_it_back_replay()
    {
        // 1 % lasts 43 s; a charger from 46 s on brings the glasses back at about 63 s.
        var trace = _runs.NewFolder() + ".ngtrace";
        var scenario = Runs.OfGestures(80, (5, "fist"), (50, "fist"), (74, "fist")) with
        {
            Glasses = new GlassesScenario { Power = new PowerScenario { BatteryPercent = 1, Charging = [new TimeSpanScenario(46, 1000)] } },
        };
        var report = _runs.Make(scenario, trace: new TraceRequest(trace)).Run();
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Equal(1, outcome.Counts[TraceRecordKind.Redraw]);
        Assert.Equal(1, outcome.Counts[TraceRecordKind.Disconnected]);

        // The dark display is a frame of the run, and none that the glasses made.
        Assert.Equal(report.Hud.Count - 1, outcome.Counts[TraceRecordKind.HudFrame]);
    }

    [Fact]
    public void A_scene_that_no_display_showed_is_compared_too()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var changed = _runs.NewFolder() + ".ngtrace";
        _runs.Make(RecordedRuns.Scenario("short") with { Glasses = new GlassesScenario { Profile = "audio-only" } }, trace: new TraceRequest(trace)).Run();
        var place = Rewrite(trace, changed, TraceRecordKind.HudAnswer, payload => payload[^2] ^= 1, skip: 2);
        var difference = TraceReplay.Run(changed).Difference;
        Assert.NotNull(difference);
        Assert.Equal(place, difference.Record);
        Assert.Contains("expected the display's answer Blocked 'These glasses have no display.'", difference.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Glasses_that_this_program_does_not_have_are_named()
    {
        var (trace, _) = RecordedRuns.Of("short");
        var other = _runs.NewFolder() + ".ngtrace";
        using (var reader = new TraceReader(trace))
        using (var writer = new TraceWriter(other, reader.Header with { Glasses = reader.Header.Glasses with { Profile = "monocle" } }))
        using (var hash = new RunHash(writer))
        {
            while (reader.TryRead(out var record))
                hash.Append(record.Kind, record.At, record.Payload.Span);
            writer.Complete(hash.Current(), default);
        }

        var error = Assert.Throws<TraceException>(() => TraceReplay.Run(other));
        Assert.Equal($"{other}: its HUD frames were painted for glasses 'monocle', whose display this program has not, or not so; use the release that recorded it.", error.Message);
    }

    [Fact]
    public void The_hash_of_the_report_is_that_of_the_records()
    {
        var (trace, report) = RecordedRuns.Of("lossy-radio");
        using var reader = new TraceReader(trace);
        while (reader.TryRead(out _))
        {
        }

        Assert.Equal(report.TraceHash, Convert.ToHexStringLower(reader.RunHashSoFar()));
    }

    [Fact]
    public void Two_runs_of_one_scenario_and_seed_write_the_same_bytes()
    {
        var (first, _) = RecordedRuns.Of("disconnects");
        var second = _runs.NewFolder() + ".ngtrace";
        _runs.Make(RecordedRuns.Scenario("disconnects"), trace: new TraceRequest(second)).Run();
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
    }

    [Fact]
    public void Devices_that_fail_fail_again()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var run = _runs.Make(RecordedRuns.Scenario("short"), trace: new TraceRequest(trace));
        run.Glasses.Conditions.Begin(GlassesPart.CaptureLight, GlassesFailure.Interrupted);
        Assert.Empty(run.Run().Photos);
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Equal(1, outcome.Counts[TraceRecordKind.Capture]);
        Assert.False(outcome.Counts.ContainsKey(TraceRecordKind.Photo));
    }

    [Fact]
    public void Pictures_and_what_the_sensors_felt_are_kept_on_request_and_change_no_hash()
    {
        var (_, report) = RecordedRuns.Of("short");
        var trace = _runs.NewFolder() + ".ngtrace";
        var full = _runs.Make(RecordedRuns.Scenario("short"), trace: new TraceRequest(trace, KeepsPictures: true, KeepsSource: true));
        Assert.Equal(report.TraceHash, full.Run().TraceHash);
        Assert.Null(TraceReplay.Run(trace).Difference);

        var records = Records(trace);
        var pictures = records.Where(record => record.Kind is TraceRecordKind.HudPicture or TraceRecordKind.PhotoPicture).ToList();
        Assert.Equal(report.Hud.Count + report.Photos.Count, pictures.Count);
        Assert.Equal(File.ReadAllBytes(Path.Combine(full.Folder.Path, full.Hud.Frames[0].File)), pictures[0].Payload.ToArray());
        var sets = records.Where(record => record.Kind == TraceRecordKind.Skin).Sum(Sets);

        // The AFE converts from the start of its stream, half a second into twelve, to the end.
        Assert.InRange(sets, 10_500, 12_000);
        Assert.Contains(records, record => record.Kind == TraceRecordKind.Motion);
        Assert.Equal(["fist", "flexion"], records.Where(record => record.Kind == TraceRecordKind.Truth).Select(Label));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_viewfinder_a_video_and_the_gallery_replay_bit_for_bit_with_and_without_pictures(bool keepsPictures)
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var run = _runs.Make(Filming, trace: new TraceRequest(trace, KeepsPictures: keepsPictures));
        var report = run.Run();
        Assert.Equal(_runs.Run(Filming).TraceHash, report.TraceHash);
        string[] shown = [.. run.Hud.Shown.SelectMany(scene => scene.Texts)];
        foreach (var text in new[] { "Video 0:03, pinch to stop", "Video saved", "1.4 ×", "Photo saved", "Photo of 09:00, 1 of 2", "Photo deleted", "Photo of 09:00, 1 of 2, favourite" })
            Assert.Contains(text, shown);
        Assert.Contains(shown, text => text.StartsWith("Video of 09:00, ", StringComparison.Ordinal));
        Assert.True(run.Hud.Shown.Count(scene => scene.Elements.Any(element => element is HudImage)) > 20);

        // A video of its own name, and a photo that was deleted and restored.
        Assert.Single(Directory.GetFiles(run.Folder.Path, "*.avi"));
        Assert.True(File.Exists(Path.Combine(run.Folder.Path, Assert.Single(report.Photos).File)));

        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Null(outcome.Cut);
        Assert.Equal(report.Hud.Count, outcome.Counts[TraceRecordKind.HudFrame]);
        Assert.Equal(2, outcome.Counts[TraceRecordKind.Kept]);
        Assert.True(outcome.Counts[TraceRecordKind.Edited] > 20 && outcome.Counts[TraceRecordKind.Heard] > 20);
    }

    [Fact]
    public void A_memory_that_fails_fails_again_at_the_same_call()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var run = _runs.Make(RecordedRuns.Scenario("short"), trace: new TraceRequest(trace));

        // What stands in the way of a file stands in the way of all names of that second.
        for (var second = 0; second < 12; second++)
            Directory.CreateDirectory(Path.Combine(run.Folder.Path, $"2026-01-05_09-00-{second:D2}_001.jpg"));
        Assert.Empty(run.Run().Photos);
        Assert.Contains(run.Hud.Shown.SelectMany(scene => scene.Texts), text => text.StartsWith("The file could not be saved: ", StringComparison.Ordinal));
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Difference);
        Assert.Equal(1, outcome.Counts[TraceRecordKind.Kept]);
    }

    [Fact]
    public void A_link_that_gives_up_leaves_a_whole_trace_that_replays()
    {
        var trace = _runs.NewFolder() + ".ngtrace";
        var scenario = RecordedRuns.Scenario("short");
        Assert.Throws<Simulator.ScenarioException>(() => _runs.Make(scenario with { Wristband = scenario.Wristband with { FrameVersion = 2 } }, trace: new TraceRequest(trace)).Run());
        var outcome = TraceReplay.Run(trace);
        Assert.Null(outcome.Cut);
        Assert.Null(outcome.Difference);
    }

    [Fact]
    public void A_gesture_that_was_changed_is_named_with_its_place()
    {
        var (trace, _) = RecordedRuns.Of("short");
        var changed = _runs.NewFolder() + ".ngtrace";
        var place = Rewrite(trace, changed, TraceRecordKind.Gesture, payload => payload[0] ^= 1);
        var difference = TraceReplay.Run(changed).Difference;
        Assert.NotNull(difference);
        Assert.Equal(place, difference.Record);
        Assert.Matches($"^Record {place} at [0-9.]+ s: expected gesture fist .*; found gesture fist .*\\.$", difference.Sentence);
    }

    [Fact]
    public void A_record_that_is_missing_and_one_too_many_are_named()
    {
        var (trace, _) = RecordedRuns.Of("short");
        var less = _runs.NewFolder() + ".ngtrace";
        Rewrite(trace, less, TraceRecordKind.Intent, null);
        Assert.Contains("; found the intent Capture", TraceReplay.Run(less).Difference!.Sentence, StringComparison.Ordinal);

        // Without one of the notifications the glasses ask for it again.
        var unheard = _runs.NewFolder() + ".ngtrace";
        Rewrite(trace, unheard, TraceRecordKind.Value, null, skip: 300);
        Assert.Contains("; found a write to the control point", TraceReplay.Run(unheard).Difference!.Sentence, StringComparison.Ordinal);
    }

    internal static List<TraceRecord> Records(string trace)
    {
        using var reader = new TraceReader(trace);
        List<TraceRecord> records = [];
        while (reader.TryRead(out var record))
            records.Add(record);
        return records;
    }

    // Writes a trace anew with one record of a kind changed, or left out.
    internal static long Rewrite(string trace, string to, TraceRecordKind kind, Action<byte[]>? change, int skip = 0)
    {
        using var reader = new TraceReader(trace);
        using var writer = new TraceWriter(to, reader.Header);
        using var hash = new RunHash(writer);
        var place = -1L;
        while (reader.TryRead(out var record))
        {
            var payload = record.Payload.ToArray();
            if (place < 0 && record.Kind == kind && skip-- == 0)
            {
                place = record.Number;
                if (change is null)
                    continue;
                change(payload);
            }

            hash.Append(record.Kind, record.At, payload);
        }

        writer.Complete(hash.Current(), default);
        return place;
    }

    private static int Sets(TraceRecord skin)
    {
        var payload = skin.Open();
        Assert.Equal(8, payload.ReadUInt16());
        return payload.ReadInt32();
    }

    private static string Label(TraceRecord truth)
    {
        var payload = truth.Open();
        payload.ReadBytes(16);
        return payload.ReadText();
    }
}

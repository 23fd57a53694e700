using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Interaction;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Simulator.Glasses.Script;
using Xunit;
using static NeuralGlasses.EndToEnd.Tests.Glasses.GlassesBench;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>The main job with every kind of glasses on the wearer's nose.</summary>
public sealed class WorldTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    public static TheoryData<string> Profiles => new(GlassesProfile.Names);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_fist_does_what_the_glasses_can_do_and_the_run_repeats_itself(string profile)
    {
        var scenario = Runs.OfGestures(9, (3, "fist")) with { Glasses = new GlassesScenario { Profile = profile } };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.Equal("fist", Assert.Single(report.Events).Gesture);
        var hasCamera = run.Glasses.Profile.Camera is not null;
        Assert.Equal(hasCamera ? 1 : 0, report.Photos.Count);
        Assert.Equal(hasCamera ? [CaptureOutcome.Saved] : [], run.Captures.Records.Select(record => record.Outcome));
        Assert.Equal(run.Glasses.Profile.Display is null, report.Hud.Count == 0);
        if (report.Hud.Count > 0)
            Assert.Contains(run.Hud.Shown, s => s.Texts.Contains(hasCamera ? "Photo saved" : "Photo needs a camera, which these glasses have not."));
        Assert.Equal(profile, report.Glasses.Profile);
        Assert.Equal(report.TraceHash, _runs.Run(scenario).TraceHash);
    }

    [Fact]
    public void A_display_with_a_slow_link_shows_the_newest_scene_in_the_end()
    {
        using var bench = new GlassesBench("mono-640x200");
        var host = new GlassesHost(bench.Worn.Devices, BuiltInApps.All(), new GlassesHostOptions { HasBand = false });
        host.Advance(At(1));
        foreach (var (kind, seconds) in new[] { (IntentKind.FocusNext, 1.1), (IntentKind.FocusPrevious, 1.2), (IntentKind.FocusNext, 1.3) })
            host.Dispatch(new Intent(kind, default, At(seconds)));

        // The focus came and went, and came again; what is shown already needs no update.
        var dropped = bench.Worn.Hud.Dropped;
        Assert.Equal(2, dropped);
        for (var ms = 1350; ms < 6000; ms += 50)
            host.Advance(At(ms / 1000.0));
        Assert.Equal(["notices", "timer"], bench.Worn.Hud.Shown.Select(s => s.FocusedId));
        Assert.True(bench.Worn.Hud.Dropped > dropped);
    }
}

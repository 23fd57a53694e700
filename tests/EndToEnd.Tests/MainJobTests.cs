using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class MainJobTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_first_minute_matches_its_gestures_and_invents_none(int seed)
    {
        var report = _runs.Run(Scenario.Load("first-minute"), seed);
        Assert.Equal(18, report.Gestures.Expected);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.Equal(0, report.Gestures.Extra);
        Assert.InRange(report.Gestures.Matched, 17, 18);
        Assert.Equal(report.Events.Count(e => e.Gesture == "fist"), report.Photos.Count);
    }

    [Fact]
    public void A_quiet_arm_takes_no_photo_and_moves_nothing()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var report = _runs.Run(Scenario.Load("quiet-arm"), seed);
            Assert.Empty(report.Events);
            Assert.Empty(report.Photos);
        }
    }

    [Fact]
    public void The_arm_makes_every_gesture_of_the_model_and_none_is_taken_for_another()
    {
        string[] gestures = ["flexion", "extension", "radial", "ulnar", "pronation", "supination", "fist"];
        var script = gestures.Select((g, i) => (3.0 + (3 * i), g)).ToArray();
        var report = _runs.Run(Runs.OfGestures(26, script));
        Assert.Equal(7, report.Gestures.Expected);
        Assert.Equal(0, report.Gestures.Extra);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.InRange(report.Gestures.Matched, 5, 7);
    }

    [Fact]
    public void A_dark_capture_light_means_no_photo()
    {
        var run = _runs.Make(Runs.OfGestures(8, (3, "fist")));
        run.Glasses.Conditions.Begin(GlassesPart.CaptureLight, GlassesFailure.Interrupted);
        var report = run.Run();
        Assert.Equal(1, report.Gestures.Matched);
        Assert.Empty(report.Photos);
        Assert.Equal(Devices.CaptureOutcome.RefusedLedDark, Assert.Single(run.Captures.Records).Outcome);
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class RecordingReplayTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_recording_goes_through_the_same_path_and_its_labels_are_compared()
    {
        var recording = EmgRecording.Open(SyntheticRecording.Write(_runs.NewFile("synthetic.h5", []), channels: 8));
        var run = _runs.Make(Scenario.Load("first-minute"), recording: recording);
        var report = run.Run();
        Assert.Equal("synthetic.h5", report.Recording);
        Assert.Contains("0.5 µV", report.RecordingScale, StringComparison.Ordinal);
        Assert.Equal(3, report.Gestures.Expected);
        Assert.Equal(3, report.Gestures.Matched);
        Assert.Equal(0, report.Gestures.Extra);
        Assert.Equal("prompt", report.LatencyMs.From);
        Assert.Single(report.Photos);
    }

    [Fact]
    public void What_a_recording_holds_at_a_sample_is_at_the_electrode_at_that_time()
    {
        var recording = EmgRecording.Open(SyntheticRecording.Write(_runs.NewFile("time.h5", []), channels: 8));
        var skin = new VirtualSkin(new RecordingArm(recording, PhysiologicalScale.Of(recording)), new ArmScenario { MainsHz = 0 }, 1000);
        var set = new float[8];
        double error = 0, power = 0;
        for (var i = 0; i < 1000; i++)
        {
            skin.Sample((600 + i) * 5000L, set);
            var stored = recording.Samples[600 + i, 3] * recording.UnitPerLsb;
            error += (set[3] - stored) * (set[3] - stored);
            power += stored * stored;
        }

        // The resampler's pass band ends below the recording's Nyquist frequency, so a little of the top is missing.
        Assert.True(error < 0.1 * power, $"error {error / power:P1} of the power");
    }

    [Fact]
    public void A_recording_that_repeats_begins_anew_together_with_the_turns_of_the_forearm()
    {
        var recording = EmgRecording.Open(SyntheticRecording.Write(_runs.NewFile("again.h5", []), channels: 8, seconds: 20));
        var scale = PhysiologicalScale.Of(recording);
        GestureScenario[] movements = [new(4, 1, "open", TurnDeg: 30), new(8, 1, "fist")];
        var once = new RecordingArm(recording, scale, movements);
        var repeated = new RecordingArm(recording, scale, movements, repeats: true);
        var set = new float[8];
        var first = new float[8];
        Assert.True(repeated.TryRead(first));
        for (var i = 0; i < recording.SampleCount; i++)
            Assert.True(once.TryRead(set));
        Assert.False(once.TryRead(set));
        for (var i = 1; i < recording.SampleCount; i++)
            Assert.True(repeated.TryRead(set));
        Assert.True(repeated.TryRead(set));
        Assert.Equal(first, set);

        Assert.Equal(0, RateAt(repeated, 3.9));
        Assert.True(RateAt(repeated, 4.2) > 50, "the forearm turns with the movement");
        Assert.Equal(RateAt(repeated, 4.2), RateAt(repeated, 24.2), 1e-9);
        Assert.True(RateAt(repeated, 25.2) < -50, "and back behind it");
        Assert.Equal(0, RateAt(once, 24.2));
        Assert.Equal(0, RateAt(once, 8.2));
    }

    private static double RateAt(RecordingArm arm, double seconds)
    {
        Span<double> accelerations = stackalloc double[3], rates = stackalloc double[3];
        arm.Sample((long)(seconds * 1e6), accelerations, rates);
        Assert.Equal(1, Math.Sqrt((accelerations[1] * accelerations[1]) + (accelerations[2] * accelerations[2])), 1e-9);
        return rates[0];
    }

    [Fact]
    public void A_recording_in_no_physical_unit_is_scaled_by_one_stated_factor()
    {
        var recording = EmgRecording.Open(SyntheticRecording.Write(_runs.NewFile("adc.h5", []), channels: 8, units: "adc"));
        var scale = PhysiologicalScale.Of(recording);
        Assert.False(scale.IsExact);
        Assert.Contains("100 µV", scale.Statement, StringComparison.Ordinal);
        Assert.InRange(scale.MicrovoltsPerLsb, 0.01, 10);
    }

    [Fact]
    public void A_real_persons_recording_runs_from_the_skin_to_the_photograph()
    {
        var folder = Path.Combine(RealRecordings.Folder ?? "", "myo-alternating");
        if (!Directory.Exists(folder))
            Assert.Skip("Skipped: no real recordings here; set NEURALGLASSES_DATA to their folder to run this test.");
        var recording = EmgRecording.Open(Path.Combine(folder, "myo-alternating_S01_R.h5"));
        // The person is among those who taught the model: the figure checks the chain, it says nothing of a new wearer.
        var profile = CalibrationRun.Execute(recording, Scenario.Load("first-minute"), Runs.ModelFolder, 1, TimeProvider.System).Profile;
        var report = _runs.Make(Scenario.Load("first-minute"), recording: recording, profile: profile).Run();
        Assert.Equal(21, report.Gestures.Expected);
        Assert.Equal(report.Gestures.Expected, report.Gestures.Matched + report.Gestures.Missed + report.Gestures.Wrong);
        Assert.Equal(0, report.Link.FramesLost);
        Assert.True(report.Gestures.Matched >= 19, $"{report.Gestures.Matched} of 21 matched");
        Assert.Equal(0, report.Gestures.Extra);
        Assert.NotEmpty(report.Photos);
    }

    [Fact]
    public void A_real_persons_unclear_gestures_are_refused_naming_what_to_repeat()
    {
        var folder = Path.Combine(RealRecordings.Folder ?? "", "myo-alternating");
        if (!Directory.Exists(folder))
            Assert.Skip("Skipped: no real recordings here; set NEURALGLASSES_DATA to their folder to run this test.");
        var recording = EmgRecording.Open(Path.Combine(folder, "myo-alternating_S18_R.h5"));
        var refused = Assert.Throws<ScenarioException>(() => CalibrationRun.Execute(recording, Scenario.Load("first-minute"), Runs.ModelFolder, 1, TimeProvider.System));
        Assert.Contains("'extension'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("repeat", refused.Message, StringComparison.Ordinal);
    }
}

using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Events;
using NeuralGlasses.Decoding;
using NeuralGlasses.Onnx;
using NeuralGlasses.Simulator.Calibration;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>The model of short events on its way through the product: guided minute, profile, either arm, trace.</summary>
public sealed class PinchModelTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, PersonalProfile.ShortestKey).Select(i => (byte)i)];
    private readonly Runs _runs = new();

    private static string Pinches => ShippedModels.FolderOf(ShippedModels.DiscreteGestures);

    private static string Hands => ShippedModels.FolderOf(ShippedModels.HandGestures);

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_guided_minute_becomes_a_signed_profile_that_only_its_model_takes()
    {
        var outcome = CalibrationRun.Execute(Scenario.Load("first-pinch"), Pinches, 1, TimeProvider.System);
        var file = _runs.NewFile("me.profile", []);
        outcome.Profile.Save(file, Key);

        Assert.Equal(EventCalibration.UsualRepetitions, outcome.Repetitions);
        Assert.Equal(Assert.IsType<EventProfile>(WearerProfileFile.Load(file, Key, Pinches)).ToBytes(), outcome.Profile.ToBytes());
        var refused = Assert.Throws<CalibrationException>(() => WearerProfileFile.Load(file, Key, Hands)).Message;
        Assert.Contains("is a profile of a model of short events, and 'hand-gestures'", refused, StringComparison.Ordinal);
        Assert.Single(refused.Split('\n'));
        Assert.Contains("signature", Assert.Throws<CalibrationException>(() => WearerProfileFile.Load(file, new byte[PersonalProfile.ShortestKey], Pinches)).Message, StringComparison.Ordinal);
        using var decoder = WearerDecoder.Load(Pinches, outcome.Profile, isWornLeft: false);
        Assert.IsType<WearerEventDecoder>(decoder);
        Assert.Throws<CalibrationException>(() => WearerDecoder.Load(Hands, outcome.Profile, isWornLeft: false));
    }

    [Fact]
    public void A_profile_of_gestures_that_last_is_taken_by_their_model_alone()
    {
        var outcome = CalibrationRun.Execute(Scenario.Load("first-minute"), Hands, 1, TimeProvider.System);
        var file = _runs.NewFile("me.profile", []);
        outcome.Profile.Save(file, Key);

        Assert.IsType<PersonalProfile>(WearerProfileFile.Load(file, Key, Hands));
        Assert.Contains("is a profile of a model of gestures that last", Assert.Throws<CalibrationException>(() => WearerProfileFile.Load(file, Key, Pinches)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_another_version_of_the_model_is_refused_in_one_sentence()
    {
        var population = EventPopulation.Load(Path.Combine(Pinches, EventPopulation.FileName));
        var file = _runs.NewFile("old.profile", []);
        new EventProfile("discrete-gestures", "0.0.1", RingPermutation.Identity, population.Head).Save(file, Key);

        var refused = Assert.Throws<CalibrationException>(() => WearerProfileFile.Load(file, Key, Pinches)).Message;
        Assert.Contains("was made with 'discrete-gestures' 0.0.1, the model is 'discrete-gestures'", refused, StringComparison.Ordinal);
        Assert.Single(refused.Split('\n'));
    }

    [Fact]
    public void On_the_left_arm_the_channels_are_mirrored_as_they_were_in_training()
    {
        using var right = WearerDecoder.Load(Pinches, null, isWornLeft: false);
        using var left = WearerDecoder.Load(Pinches, null, isWornLeft: true);
        var largest = 0.0;
        for (var step = 0; step < 40; step++)
        {
            right.Push(Block(step, mirrored: false));
            left.Push(Block(step, mirrored: true));
            Assert.True(right.TryStep(out var asRight) & left.TryStep(out var asLeft));
            for (var k = 0; k < asRight.Probabilities.Length; k++)
                largest = Math.Max(largest, Math.Abs(asRight.Probabilities[k] - asLeft.Probabilities[k]));
        }

        Assert.InRange(largest, 0, 1e-3);
        Assert.IsType<WearerEventDecoder>(left);

        // Channels become louder one after the other.
        static EmgBlock Block(int step, bool mirrored)
        {
            var block = new EmgBlock(8, 10) { RateHz = 1000, SampleCount = 10, FirstSample = new HostTime(step * 10_000L), Restarted = step == 0 };
            for (var i = 0; i < block.Samples.Length; i++)
            {
                var channel = mirrored ? RingPermutation.LeftArm.Source(i % 8, 8) : i % 8;
                block.Samples[i] = (channel + 1) * (i / 8 % 2 == 0 ? step : -step);
            }

            return block;
        }
    }

    [Theory]
    [InlineData("right", false)]
    [InlineData("left", true)]
    public void A_wearer_says_on_which_arm_the_band_is_and_calibrates_with_it(string arm, bool isMirrored)
    {
        var scenario = Scenario.Parse($"model: discrete-gestures\nperson: {{ seed: 3, wears: {arm} }}\ncalibration: {{ repetitions: 1 }}", "arm.yaml");

        Assert.Equal(isMirrored, scenario.IsWornLeft);
        Assert.Equal(isMirrored, CalibrationRun.Execute(scenario, scenario.ModelFolder, 1, TimeProvider.System).Profile.Wearing.IsMirrored);
    }

    [Fact]
    public void More_repetitions_than_a_model_has_room_for_are_one_sentence()
    {
        var scenario = Scenario.Load("first-minute") with { Calibration = new CalibrationScenario { Repetitions = 8 } };
        var refused = Assert.Throws<Simulator.ScenarioException>(() => CalibrationRun.Execute(scenario, Hands, 1, TimeProvider.System)).Message;
        Assert.Contains("calibration.repetitions is 8", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_a_left_arm_with_a_profile_replays_bit_for_bit()
    {
        var trace = _runs.NewFile("left.ngtrace", []);
        File.Delete(trace);
        var pinch = Scenario.Load("first-pinch");
        var scenario = pinch with { Name = "left-pinch", DurationS = 6, Person = pinch.Person! with { Traits = new() { Wears = Physiology.Anatomy.Arm.Left } } };
        _runs.Make(scenario, trace: new TraceRequest(trace)).Run();

        Assert.Null(TraceReplay.Run(trace).Difference);
    }

    [Fact]
    public void Glasses_that_sleep_replay_asleep()
    {
        var trace = _runs.NewFile("asleep.ngtrace", []);
        File.Delete(trace);
        var scenario = Scenario.Load("asleep") with { DurationS = 6 };
        var report = _runs.Make(scenario, trace: new TraceRequest(trace)).Run();

        var press = Assert.Single(report.Events, e => e.Gesture == "index_press");
        Assert.Null(press.Intent);
        Assert.Empty(report.Photos);
        Assert.Null(TraceReplay.Run(trace).Difference);
    }
}

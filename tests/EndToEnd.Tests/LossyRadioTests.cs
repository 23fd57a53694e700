using NeuralGlasses.Simulator.Radio;
using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class LossyRadioTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_tenth_of_the_notifications_lost_is_asked_for_again_and_costs_no_event()
    {
        var scenario = Scenario.Load("first-minute") with { Radio = new LocalRadioOptions { NotificationLoss = 0.1 } };
        var run = _runs.Make(scenario);
        var report = run.Run();
        var clean = _runs.Run(Scenario.Load("first-minute"));
        Assert.True(run.Radio.LostFrames > 300);

        // Asked for three times within 180 ms, one frame in some thousands is still missing.
        Assert.InRange(report.Link.FramesLost, 0, 3);
        Assert.Equal(clean.Link.FramesReceived, (double)report.Link.FramesReceived, 20.0);
        Assert.True(run.Link.Counters.Recovered > 300);
        Assert.Equal(clean.Gestures.Matched, report.Gestures.Matched);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.Equal(0, report.Gestures.Extra);
    }

    [Fact]
    public void A_dead_stretch_of_200_ms_loses_nothing_because_the_band_keeps_what_it_could_not_send()
    {
        var scenario = Scenario.Load("first-minute") with { Radio = new LocalRadioOptions { Outages = [new(9.3, 200), new(15.3, 200), new(30.4, 200)] } };
        var report = _runs.Run(scenario);
        Assert.Equal(0, report.Link.FramesLost);
        Assert.True(report.Wristband.RadioBusy > 0);
        Assert.Equal(_runs.Run(Scenario.Load("first-minute")).Gestures.Matched, report.Gestures.Matched);
        Assert.Equal(0, report.Gestures.Extra);
    }

    [Fact]
    public void A_reconnect_at_rest_costs_no_event()
    {
        var scenario = Scenario.Load("first-minute") with { Radio = new LocalRadioOptions { Outages = [new(29.1, 200, Disconnects: true)] } };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.Equal(2, run.Link.StreamNumber);
        Assert.Equal(_runs.Run(Scenario.Load("first-minute")).Gestures.Matched, report.Gestures.Matched);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.Equal(0, report.Gestures.Extra);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bad_air_of_every_kind_at_once_invents_no_event(int seed)
    {
        var report = _runs.Run(Scenario.Load("lossy-radio"), seed);
        Assert.Equal(0, report.Gestures.Extra);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.InRange(report.Gestures.Matched, 16, 18);
        Assert.True(report.Link.FramesReordered > 0);
    }

    [Fact]
    public void A_flipped_bit_costs_its_frame_and_is_counted()
    {
        var scenario = Scenario.Load("first-minute") with { Radio = new LocalRadioOptions { BitFlipRate = 0.05 } };
        var run = _runs.Make(scenario);
        var report = run.Run();
        Assert.True(run.Radio.CorruptedFrames > 100);
        Assert.Equal(run.Radio.CorruptedFrames, report.Link.FramesCorrupt);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.Equal(0, report.Gestures.Extra);
    }
}

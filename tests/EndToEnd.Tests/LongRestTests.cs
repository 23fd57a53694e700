using NeuralGlasses.Simulator.Scenarios;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class LongRestTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_resting_band_stops_sending_and_the_gesture_that_ends_the_rest_is_matched(int seed)
    {
        var report = _runs.Run(Scenario.Load("long-rest"), seed);

        // It idles after a minute and sends one frame a second of a hundred, until the first gesture at 113 s.
        Assert.InRange(report.Link.FramesPaused, 5000, 5300);
        Assert.Equal(0, report.Link.FramesLost);
        Assert.Equal(6, report.Gestures.Matched);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.Equal(0, report.Gestures.Extra);
    }

    [Fact]
    public void Bad_air_invents_no_event_out_of_a_rest_and_costs_none()
    {
        var scenario = Scenario.Load("long-rest");
        scenario = scenario with { Radio = Scenario.Load("lossy-radio").Radio with { Outages = [] } };
        var report = _runs.Run(scenario);
        Assert.InRange(report.Link.FramesPaused, 4500, 5500);
        Assert.InRange(report.Gestures.Matched, 5, 6);
        Assert.Equal(0, report.Gestures.Wrong);
        Assert.Equal(0, report.Gestures.Extra);
    }
}

using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

public sealed class DeterminismTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void The_same_scenario_and_seed_give_the_same_trace_twice()
    {
        var scenario = Simulator.Scenarios.Scenario.Load("lossy-radio");
        var first = _runs.Run(scenario, seed: 5);
        var second = _runs.Run(scenario, seed: 5);
        Assert.Equal(first.TraceHash, second.TraceHash);
        Assert.Equal(first.Events, second.Events);
    }

    [Fact]
    public void Another_seed_gives_another_trace()
    {
        var scenario = Runs.OfGestures(4, (2, "fist"));
        Assert.NotEqual(_runs.Run(scenario, seed: 1).TraceHash, _runs.Run(scenario, seed: 2).TraceHash);
    }

    [Fact]
    public void A_trace_notices_a_single_changed_gesture() =>
        Assert.NotEqual(_runs.Run(Runs.OfGestures(6, (2, "fist"))).TraceHash, _runs.Run(Runs.OfGestures(6, (2, "flexion"))).TraceHash);
}

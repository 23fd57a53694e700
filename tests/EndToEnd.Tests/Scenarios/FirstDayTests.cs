using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Verdicts;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Scenarios;

/// <summary>A wearer's whole first day takes too long for a test; its first minutes do not.</summary>
public sealed class FirstDayTests
{
    private const double ShortS = 150;
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "simulator", "Scenarios", "Days", "first-day.yaml");

    [Fact]
    public void The_day_is_a_scenario_of_sixteen_hours_with_expectations_in_every_part_of_it()
    {
        var day = Scenario.Open(File);
        Assert.Equal(16 * 3600, day.DurationS);
        Assert.Equal(8, day.Person!.Activities.Select(a => a.Activity).Distinct().Count());
        for (var hour = 0; hour < 16; hour += 4)
            Assert.Contains(day.Expectations, e => e.Timing.LatestS >= hour * 3600 && e.Timing.LatestS < (hour + 4) * 3600);
    }

    [Fact]
    public void Its_first_minutes_go_as_expected()
    {
        using var runs = new Runs();
        var day = Scenario.Open(File);
        Expectation[] early = [.. day.Expectations.Where(e => e.Timing != new Timing() && e.Timing.LatestS + (e.Timing.WithinS ?? 0) <= ShortS)];
        Assert.True(early.Length >= 6);
        var result = new ScenarioTrial("first-day", File, day with { DurationS = ShortS, Expectations = early }, () => false, TimeProvider.System).Run(runs.NewFolder());
        Assert.True(result.Outcome == TrialOutcome.Passed, string.Join('\n', result.Verdicts.Where(v => !v.Holds).Select(v => v.Sentence)) + result.Error);
    }
}

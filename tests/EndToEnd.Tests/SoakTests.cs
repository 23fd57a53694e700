using NeuralGlasses.Simulator.Soak;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests;

/// <summary>Hours of band and link; the whole day is run by <c>soak</c>.</summary>
public sealed class SoakTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 50)]
    [InlineData(3, -50)]
    public void At_five_percent_loss_fewer_than_one_frame_in_ten_thousand_stays_lost(int seed, double drift)
    {
        var report = new SoakRun(new SoakOptions { Hours = 1, Seed = seed, NotificationLoss = 0.05, Disconnects = 10, WatchesMemory = false, DriftPartsPerMillion = drift }).Run();
        Assert.Empty(report.Problems);
        Assert.InRange(report.FramesDroppedByHost, 15_000, 25_000);
        Assert.InRange(report.LossShare, 0, 1e-4);
        Assert.Equal(0, report.SampleSetsUnexplained);

        // Clocks that do not drift at all leave the grids of wakes and connection events locked, and so something open.
        Assert.InRange(Assert.NotNull(report.ClockErrorMs), 0, drift == 0 ? 1.5 : 1);
        Assert.True(report.SettingsChanged >= 5);
    }

    [Fact]
    public void A_silence_that_lasts_to_the_end_is_found()
    {
        var report = new SoakRun(new SoakOptions { Hours = 0.01, NotificationLoss = 1, Disconnects = 0, BrownOuts = 0, WatchesMemory = false }).Run();
        Assert.InRange(report.LongestSilenceS, 35.9, 36);
        Assert.Null(report.ClockErrorMs);
        Assert.Contains(report.Problems, p => p.Contains("No frame came for", StringComparison.Ordinal));
    }

    [Fact]
    public void A_soak_that_is_stopped_complains_of_nothing_that_was_still_to_come()
    {
        var wakes = 0;
        var report = new SoakRun(new SoakOptions { Hours = 1, Disconnects = 10 }, () => ++wakes > 1000).Run();
        Assert.InRange(report.Hours, 0, 0.01);
        Assert.True(report.FramesReceived > 500);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public void The_same_seed_gives_the_same_account()
    {
        var options = new SoakOptions { Hours = 0.1, Seed = 4, Disconnects = 3, BrownOuts = 2, WatchesMemory = false };
        var first = new SoakRun(options).Run();
        var second = new SoakRun(options).Run();
        Assert.Equal(first with { MemoryEarlyBytes = 0, MemoryLateBytes = 0, Problems = [] }, second with { MemoryEarlyBytes = 0, MemoryLateBytes = 0, Problems = [] });
        Assert.Equal(3, first.Starts);
    }
}

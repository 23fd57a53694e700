using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

public sealed class PointingStationTests
{
    [Fact]
    public void The_one_euro_filter_is_a_low_pass_of_its_corner_where_the_speed_counts_for_nothing()
    {
        var filter = new OneEuroFilter(new OneEuroOptions { LeastHz = 1, RiseHzPerDps = 0 });
        filter.Take(default, 20);

        var first = filter.Take(new HandVelocity(10, 0), 20);

        // alpha = 1 / (1 + tau / T) with tau = 1 / (2 pi 1 Hz) and T = 20 ms (Casiez 2012, equations 3 and 6).
        Assert.Equal(10 / (1 + (1 / (2 * Math.PI * 0.02))), first.RightDps, 9);
    }

    [Fact]
    public void A_fast_wrist_lags_less_than_a_slow_one()
    {
        Assert.True(Lag(100) < Lag(10) / 2);

        static double Lag(double dps)
        {
            var filter = new OneEuroFilter(new OneEuroOptions());
            filter.Take(default, 20);
            var behind = 0.0;
            for (var i = 0; i < 100; i++)
                behind += (dps - filter.Take(new HandVelocity(dps, 0), 20).RightDps) / dps;
            return behind;
        }
    }

    [Fact]
    public void The_dead_zone_is_left_at_a_higher_speed_than_it_is_entered()
    {
        var zone = new DeadZone(new DeadZoneOptions { LeaveDps = 6, RestDps = 3 });

        Assert.Equal(default, zone.Take(new HandVelocity(5, 0)));
        Assert.Equal(7, zone.Take(new HandVelocity(7, 0)).RightDps);
        Assert.Equal(4, zone.Take(new HandVelocity(4, 0)).RightDps);
        Assert.Equal(default, zone.Take(new HandVelocity(2, 2)));
        Assert.False(zone.IsMoving);
    }

    [Fact]
    public void The_gain_rises_along_a_sigmoid()
    {
        var gain = new PointerGain(new GainOptions { SlowHeights = 0.01, FastHeights = 0.03, MiddleDps = 50, WidthDps = 20 }, 400);

        Assert.Equal(400 * 0.02, gain.PixelsPerDegree(50), 9);
        Assert.Equal(400 * (0.01 + (0.02 / (1 + Math.Exp(2)))), gain.PixelsPerDegree(30), 9);
        Assert.Equal(400 * 0.03, gain.PixelsPerDegree(500), 3);
        Assert.True(gain.PixelsPerDegree(10) < gain.PixelsPerDegree(11));
    }

    [Fact]
    public void No_more_drift_is_believed_than_the_most()
    {
        var drift = new RestDrift(new RestDriftOptions { RestDps = 20, MostDps = 5 });
        for (var i = 0; i < 5000; i++)
            drift.Take(new WristVelocity(12, 9), 20, true);

        Assert.Equal(5, drift.Drift.Dps, 6);
        Assert.Equal(4, drift.Drift.ExtensionDps, 6);
    }
}

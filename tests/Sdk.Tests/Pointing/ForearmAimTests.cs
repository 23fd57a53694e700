using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Sdk.Tests.Interaction.Motion;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

/// <summary>Which way a forearm leads, by a sensor with noise and an offset on an arm whose rotations are worked out in the room.</summary>
public sealed class ForearmAimTests
{
    private static readonly AimOptions Options = new() { LiftFactor = 2 };

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(45)]
    [InlineData(-60)]
    public void However_the_hand_lies_turned_and_swept_it_leads_sideways_and_lifted_up(double lies)
    {
        var (turned, swept, lifted) = (Way(lies, arm => arm.Turn(1000, 400, 20)), Way(lies, arm => arm.Right(1000, 400, 12)), Way(lies, arm => arm.Down(1000, 400, -8)));

        Assert.InRange(turned.Right, 19, 21);
        Assert.InRange(turned.Up, -0.8, 0.8);
        Assert.InRange(swept.Right, 11, 13);
        Assert.InRange(swept.Up, -0.8, 0.8);
        Assert.InRange(lifted.Right, -0.8, 0.8);
        Assert.InRange(lifted.Up, 15, 17);
    }

    [Fact]
    public void A_lift_stays_one_while_the_forearm_turns_on()
    {
        var (right, up) = Way(0, arm => arm.Turn(1000, 300, 60).Down(1350, 300, -8).Turn(1700, 300, -60));

        Assert.InRange(right, -2, 2);
        Assert.InRange(up, 15, 17);
    }

    [Fact]
    public void A_band_that_is_worn_the_other_way_round_leads_the_same_way()
    {
        var (right, up) = Way(30, arm => arm.Turn(1000, 400, 20).Down(1600, 300, -5), isTurnedAround: true);

        Assert.InRange(right, 19, 21);
        Assert.InRange(up, 9, 11);
    }

    [Fact]
    public void What_the_sensor_shows_at_rest_leads_nowhere()
    {
        var arm = new MovedForearm(4) { OffsetDps = 1.4 }.Lying(90, 0);
        var aim = new ForearmAim(Options, new WristAxesOptions());
        var speeds = arm.RunTo(20_000).Select(sample => (sample.At, Led: aim.TryTake(sample, out var led) ? led.Dps : 0)).Where(each => each.At.Microseconds > 1_000_000).Select(each => each.Led).ToArray();

        Assert.InRange(speeds.Average(), 0, 0.4);
    }

    [Fact]
    public void Where_samples_are_missing_or_the_sensor_is_at_its_end_nobody_knows_how_far_it_went()
    {
        var aim = new ForearmAim(Options, new WristAxesOptions());
        var sample = new WristMotionSample(new HostTime(20_000), 20, 0, 1, 0, 100, 0, 0);

        Assert.True(aim.TryTake(sample, out var led));
        Assert.True(led.RightDps > 50);
        Assert.False(aim.TryTake(sample with { SinceLastMs = 0 }, out led));
        Assert.Equal(default, led);
        Assert.False(aim.TryTake(sample with { RateX = WristMotionSample.FullScaleDps }, out _));
        Assert.False(aim.TryTake(sample with { RateY = float.NaN }, out _));
    }

    [Theory]
    [InlineData("TurnFactor", -1)]
    [InlineData("LiftFactor", 5)]
    [InlineData("LostMs", 10)]
    public void A_setting_out_of_its_range_is_named(string field, double value)
    {
        var options = field switch
        {
            "TurnFactor" => Options with { TurnFactor = value },
            "LiftFactor" => Options with { LiftFactor = value },
            _ => Options with { LostMs = value },
        };

        Assert.Contains($"AimOptions.{field} is {value}", Assert.Throws<ArgumentException>(() => new ForearmAim(options, new WristAxesOptions())).Message, StringComparison.Ordinal);
    }

    // How far it leads in all, for a forearm that rests for a second before.
    private static (double Right, double Up) Way(double lies, Func<MovedForearm, MovedForearm> moves, bool isTurnedAround = false)
    {
        var arm = moves(new MovedForearm(2) { IsTurnedAround = isTurnedAround }.Lying(lies, 0));
        var aim = new ForearmAim(Options, new WristAxesOptions { IsTurnedAround = isTurnedAround });
        var (right, up) = (0.0, 0.0);
        foreach (var sample in arm.RunTo(2400))
        {
            if (!aim.TryTake(sample, out var led) || sample.At.Microseconds < 900_000)
                continue;
            right += led.RightDps * sample.SinceLastMs / 1000;
            up += led.UpDps * sample.SinceLastMs / 1000;
        }

        return (right, up);
    }
}

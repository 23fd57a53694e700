using NeuralGlasses.Pointing;
using NeuralGlasses.Pointing.Options;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

public sealed class WristAxesTests
{
    [Theory]
    [InlineData(WristSide.Right, ForearmLay.ThumbUp, 1, 0, 0, 1)]
    [InlineData(WristSide.Right, ForearmLay.PalmDown, 0, 1, -1, 0)]
    [InlineData(WristSide.Left, ForearmLay.ThumbUp, -1, 0, 0, 1)]
    [InlineData(WristSide.Left, ForearmLay.PalmDown, 0, 1, 1, 0)]
    public void Extension_and_radial_deviation_lead_where_the_hand_goes(WristSide side, ForearmLay lay, double extensionRight, double extensionUp, double radialRight, double radialUp)
    {
        var axes = new WristAxes(new WristAxesOptions { Side = side, Lay = lay });

        var (extension, radial) = (axes.Of(new WristVelocity(10, 0)), axes.Of(new WristVelocity(0, 10)));

        Assert.Equal(10 * extensionRight, extension.RightDps, 9);
        Assert.Equal(10 * extensionUp, extension.UpDps, 9);
        Assert.Equal(10 * radialRight, radial.RightDps, 9);
        Assert.Equal(10 * radialUp, radial.UpDps, 9);
    }

    // With the thumb of a right hand up, y is up; of a left one, it is down.
    [Theory]
    [InlineData(WristSide.Right, 1, 0)]
    [InlineData(WristSide.Left, -1, 0)]
    [InlineData(WristSide.Right, 0, 1)]
    [InlineData(WristSide.Left, 0, 1)]
    public void Gravity_says_the_same_as_the_setting(WristSide side, float y, float z)
    {
        var said = new WristAxes(new WristAxesOptions { Side = side, Lay = y != 0 ? ForearmLay.ThumbUp : ForearmLay.PalmDown });
        var felt = new WristAxes(new WristAxesOptions { Side = side, Lay = y != 0 ? ForearmLay.PalmDown : ForearmLay.ThumbUp });

        Lie(felt, y, z, 1000);

        Assert.Equal(said.RollDegrees, felt.RollDegrees, 6);
    }

    [Fact]
    public void Between_the_two_the_axes_are_between()
    {
        var axes = new WristAxes(new WristAxesOptions());

        Lie(axes, MathF.Sqrt(0.5f), MathF.Sqrt(0.5f), 1000);

        var extension = axes.Of(new WristVelocity(10, 0));
        Assert.Equal(7.07, extension.RightDps, 0.01);
        Assert.Equal(7.07, extension.UpDps, 0.01);
    }

    [Fact]
    public void The_axes_stand_while_the_cursor_moves_and_follow_without_a_jump_when_it_rests()
    {
        var axes = new WristAxes(new WristAxesOptions { FollowDps = 90 });
        Lie(axes, 0, 1, 1000);

        Lie(axes, 1, 0, 3000, isMoving: true);
        Assert.Equal(0, axes.RollDegrees, 6);

        var last = axes.RollDegrees;
        for (var i = 0; i < 100; i++)
        {
            Lie(axes, 1, 0, 20);
            Assert.InRange(axes.RollDegrees - last, 0, 1.81);
            last = axes.RollDegrees;
        }

        Assert.Equal(90, last, 1.0);
    }

    [Fact]
    public void A_forearm_that_turns_a_little_turns_no_axes()
    {
        var axes = new WristAxes(new WristAxesOptions());
        Lie(axes, 0, 1, 1000);

        Lie(axes, MathF.Sin(0.17f), MathF.Cos(0.17f), 5000);

        Assert.Equal(0, axes.RollDegrees, 6);
    }

    [Fact]
    public void A_forearm_that_stands_upright_or_is_shaken_says_nothing()
    {
        var axes = new WristAxes(new WristAxesOptions());

        axes.Feel(new WristMotionSample(default, 20, 1, 0.1f, 0.1f, 0, 0, 0));
        axes.Feel(new WristMotionSample(default, 20, 0, 2, 1, 0, 0, 0));
        axes.Feel(new WristMotionSample(default, 20, 0, float.NaN, 1, 0, 0, 0));

        Assert.False(axes.KnowsGravity);
        Assert.Equal(90, axes.RollDegrees);
    }

    [Fact]
    public void A_band_the_wrong_way_round_has_the_other_sign()
    {
        var axes = new WristAxes(new WristAxesOptions { IsTurnedAround = true });

        Lie(axes, -1, 0, 1000);

        Assert.Equal(90, axes.RollDegrees, 6);
    }

    [Theory]
    [InlineData(WristSide.Right, 35)]
    [InlineData(WristSide.Left, -70)]
    public void The_way_back_is_the_way_back(WristSide side, double rollDegrees)
    {
        var axes = new WristAxes(new WristAxesOptions { Side = side });
        Lie(axes, (float)Math.Sin(rollDegrees * Math.PI / 180), (float)Math.Cos(rollDegrees * Math.PI / 180), 1000);

        var hand = axes.Of(axes.Back(new HandVelocity(12, -7)));

        Assert.Equal(12, hand.RightDps, 9);
        Assert.Equal(-7, hand.UpDps, 9);
    }

    private static void Lie(WristAxes axes, float y, float z, int ms, bool isMoving = false)
    {
        for (var at = 0; at < ms; at += 20)
        {
            axes.Feel(new WristMotionSample(default, 20, 0, y, z, 0, 0, 0));
            axes.Advance(20, isMoving);
        }
    }
}

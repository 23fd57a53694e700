using NeuralGlasses.Devices;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Interaction;

/// <summary>Samples in, angles out: what gravity shows is true, what the gyroscope alone shows is summed up, and what a still head shows is the sensor's.</summary>
public sealed class HeadOrientationTests
{
    private const double RateHz = 104;
    private readonly HeadOrientation _head = new();
    private readonly Random _noise = new(5);
    private HeadDirection _offset;
    private double _noiseDps;
    private double _mostDps = 1e6;
    private double _left;
    private double _down;
    private double _ms;

    [Fact]
    public void A_still_head_looks_ahead_and_level()
    {
        Move(0, 0, 60_000);
        Looks(0, 0, 0, within: 0.01);
        Assert.Equal(0, _head.Since.Microseconds);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 0)]
    [InlineData(90, 30)]
    [InlineData(-60, -40)]
    public void A_turn_and_a_look_are_told_whichever_way_they_are_made(double right, double up)
    {
        Move(0, 0, 500);
        Move(right, 0, 400);
        Move(right, up, 400);
        Move(right, up, 3000);
        Looks(right, up, 0, within: 0.5);
        Move(0, up, 700);
        Looks(0, up, 0, within: 0.5);
        Move(0, 0, 700);
        Looks(0, 0, 0, within: 0.5);
    }

    [Fact]
    public void More_than_half_a_turn_comes_round_from_the_other_side()
    {
        Move(0, 0, 100);
        Move(200, 0, 1500);
        Looks(-160, 0, 0, within: 0.5);
    }

    [Fact]
    public void A_tilt_to_the_shoulder_is_no_turn()
    {
        Push(0, 0, 1, 0);
        for (var i = 1; i <= 52; i++)
        {
            double roll = 30 * (i - 0.5) / 52.0;
            Push(0, Math.Sin(Radians(roll)), Math.Cos(Radians(roll)), 30 / (52 / RateHz));
        }

        Looks(0, 0, 30, within: 1);
        for (var i = 0; i < 520; i++)
            Push(0, Math.Sin(Radians(30)), Math.Cos(Radians(30)), 0);
        Looks(0, 0, 30, within: 0.1);
    }

    [Fact]
    public void A_head_that_begins_inclined_is_inclined_from_the_first_sample_on()
    {
        _down = -35;
        Move(0, 35, 10);
        Looks(0, 35, 0, within: 0.01);
    }

    [Fact]
    public void What_the_gyroscope_shows_of_a_still_head_is_taken_off()
    {
        _offset = new HeadDirection(-1, 1, 1);
        _noiseDps = 0.06;
        Move(0, 0, 900);
        Assert.InRange(_head.YawDegrees, -1, -0.7);
        Move(0, 0, 60_000);
        Looks(0, 0, 0, within: 0.2);

        // While it moves, nothing more is learned, and what is known goes on to be taken off.
        for (var i = 0; i < 10; i++)
        {
            Move(60, 10, 400);
            Move(0, 0, 400);
        }

        Looks(0, 0, 0, within: 1);
    }

    [Fact]
    public void An_even_turn_is_no_offset_and_a_sensor_that_is_far_off_is_not_believed()
    {
        for (var i = 0; i <= 1040; i++)
            Push(0, 0, 1, 0, 0, -3);
        Looks(30, 0, 0, within: 0.1);

        _offset = new HeadDirection(0, 0, 20);
        Move(0, 0, 2000);
        Assert.InRange(_head.YawDegrees, -11, -9);
    }

    [Fact]
    public void What_a_sensor_cuts_off_is_missing_from_the_yaw_and_gravity_brings_the_pitch_back()
    {
        _mostDps = 250;
        Move(0, 0, 500);
        Move(100, 0, 200);
        Move(100, 0, 3000);
        Looks(40, 0, 0, within: 1);
        Move(100, 60, 120);
        Assert.InRange(_head.PitchDegrees, 22, 32);
        Move(100, 60, 8000);
        Looks(40, 60, 0, within: 2);
    }

    [Fact]
    public void A_shaken_head_is_held_by_the_gyroscope_alone()
    {
        Move(0, 0, 1000);
        for (var i = 0; i < 300; i++)
            Push(0.8, 0, 1, 0);
        Looks(0, 0, 0, within: 0.01);
    }

    [Fact]
    public void After_a_gap_the_yaw_counts_anew_and_says_since_when()
    {
        Move(0, 0, 100);
        Move(40, 0, 400);
        _ms += 90;
        Move(40, 0, 50);
        Looks(40, 0, 0, within: 1);
        Assert.Equal(0, _head.Since.Microseconds);
        _ms += 150;
        Move(40, 0, 100);
        Looks(0, 0, 0, within: 0.01);
        Assert.InRange(_head.Since.Microseconds, 700_000, 900_000);
    }

    [Fact]
    public void A_sample_that_is_no_number_or_older_than_the_last_does_no_harm()
    {
        Move(0, 0, 100);
        Move(40, 0, 400);
        _head.Push(new HeadSample(new HostTime(1), 0, 0, 1, 0, 0, 400));
        Looks(40, 0, 0, within: 0.5);
        _head.Push(new HeadSample(At(), 0, float.NaN, 1, 0, 0, 0));
        Assert.False(_head.IsKnown);
        _head.Push(new HeadSample(At(), 0, 0, 0, 0, 0, 0));
        Assert.False(_head.IsKnown);
        Move(40, 0, 100);
        Looks(0, 0, 0, within: 0.01);
    }

    [Fact]
    public void Straight_up_there_is_no_side_and_the_yaw_stays()
    {
        Move(0, 0, 100);
        Move(20, 0, 300);
        Move(20, 90, 500);
        Looks(20, 90, null, within: 1);
        Move(20, 0, 500);
        Looks(20, 0, 0, within: 1);
    }

    private void Looks(double right, double up, double? roll, double within)
    {
        Assert.True(_head.IsKnown);
        Assert.Equal(right, _head.YawDegrees, within);
        Assert.Equal(up, _head.PitchDegrees, within);
        if (roll is { } tilt)
            Assert.Equal(tilt, _head.RollDegrees, within);
    }

    // Turns the head from rest to rest with the least jerk, as an ideal sensor with the test's faults feels it.
    private void Move(double right, double up, double ms)
    {
        int samples = Math.Max(1, (int)(ms / 1000 * RateHz));
        (double left, double down) = (-right - _left, -up - _down);
        (double leftBefore, double downBefore) = (_left, _down);
        for (var i = 1; i <= samples; i++)
        {
            double share = i / (double)samples;
            double way = share * share * share * (10 + (share * ((6 * share) - 15)));
            double speed = 30 * share * share * (1 - share) * (1 - share) * RateHz / samples;
            (_left, _down) = (leftBefore + (left * way), downBefore + (down * way));
            double pitch = Radians(_down);
            Push(-Math.Sin(pitch), 0, Math.Cos(pitch), -left * speed * Math.Sin(pitch), down * speed, left * speed * Math.Cos(pitch));
        }
    }

    private void Push(double x, double y, double z, double rateX, double rateY = 0, double rateZ = 0)
    {
        _head.Push(new HeadSample(At(), (float)x, (float)y, (float)z, Shown(rateX + _offset.X), Shown(rateY + _offset.Y), Shown(rateZ + _offset.Z)));
        _ms += 1000 / RateHz;
    }

    private float Shown(double rate) => (float)Math.Clamp(rate + (_noiseDps * ((_noise.NextDouble() * 2) - 1)), -_mostDps, _mostDps);

    private HostTime At() => new((long)(_ms * 1000));

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}

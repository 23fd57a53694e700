using NeuralGlasses.Devices;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Settings;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Interaction;

/// <summary>A look upwards is told once; a nod, a reclined chair and a head that was never measured are not.</summary>
public sealed class HeadUpTests
{
    private const double RateHz = 104;
    private readonly HeadUp _head = new(new HeadUpOptions());
    private double _angle;
    private double _ms;

    [Fact]
    public void A_look_upwards_is_told_once_until_the_head_comes_back()
    {
        Assert.Equal(0, Move(0, 1000));
        Assert.Equal(1, Move(22, 350) + Move(22, 5000));
        Assert.Equal(0, Move(0, 400));
        Assert.Equal(1, Move(22, 350) + Move(22, 300));
    }

    [Fact]
    public void It_is_told_after_it_has_lasted()
    {
        Move(0, 1000);
        Move(20, 300);
        Assert.Equal(0, Move(20, 150));
        Assert.Equal(1, Move(20, 150));
    }

    [Theory]
    [InlineData(12, 300)]
    [InlineData(-30, 300)]
    [InlineData(25, 4000)]
    public void What_is_small_downwards_or_slow_is_no_look_upwards(double degrees, double ms)
    {
        Move(0, 1000);
        Assert.Equal(0, Move(degrees, ms) + Move(degrees, 3000));
    }

    [Fact]
    public void A_nod_is_none()
    {
        Move(0, 1000);
        for (var i = 0; i < 6; i++)
            Assert.Equal(0, Move(18, 125) + Move(0, 125) + Move(-18, 125) + Move(0, 125));
    }

    [Fact]
    public void Who_lies_down_looks_up_from_there()
    {
        Move(0, 1000);
        Move(60, 5000);
        Assert.Equal(0, Move(60, 60_000));
        Assert.Equal(1, Move(80, 350) + Move(80, 400));
    }

    [Fact]
    public void After_a_gap_the_head_is_anew_where_it_is()
    {
        Move(0, 1000);
        _ms += 5000;
        _angle = 30;
        Assert.Equal(0, Move(30, 3000));
        Assert.InRange(_head.AngleDegrees, -1, 1);
    }

    [Fact]
    public void An_offset_of_the_gyroscope_looks_nowhere() => Assert.Equal(0, Move(0, 60_000, offsetDps: 3));

    [Fact]
    public void A_sample_that_is_no_number_is_forgotten_with_all_before_it()
    {
        Move(0, 1000);
        Assert.False(_head.Push(new HeadSample(At(), float.NaN, 0, 1, 0, 0, 0)));
        Assert.Equal(0, Move(0, 100));
        Assert.Equal(1, Move(22, 350) + Move(22, 400));
    }

    [Theory]
    [InlineData("""{ "head": { "upDegrees": 3 } }""", "head.upDegrees")]
    [InlineData("""{ "head": { "upDegrees": 10, "rearmDegrees": 10 } }""", "head.rearmDegrees")]
    [InlineData("""{ "head": { "up": 10 } }""", "head")]
    public void Settings_that_cannot_be_are_named(string json, string field) =>
        Assert.Contains(field, Assert.Throws<SettingsException>(() => GestureSettings.Shipped.With("mine.json", json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wearer_can_switch_it_off_or_give_it_another_meaning()
    {
        var off = new IntentMap(GestureSettings.Shipped.With("mine.json", """{ "contexts": { "asleep": { "head_up": "none" }, "teleprompter": { "head_up": "back" } } }"""));
        Assert.False(off.Means(IntentMap.AsleepContext, HeadUp.Gesture));
        Assert.True(off.Means("teleprompter", HeadUp.Gesture));
        Assert.False(off.Means(IntentMap.HomeContext, HeadUp.Gesture));
        Assert.True(IntentMap.CreateDefault().Means(IntentMap.AsleepContext, HeadUp.Gesture));
        Assert.Contains(HeadUp.Gesture, GestureSettings.Shipped.Gestures);
    }

    [Theory]
    [InlineData(90, 8)]
    [InlineData(15, 15)]
    public void Options_out_of_their_range_are_refused(double up, double rearm) =>
        Assert.Throws<ArgumentException>(() => new HeadUp(new HeadUpOptions { UpDegrees = up, RearmDegrees = rearm }));

    // Turns the head evenly to an angle in a time, as an ideal sensor feels it, and counts what is told.
    private int Move(double degrees, double ms, double offsetDps = 0)
    {
        double rate = (degrees - _angle) / ms * 1000;
        var told = 0;
        for (double end = _ms + ms; _ms < end; _ms += 1000 / RateHz)
        {
            _angle += rate / RateHz;
            double up = _angle * Math.PI / 180;
            told += _head.Push(new HeadSample(At(), (float)Math.Sin(up), 0, (float)Math.Cos(up), 0, (float)(offsetDps - rate), 0)) ? 1 : 0;
        }

        _angle = degrees;
        return told;
    }

    private HostTime At() => new((long)(_ms * 1000));
}

using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Wear;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>The decoder on figures that the test writes, look by look: no noise, so that each constant is seen.</summary>
public sealed class ThresholdDecoderTests
{
    private const double Rest = 1;
    private const double Strong = 8;
    private readonly Figures _figures = new();
    private readonly BoardClock _clock = new();
    private readonly HidProfile _profile = new(8);
    private readonly MuscleActivity _activity;
    private readonly ThresholdDecoder _decoder;
    private readonly List<string> _told = [];

    public ThresholdDecoderTests()
    {
        _activity = new MuscleActivity(_figures, _clock, 8);
        _decoder = new ThresholdDecoder(_activity, _clock, _profile);
        _activity.Reset();
        Looks(100, Rest, Rest);
    }

    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "0:tap 0:single")]
    [InlineData(10, "0:tap 0:single")]
    [InlineData(19, "0:tap 0:single")]
    [InlineData(23, "0:hold 0:end")]
    public void The_length_of_an_activation_says_what_it_is(int looks, string told)
    {
        Looks(looks, Strong, Rest);
        Looks(100, Rest, Rest);
        Assert.Equal(told, string.Join(' ', _told));
    }

    [Theory]
    [InlineData(3.9, 1, false)]
    [InlineData(4.2, 1, true)]
    [InlineData(8, 5, true)]
    [InlineData(8, 5.5, false)]
    [InlineData(8, 8, false)]
    public void It_must_pass_its_threshold_and_be_clearly_ahead_of_the_other(double first, double second, bool fires)
    {
        Looks(10, first, second);
        Looks(100, Rest, Rest);
        Assert.Equal(fires, _told.Contains("0:tap"));
        Assert.DoesNotContain(_told, t => t[0] == '1');
    }

    [Theory]
    [InlineData(10, "1:tap 1:tap 1:double")]
    [InlineData(14, "1:tap 1:tap 1:double")]
    [InlineData(20, "1:tap 1:single 1:tap 1:single")]
    public void A_second_tap_that_begins_in_time_makes_a_double_tap_and_no_single_one(int pause, string told)
    {
        Looks(6, Rest, Strong);
        Looks(pause, Rest, Rest);
        Looks(6, Rest, Strong);
        Looks(100, Rest, Rest);
        Assert.Equal(told, string.Join(' ', _told));
    }

    [Fact]
    public void A_hold_behind_a_tap_is_both()
    {
        Looks(6, Rest, Strong);
        Looks(8, Rest, Rest);
        Looks(50, Rest, Strong);
        Looks(100, Rest, Rest);
        Assert.Equal(["1:tap", "1:single", "1:hold", "1:end"], _told);
    }

    [Fact]
    public void Three_taps_are_a_double_and_a_single_one()
    {
        for (var tap = 0; tap < 3; tap++)
        {
            Looks(6, Strong, Rest);
            Looks(10, Rest, Rest);
        }

        Looks(100, Rest, Rest);
        Assert.Equal(["0:tap", "0:tap", "0:double", "0:tap", "0:single"], _told);
    }

    [Fact]
    public void The_other_gesture_right_behind_is_the_hand_s_return_and_a_quarter_of_a_second_later_it_is_meant()
    {
        Looks(10, Strong, Rest);
        Looks(10, Rest, Strong);
        Looks(100, Rest, Rest);
        Assert.Equal(["0:tap", "0:single"], _told);
        Looks(10, Strong, Rest);
        Looks(16, Rest, Rest);
        Looks(10, Rest, Strong);
        Looks(100, Rest, Rest);
        Assert.Equal(["0:tap", "0:single", "0:tap", "0:single", "1:tap", "1:single"], _told);
    }

    [Fact]
    public void What_became_a_doubt_is_nothing_until_all_is_quiet()
    {
        Looks(8, Strong, Rest);
        Looks(4, Strong, Strong);
        Looks(20, Strong, Rest);
        Looks(20, Rest, Strong);
        Assert.Empty(_told);
        Looks(10, Rest, Rest);
        Looks(8, Strong, Rest);
        Looks(100, Rest, Rest);
        Assert.Equal(["0:tap", "0:single"], _told);
    }

    [Fact]
    public void A_hold_ends_when_the_other_muscle_joins()
    {
        Looks(40, Strong, Rest);
        Looks(3, Strong, Strong);
        Assert.Equal(["0:hold", "0:end"], _told);
        Assert.False(_decoder.IsHolding);
    }

    [Fact]
    public void A_hold_ends_after_half_a_minute()
    {
        Looks(2000, Strong, Rest);
        Assert.Equal(["0:hold", "0:end"], _told);
    }

    [Fact]
    public void A_hold_does_not_become_rest()
    {
        Looks(1000, Strong, Rest);
        Looks(10, Rest, Rest);
        Looks(6, Strong * 0.6, Rest);
        Looks(100, Rest, Rest);
        Assert.Equal(["0:hold", "0:end", "0:tap", "0:single"], _told);
    }

    [Fact]
    public void A_muscle_that_is_tense_at_the_start_fires_nothing_until_it_has_rested()
    {
        _decoder.Reset();
        Looks(60, Strong, Rest);
        Assert.Empty(_told);
        Looks(60, Rest, Rest);
        Looks(6, Strong, Rest);
        Looks(60, Rest, Rest);
        Assert.Equal(["0:tap", "0:single"], _told);
    }

    [Fact]
    public void A_level_that_rises_for_good_becomes_rest_within_a_minute()
    {
        Looks(50 * 60, 5, 5);
        Assert.Empty(_told);
        Looks(6, 40, 5);
        Looks(100, 5, 5);
        Assert.Equal(["0:tap", "0:single"], _told);
    }

    [Fact]
    public void A_clipped_channel_is_a_doubt()
    {
        Looks(6, Strong, Rest);
        _figures.Clipped = 5;
        Looks(6, Strong, Rest);
        _figures.Clipped = 0;
        Looks(6, Strong, Rest);
        Looks(100, Rest, Rest);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_hold_ends_when_an_electrode_comes_off_or_the_figures_stop()
    {
        Looks(40, Strong, Rest);
        Looks(1, Strong, Rest, leadOff: 0x08);
        Assert.Equal(["0:hold", "0:end"], _told);
        Looks(100, Rest, Rest);
        Looks(40, Strong, Rest);
        _figures.Sets = 0;
        Looks(15, Strong, Rest);
        Assert.Equal(["0:hold", "0:end", "0:hold", "0:end"], _told);
    }

    [Fact]
    public void Half_of_a_gesture_s_channels_are_enough_and_fewer_are_not()
    {
        Looks(100, Rest, Rest, leadOff: 0x10);
        Looks(6, Strong, Rest, leadOff: 0x10);
        Looks(100, Rest, Rest, leadOff: 0x10);
        Assert.Equal(["0:tap", "0:single"], _told);
        Looks(100, Rest, Rest, leadOff: 0x18);
        Looks(6, Rest, Strong, leadOff: 0x18);
        Looks(100, Rest, Rest, leadOff: 0x18);
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public void Silent_electrodes_do_not_divide_by_nothing()
    {
        _figures.CodesAtRest = 0;
        _decoder.Reset();
        Looks(200, Rest, Rest);
        Assert.Empty(_told);
    }

    private void Looks(int count, double first, double second, int leadOff = 0)
    {
        _figures.Levels = [first, second];
        _figures.Profile = _profile;
        for (var i = 0; i < count; i++)
        {
            _clock.WaitUntil(_clock.Microseconds + MuscleActivity.LookMicroseconds);
            _activity.Step(8, leadOff);
            _decoder.Step(leadOff);
            for (var gesture = 0; gesture < HidProfile.GestureCount; gesture++)
                Note(gesture, _decoder.EventsOf(gesture));
        }
    }

    private void Note(int gesture, int events)
    {
        foreach (var (bit, name) in new[] { (ThresholdDecoder.EventTap, "tap"), (ThresholdDecoder.EventSingleTap, "single"), (ThresholdDecoder.EventDoubleTap, "double"), (ThresholdDecoder.EventHoldBegin, "hold"), (ThresholdDecoder.EventHoldEnd, "end") })
        {
            if ((events & bit) != 0)
                _told.Add($"{gesture}:{name}");
        }
    }

    // An engine whose figures are multiples of a level at rest.
    private sealed class Figures : IAcquisitionEngine
    {
        public double[] Levels { get; set; } = [1, 1];

        public HidProfile Profile { get; set; } = new(8);

        public int CodesAtRest { get; set; } = 200;

        public int Clipped { get; set; }

        public int Sets { get; set; } = 20;

        public int Unread => 0;

        public int Overruns => 0;

        public int BadFrames => 0;

        public int SampleSets => 0;

        public int LeadOff => 0;

        public int ReadStatistics(int[] statistics)
        {
            for (var channel = 0; channel < 8; channel++)
            {
                var level = (Profile.Masks[0] >> channel & 1) != 0 ? Levels[0] : (Profile.Masks[1] >> channel & 1) != 0 ? Levels[1] : 1;
                statistics[(channel * EngineStatistics.FiguresPerChannel) + EngineStatistics.WaveformLength] = (int)(level * CodesAtRest);
                statistics[(channel * EngineStatistics.FiguresPerChannel) + EngineStatistics.Clipped] = Clipped;
            }

            return Sets;
        }

        public bool Start(EngineSettings settings) => true;

        public void Stop()
        {
        }

        public int Read(byte[] frame) => 0;

        public int Recall(int sequence, byte[] frame) => 0;

        public void Skip(int count)
        {
        }
    }
}

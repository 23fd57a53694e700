using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link.Motion;

/// <summary>Motion frames on their way to samples: golden, lost, overtaken, damaged, absurd.</summary>
public sealed class MotionIntakeTests
{
    private readonly ScriptedCentral _central;
    private readonly WristbandLink _link;
    private double _nowMs = 100;

    public MotionIntakeTests()
    {
        _link = ScriptedCentral.Streaming(out _central, new WristbandLinkOptions { Motion = new MotionOptions() });
        _link.Motion.IsWanted = true;
        _link.Expire(new HostTime(1000));
    }

    private MotionCounters Counters => _link.Motion.Counters;

    [Fact]
    public void A_frame_becomes_its_samples_with_ticks_and_units()
    {
        Send(MotionBytes.Make(7, 4_000_000, 2, (sample, axis) => (short)((sample * 1000) + (axis * 100))));
        Assert.True(_link.Motion.TryTake(out MotionReading first));
        Assert.True(_link.Motion.TryTake(out MotionReading second));
        Assert.False(_link.Motion.TryTake(out _));
        Assert.Equal((4_000_000u, 0), (first.DeviceTicks, first.SinceLastMicroseconds));
        Assert.Equal((4_019_231u, 19_231), (second.DeviceTicks, second.SinceLastMicroseconds));

        WristMotionSample sample = second.ToSample(new HostTime(5));
        Assert.Equal((5, 19.231), (sample.At.Microseconds, sample.SinceLastMs));
        float[] found = [sample.AccelerationX, sample.AccelerationY, sample.AccelerationZ, sample.RateX, sample.RateY, sample.RateZ];
        float[] expected = [0.244f, 0.2684f, 0.2928f, 45.5f, 49f, 52.5f];
        for (var axis = 0; axis < 6; axis++)
            Assert.Equal(expected[axis], found[axis], 1e-4f);
        Assert.False(sample.IsSaturated);
    }

    [Theory]
    [InlineData(short.MinValue)]
    [InlineData(short.MaxValue)]
    public void A_rate_at_the_end_of_the_range_says_so(short steps)
    {
        Send(MotionBytes.Make(0, 0, 1, (_, axis) => axis == 4 ? steps : (short)0));
        Assert.True(_link.Motion.TryTake(out MotionReading reading));
        Assert.True(reading.ToSample(default).IsSaturated);
    }

    [Fact]
    public void Samples_follow_each_other_over_frames_at_the_sensor_s_own_rate()
    {
        const double Period = MotionBytes.PeriodMicroseconds * 1.03;
        for (var i = 0; i < 200; i++)
            Send(MotionBytes.Make(i, samples: 3, period: Period));
        List<MotionReading> taken = Take();
        Assert.Equal(256, taken.Count);
        Assert.Equal((344, 0), (Counters.Overflowed, taken[0].SinceLastMicroseconds));
        for (var i = 50; i < taken.Count; i++)
        {
            Assert.Equal(taken[i].DeviceTicks - taken[i - 1].DeviceTicks, (uint)taken[i].SinceLastMicroseconds);
            Assert.Equal(Period, taken[i].SinceLastMicroseconds, 3.0);
        }
    }

    [Fact]
    public void A_lost_frame_is_counted_and_the_sample_behind_it_says_that_some_are_missing()
    {
        Send(0, 1, 3, 4);
        Assert.Equal(4, Take().Count);
        _link.Expire(At(_nowMs + 40));
        List<MotionReading> behind = Take();
        Assert.Equal([6, 7, 8, 9], behind.Select(r => (int)r.AccelerationX));
        Assert.Equal([true, false, false, false], behind.Select(r => r.SinceLastMicroseconds == 0));
        Assert.Equal((4, 1, 0), (Counters.Received, Counters.Lost, Counters.Resyncs));
    }

    [Fact]
    public void A_frame_that_was_overtaken_takes_its_place()
    {
        Send(0, 2, 3, 1, 4);
        Assert.Equal(Enumerable.Range(0, 10), Take().Select(r => (int)r.AccelerationX));
        Assert.Equal((5, 0, 1), (Counters.Received, Counters.Lost, Counters.Reordered));
    }

    [Fact]
    public void What_comes_after_it_was_given_up_is_late_and_what_comes_twice_a_copy()
    {
        Send(0, 1, 3);
        _link.Expire(At(_nowMs + 40));
        Send(2, 3, 1, 4, 4);
        Assert.Equal([0, 1, 2, 3, 6, 7, 8, 9], Take().Select(r => (int)r.AccelerationX));
        Assert.Equal((4, 1, 1, 3), (Counters.Received, Counters.Lost, Counters.Late, Counters.Duplicate));
    }

    [Fact]
    public void A_copy_of_a_frame_that_waits_is_a_copy()
    {
        Send(0, 2, 2, 1);
        Assert.Equal((3, 1), (Counters.Received, Counters.Duplicate));
        Assert.Equal(6, Take().Count);
    }

    [Fact]
    public void A_long_loss_is_counted_at_once()
    {
        Send(0, 2, 40, 41);
        Assert.Equal([0, 1, 4, 5, 80, 81, 82, 83], Take().Select(r => (int)r.AccelerationX));
        Assert.Equal((4, 38, 0), (Counters.Received, Counters.Lost, Counters.Resyncs));
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_530)]
    public void Sequence_and_ticks_wrap(int first)
    {
        for (var i = 0; i < 20; i++)
            Send(MotionBytes.Make(first + i, (uint)(0xFFFF_0000L + (long)Math.Round(i * 2 * MotionBytes.PeriodMicroseconds))));
        List<MotionReading> taken = Take();
        Assert.Equal((20, 0, 0), (Counters.Received, Counters.Lost, Counters.Resyncs));
        Assert.All(taken.Skip(1), r => Assert.InRange(r.SinceLastMicroseconds, 19_200, 19_260));
    }

    [Fact]
    public void A_damaged_frame_of_any_length_is_counted_and_never_thrown_at_the_caller()
    {
        byte[] whole = MotionBytes.Make(0);
        for (var length = 0; length <= 600; length++)
        {
            if (length != whole.Length)
                Send([.. whole.Concat(new byte[600]).Take(length)]);
        }

        Assert.Equal((600, 0), (Counters.Corrupt, Counters.Received));
        Assert.Empty(Take());
        Send(whole);
        Assert.Equal(2, Take().Count);
    }

    [Fact]
    public void A_frame_of_another_version_or_without_samples_is_refused_and_counted()
    {
        byte[] later = MotionBytes.Make(0);
        later[ImuStreamFormat.VersionOffset] = 2;
        byte[] empty = MotionBytes.Make(0);
        empty[ImuStreamFormat.SampleCountOffset] = 0;
        Send(later);
        Send(empty);
        Assert.Equal((1, 1, 0), (Counters.UnsupportedVersion, Counters.Corrupt, Counters.Received));
    }

    [Fact]
    public void A_sequence_that_jumps_is_followed_after_a_few_frames_and_time_never_bridges_the_jump()
    {
        Send(0, 1, 30_000);
        for (var i = 2; i < 12; i++)
            Send(MotionBytes.Make(i));
        List<MotionReading> taken = Take();
        Assert.Equal(2, Counters.Resyncs);
        Assert.Equal(3, Counters.Late);
        Assert.Equal(Enumerable.Range(10, 14), taken.Skip(6).Select(r => (int)r.AccelerationX));
        Assert.Equal(3, taken.Count(r => r.SinceLastMicroseconds == 0));
    }

    [Theory]
    [InlineData(-1_000_000)]
    [InlineData(0)]
    [InlineData(500_000)]
    public void Ticks_that_do_not_follow_are_a_jump(int beside)
    {
        Send(0, 1);
        Send(MotionBytes.Make(2, (uint)(MotionBytes.TicksOf(beside == 0 ? 1 : 2) + beside)));
        Assert.Equal((3, 1), (Counters.Received, Counters.Resyncs));
        Assert.Equal(0, Take()[4].SinceLastMicroseconds);
    }

    [Fact]
    public void Random_bytes_and_orders_end_in_the_counters()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            byte[] bytes = random.Next(3) switch
            {
                0 => MotionBytes.Make(random.Next(0x10000), (uint)random.NextInt64(uint.MaxValue), random.Next(1, 20)),
                1 => MotionBytes.Make((i / 3) + random.Next(-10, 10)),
                _ => new byte[random.Next(0, 250)],
            };
            if (random.Next(4) == 0)
                random.NextBytes(bytes);
            Send(bytes);
            _link.Expire(At(_nowMs));
            while (_link.Motion.TryTake(out MotionReading reading))
                Assert.InRange(reading.SinceLastMicroseconds, 0, 22_000);
        }

        Assert.True(Counters.Received > 3000, $"{Counters.Received} frames were taken");
    }

    [Fact]
    public void Nothing_is_allocated_per_frame()
    {
        byte[][] frames = [.. Enumerable.Range(0, 6000).Where(i => i % 50 != 7).Select(i => MotionBytes.Make(i))];
        for (var i = 0; i + 1 < frames.Length; i += 20)
            (frames[i], frames[i + 1]) = (frames[i + 1], frames[i]);
        Assert.Equal(0, Allocation.LeastOf(4, stretch =>
        {
            for (int i = stretch * 1400; i < (stretch + 1) * 1400; i++)
            {
                Send(frames[i]);
                _link.Expire(At(_nowMs));
                _ = _link.DueAt;
                while (_link.Motion.TryTake(out MotionReading reading))
                    _ = reading.ToSample(default);
            }
        }));
        Assert.True(Counters.Lost > 100 && Counters.Reordered > 200, $"{Counters.Lost} lost, {Counters.Reordered} overtaken");
    }

    private static HostTime At(double milliseconds) => new((long)(milliseconds * 1000));

    private void Send(params int[] sequences)
    {
        foreach (int sequence in sequences)
            Send(MotionBytes.Make(sequence));
    }

    private void Send(byte[] frame)
    {
        _nowMs += 2;
        _central.Listener!.OnValue(GattUuids.MotionFrames, frame, At(_nowMs));
    }

    private List<MotionReading> Take()
    {
        List<MotionReading> taken = [];
        while (_link.Motion.TryTake(out MotionReading reading))
            taken.Add(reading);
        return taken;
    }
}

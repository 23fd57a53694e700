using NeuralGlasses.Pointing.Tasks;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Pointing;

public sealed class PointingTaskTests
{
    [Fact]
    public void Each_target_of_the_ring_lies_across_from_the_one_before_and_each_is_asked_for_once()
    {
        var ring = TargetLayouts.Ring(640, 400, 13, 300, 40);

        Assert.Equal(14, ring.Count);
        Assert.Equal(13, ring.Skip(1).Select(target => (Math.Round(target.X, 3), Math.Round(target.Y, 3))).Distinct().Count());
        Assert.Equal((320, 50), (ring[0].X, ring[0].Y));
        Assert.Equal(ring[0].X, ring[13].X, 9);
        // The chord over six and a half of thirteen parts: 300 cos(π / 26).
        Assert.All(ring.Zip(ring.Skip(1)), pair => Assert.Equal(300 * Math.Cos(Math.PI / 26), pair.First.DistanceFrom(pair.Second), 9));
    }

    [Fact]
    public void Throughput_of_a_tapping_task_is_what_the_hand_computes()
    {
        // To and fro between x 100 and x 300, in 0.5, 1.0, 0.6 and 0.9 s, beyond the middle by 10, 0, -10 and 20.
        PointingTarget left = new(100, 200, 30), right = new(300, 200, 30);
        var task = new TapTask([left, right, left, right, left]);
        var measured = SequenceMeasures.Of(task, [At(0, 90, 200), At(100, 100, 200, true), At(600, 310, 200, true), At(1600, 100, 200, true), At(2200, 290, 200, true), At(3100, 80, 205, true)]);

        // Ways 210, 210, 190, 210; SD of 10, 0, -10, 20 around 5 is sqrt(500 / 3) = 12.910; We = 53.357; IDe = log2(205 / 53.357 + 1) = 2.2756; MT = 0.75 s.
        Assert.Equal((4, 3, 1, 0), (measured.Trials, measured.Hits, measured.Misses, measured.TimedOut));
        Assert.Equal(53.357, measured.EffectiveWidthPixels, 0.001);
        Assert.Equal(205, measured.EffectivePixels, 9);
        Assert.Equal(2.2756, measured.EffectiveBits, 0.0001);
        Assert.Equal(0.75, measured.MovementSeconds, 9);
        Assert.Equal(3.0342, measured.BitsPerSecond, 0.0002);
        Assert.Equal(0.25, measured.ErrorRate, 9);
        Assert.Equal(1, measured.AcquisitionsPerSecond, 9);
        Assert.Equal(measured.AcquisitionsPerSecond, measured.CompletionsPerSecond, 9);
        // log2(200 / 30 + 1) = 2.9386, three quarters of it in 0.75 s.
        Assert.Equal(2.9386, measured.NominalBitsPerSecond, 0.0001);
    }

    [Fact]
    public void A_click_beside_the_first_target_starts_nothing()
    {
        var task = new TapTask([new(100, 200, 30), new(300, 200, 30)]);
        task.Take(At(0, 200, 200, true));
        Assert.Equal((1, 100), (task.MissedStarts, task.Target!.X));

        task.Take(At(10, 100, 200, true));

        Assert.Equal(300, task.Target!.X);
    }

    [Fact]
    public void A_hold_counts_from_the_last_entry_and_each_other_entry_is_an_overshoot()
    {
        var task = new HoldTask([new(200, 100, 40), new(100, 100, 40)]);

        // In at 400 ms, out at 500, in again at 700, held at 1200.
        var measured = SequenceMeasures.Of(task, [At(0, 100, 100), At(400, 190, 100), At(500, 250, 100), At(700, 200, 100), At(1100, 200, 100), At(1200, 200, 100)]);

        Assert.Equal((1, 1), (measured.Trials, measured.Hits));
        Assert.Equal(0.7, measured.MovementSeconds, 9);
        Assert.Equal(0.3, measured.DialInSeconds, 9);
        Assert.Equal(1, measured.Overshoots, 9);
        Assert.Equal(1 / 0.7, measured.AcquisitionsPerSecond, 9);
        Assert.Equal(1 / 1.2, measured.CompletionsPerSecond, 9);
        // 100 of 90 + 60 + 50 pixels.
        Assert.Equal(0.5, measured.PathEfficiency, 9);
        Assert.Equal(100, task.Target!.X);
    }

    [Fact]
    public void What_lasts_too_long_counts_in_the_times_and_not_in_the_ends()
    {
        var task = new HoldTask([new(200, 100, 40), new(100, 100, 40)], timeoutMs: 2000);

        var measured = SequenceMeasures.Of(task, [At(0, 100, 100), At(1000, 300, 100), At(2000, 300, 100), At(2500, 100, 100), At(3000, 100, 100)]);

        Assert.Equal((2, 1, 1), (measured.Trials, measured.Hits, measured.TimedOut));
        Assert.Equal(1.25, measured.MovementSeconds, 9);
        Assert.Equal(0.4, measured.AcquisitionsPerSecond, 9);
        Assert.Equal(0.5, measured.ErrorRate, 9);
        Assert.Equal(0, measured.BitsPerSecond);
        Assert.Null(task.Target);
    }

    [Fact]
    public void Of_columns_the_way_across_alone_counts()
    {
        var task = new HoldTask([new(200, 100, 40, true)]);

        var measured = SequenceMeasures.Of(task, [At(0, 100, 300), At(300, 190, 20), At(800, 190, 350)]);

        Assert.Equal(1, measured.Hits);
        Assert.Equal(Math.Log2((100 / 40.0) + 1), measured.NominalBits, 9);
    }

    [Fact]
    public void Targets_are_drawn_from_outside_and_never_where_the_last_one_was()
    {
        var columns = TargetLayouts.Columns(640, 400, 10, 200, new Random(3).Next);
        Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.First.DistanceFrom(pair.Second) >= 63.9));
        Assert.Equal(10, columns.Select(target => target.X).Distinct().Count());
        Assert.Equal(columns, TargetLayouts.Columns(640, 400, 10, 200, new Random(3).Next));

        var discs = TargetLayouts.Discs(640, 400, [40, 60], 200, new Random(3).Next);
        Assert.All(discs, target => target.RequireOn(640, 400));
        Assert.All(discs.Zip(discs.Skip(1)), pair => Assert.True(pair.First.DistanceFrom(pair.Second) > 50));
    }

    [Fact]
    public void Bad_input_is_told()
    {
        Assert.Contains("640 x 400", Assert.Throws<ArgumentException>(() => TargetLayouts.Ring(640, 400, 13, 380, 40)).Message, StringComparison.Ordinal);
        Assert.Contains("12 targets", Assert.Throws<ArgumentException>(() => TargetLayouts.Ring(640, 400, 12, 300, 40)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TargetLayouts.Discs(100, 100, [90], 5, new Random(1).Next));
        Assert.Throws<ArgumentException>(() => new TapTask([new(1, 1, 1)]));
        var task = new HoldTask([new(200, 100, 40)]);
        task.Take(At(100, 0, 0));
        Assert.Throws<ArgumentException>(() => task.Take(At(50, 0, 0)));
        Assert.Throws<ArgumentException>(() => task.Take(At(150, double.NaN, 0)));
    }

    private static CursorSample At(long ms, double x, double y, bool isClick = false) => new(new HostTime(ms * 1000), x, y, isClick);
}

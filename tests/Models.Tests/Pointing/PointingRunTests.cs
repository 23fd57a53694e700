using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Training.Pointing;
using NeuralGlasses.Wearers;
using Xunit;

namespace NeuralGlasses.Models.Tests.Pointing;

public sealed class PointingRunTests
{
    private static readonly PointingPlan Small = new(new SeedRange(PointCommand.FirstPerson + 500, 4), 1, 1, 12, 0);

    [Fact]
    public void People_with_a_mouse_are_about_as_good_as_people_with_a_mouse()
    {
        var report = Run(Small with { People = new SeedRange(PointCommand.FirstPerson + 500, 10), Blocks = 2 }, PointingDevice.Mouse);

        // A trackpad 1.47 targets a second, holds not counted, and a mouse 4.7 bits a second on the ring (references of emg-models/wrist-cursor).
        var columns = Row(report, PointingTaskKind.Columns, 0);
        Assert.InRange(columns.AcquisitionsPerSecond.Median, 1, 2.1);
        Assert.True(columns.AcquisitionsPerSecond.Median > columns.CompletionsPerSecond.Median);
        Assert.InRange(Row(report, PointingTaskKind.Ring, 0).BitsPerSecond.Median, 2.5, 5.5);
        Assert.InRange(Row(report, PointingTaskKind.Ring, 0).Errors.Median, 0, 0.06);
    }

    [Fact]
    public void The_wrist_is_slower_than_a_mouse_and_does_its_tasks()
    {
        var (mouse, wrist) = (Run(Small, PointingDevice.Mouse), Run(Small, PointingDevice.Wrist));

        Assert.All(Enum.GetValues<PointingTaskKind>(), task => Assert.True(Row(wrist, task, 0).Errors.Median <= 0.08));
        Assert.True(Row(wrist, PointingTaskKind.Ring, 0).BitsPerSecond.Median < Row(mouse, PointingTaskKind.Ring, 0).BitsPerSecond.Median);
        Assert.InRange(Row(wrist, PointingTaskKind.Columns, 0).AcquisitionsPerSecond.Median, 0.8, 1.8);
    }

    [Fact]
    public void A_wrist_that_steers_does_its_tasks()
    {
        var report = Run(Small with { Blocks = 2 }, PointingDevice.Steering);

        Assert.InRange(Row(report, PointingTaskKind.Columns, 0).AcquisitionsPerSecond.Median, 0.6, 1.4);
        Assert.InRange(Row(report, PointingTaskKind.Ring, 0).BitsPerSecond.Median, 1, 3);
        Assert.All(Enum.GetValues<PointingTaskKind>(), task => Assert.True(Row(report, task, 0).Errors.Median <= 0.1));
    }

    [Fact]
    public void A_forearm_that_turns_and_lifts_does_its_tasks()
    {
        var report = Run(Small with { Blocks = 2 }, PointingDevice.Aim);

        Assert.InRange(Row(report, PointingTaskKind.Columns, 0).AcquisitionsPerSecond.Median, 0.9, 1.8);
        Assert.InRange(Row(report, PointingTaskKind.Ring, 0).BitsPerSecond.Median, 1.5, 3);
        Assert.All(Enum.GetValues<PointingTaskKind>(), task => Assert.True(Row(report, task, 0).Errors.Median <= 0.15));
        Assert.Equal("the motion sensor, presses by the truth 60 ms late", report.Wrist);
    }

    [Fact]
    public void Who_sees_nothing_come_of_a_pinch_presses_harder_the_next_time_up_to_twice_as_hard()
    {
        var traits = PointingTraits.Draw(3);

        Assert.Equal(traits.PinchEffort, traits.EffortOf(1));
        Assert.Equal(1.25 * traits.PinchEffort, traits.EffortOf(2), 9);
        Assert.Equal(2 * traits.PinchEffort, traits.EffortOf(9), 9);
    }

    [Fact]
    public void People_learn_from_block_to_block()
    {
        var report = Run(Small with { Blocks = 3 }, PointingDevice.Mouse);

        Assert.True(Row(report, PointingTaskKind.Columns, 3).Overshoots.Median < Row(report, PointingTaskKind.Columns, 1).Overshoots.Median);
    }

    [Fact]
    public void The_same_people_point_the_same_way_again()
    {
        var plan = Small with { People = new SeedRange(PointCommand.FirstPerson + 700, 1), Targets = 5 };

        Assert.Equal(PointingJson.Lines(Run(plan, PointingDevice.Wrist)), PointingJson.Lines(Run(plan, PointingDevice.Wrist)));
    }

    [Fact]
    public void What_is_expected_of_the_cursor_is_learnt_from_what_it_does()
    {
        var expectation = new CursorExpectation(5, 0.2, 0.2);
        Way[] velocities = [.. Enumerable.Repeat(new Way(60, 0), 40)];
        for (var i = 0; i < 100; i++)
        {
            var expected = 0.2 * expectation.Of(new Way(60, 0));
            expectation.Learn(new Way(120, 24), velocities, 0.005, [expected, expected, expected]);
        }

        // 12° became 120 pixels to the right and 24 up.
        var told = expectation.Of(new Way(60, 0));
        Assert.Equal(600, told.Right, 12.0);
        Assert.Equal(120, told.Up, 12.0);
        Assert.Equal(0.2, expectation.DelayS);
    }

    [Fact]
    public void A_number_out_of_range_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Run(Small with { Sessions = 0 }, PointingDevice.Wrist));

        Assert.Contains("--sessions is 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_there_is_bad_input_though_several_people_miss_it()
    {
        var code = CommandAction.Run(() =>
        {
            using var bar = new ProgressBar(TextWriter.Null, false);
            new PointingRun(Small, PointingDevice.Steering, () => new ModelWrists(Path.Combine(Path.GetTempPath(), "no-such-model"), WristAdaptation.Each)).Execute(bar);
        });

        Assert.Equal(CommandAction.BadInput, code);
    }

    private static PointingReport Run(PointingPlan plan, PointingDevice device)
    {
        using var bar = new ProgressBar(TextWriter.Null, false);
        return new PointingRun(plan, device, () => new TrueWrists(device)).Execute(bar);
    }

    private static PointingRow Row(PointingReport report, PointingTaskKind task, int block) => report.Rows.Single(row => row.Task == task && row.Block == block);
}

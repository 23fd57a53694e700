using NeuralGlasses.Training.Events;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class EventScoringTests
{
    // Rest, gesture 1, rest, gesture 2, an hour of rest.
    private static readonly EventBlock[] Blocks = [new(0, 0, 5), new(1, 5, 10, 5.25), new(0, 10, 15), new(2, 15, 20), new(0, 20, 3621)];

    [Fact]
    public void Each_activation_counts_once_and_where_it_belongs()
    {
        var figures = EventScoring.Of(
            "a",
            Blocks,
            [new(0.5, 1), new(3, 2), new(6.5, 1), new(7, 2), new(8, 1), new(10.5, 1), new(16, 3), new(100, 3), new(3621, 1)],
            0);
        Assert.Equal((2, 1, 1, 0), (figures.Gestures, figures.Right, figures.Wrong, figures.Missed));
        Assert.Equal((2, 2, 2), (figures.Extra, figures.AfterStop, figures.FalseActivations));
        Assert.Equal((4 + 4 + 3600) / 3600.0, figures.RestHours, 12);
        Assert.Equal((0.5, 0.5), (figures.Recall, figures.WrongRate));
        Assert.Equal(2 / figures.RestHours, figures.FalsePerHour);
    }

    [Fact]
    public void Edges_of_blocks_and_of_the_margin_belong_to_what_follows()
    {
        var figures = EventScoring.Of("a", Blocks, [new(1, 1), new(5, 1), new(10, 1), new(15, 2), new(20, 1)], 0);
        Assert.Equal((1, 2, 2), (figures.FalseActivations, figures.Right, figures.AfterStop));
        Assert.Equal([0, 0], figures.SecondsFromPrompt);
    }

    [Fact]
    public void Latency_counts_from_the_onset_or_where_it_is_unclear_from_the_prompt()
    {
        var figures = EventScoring.Of("a", Blocks, [new(5.75, 1), new(16.5, 2)], 0);
        Assert.Equal([0.5, 1.5], figures.SecondsFromOnset);
        Assert.Equal([0.75, 1.5], figures.SecondsFromPrompt);
        Assert.Equal(1, figures.UnclearOnsets);
        Assert.Equal((1.0, 1.125), (figures.MedianSecondsFromOnset, figures.MedianSecondsFromPrompt));
        Assert.Equal(1.4, figures.NinetiethSecondsFromOnset!.Value, 12);
    }

    [Fact]
    public void A_wrong_first_activation_stays_wrong_though_the_right_one_follows()
    {
        var figures = EventScoring.Of("a", Blocks[1..2], [new(6, 2), new(7, 1)], 0);
        Assert.Equal((0, 1, 1), (figures.Right, figures.Wrong, figures.Extra));
        Assert.Null(figures.MedianSecondsFromOnset);
        Assert.Null(figures.FalsePerHour);
    }

    [Fact]
    public void The_sum_pools_gestures_hours_and_latencies()
    {
        var one = EventScoring.Of("a", Blocks, [new(5.75, 1), new(16.5, 2), new(30, 1)], 0);
        var two = EventScoring.Of("b", Blocks[..2], [new(5.5, 1)], 0);
        var sum = EventFigures.Sum([one, two]);
        Assert.Equal((3, 3, 1, 1), (sum.Gestures, sum.Right, sum.FalseActivations, sum.UnclearOnsets));
        Assert.Equal([0.25, 0.5, 1.5], sum.SecondsFromOnset);
        Assert.Equal((one.RestHours + two.RestHours, 0.5), (sum.RestHours, sum.MedianSecondsFromOnset));
    }

    [Fact]
    public void Nothing_has_no_rates()
    {
        var figures = EventScoring.Of("a", [], [], 0);
        Assert.Equal((null, null, null, null), (figures.Recall, figures.WrongRate, figures.FalsePerHour, figures.FalsePerHourUpper95));
    }

    [Theory]
    [InlineData(0, 2.9957)]
    [InlineData(1, 4.7439)]
    [InlineData(2, 6.2958)]
    [InlineData(10, 16.9622)]
    public void The_upper_limit_is_the_exact_one(int counted, double limit) => Assert.Equal(limit, PoissonLimit.Upper95(counted), 0.0001);

    [Fact]
    public void Blocks_and_activations_out_of_order_are_named()
    {
        Assert.Contains("Block 1 lasts from 0 to 5 s", Assert.Throws<ArgumentException>(() => EventScoring.Of("a", [Blocks[1], Blocks[0]], [], 0)).Message, StringComparison.Ordinal);
        Assert.Contains("Activation 1 is at 1 s", Assert.Throws<ArgumentException>(() => EventScoring.Of("a", Blocks, [new(2, 1), new(1, 1)], 0)).Message, StringComparison.Ordinal);
    }
}

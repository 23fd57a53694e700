using NeuralGlasses.Training.Events;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class ClerTests
{
    private const int Index = 0, IndexRelease = 1, Middle = 2, MiddleRelease = 3, Click = 4, Down = 5;

    private static readonly ClerOptions Options = new() { Classes = EventClass.PinchesAndSwipes };

    [Fact]
    public void Detections_of_the_right_class_within_the_tolerance_give_no_error()
    {
        var result = Score([(1.1, Click), (2.0, Down)], [(1, Click), (2, Down)]);
        Assert.Equal(0, result.Rate);
        Assert.Equal((1, 1), (result.Confusion[Click][Click], result.Confusion[Down][Down]));
        Assert.Equal((0, 0, 0), (result.Misses.Sum(), result.Extras.Sum(), result.DroppedReleases));
    }

    [Fact]
    public void A_miss_is_told_and_leaves_the_rate_alone()
    {
        var result = Score([(1.1, Click)], [(1, Click), (2, Click), (3, Down)]);
        Assert.Equal(0, result.Rate);
        Assert.Equal((1, 1), (result.Misses[Click], result.Misses[Down]));
    }

    [Fact]
    public void An_extra_detection_is_told_and_leaves_the_rate_alone()
    {
        var result = Score([(1.1, Click), (5, Down), (6, Click)], [(1, Click)]);
        Assert.Equal(0, result.Rate);
        Assert.Equal((1, 1), (result.Extras[Click], result.Extras[Down]));
    }

    [Fact]
    public void A_swapped_class_is_an_error_of_the_labels_class()
    {
        var result = Score([(1.1, Down), (2.1, Down)], [(1, Click), (2, Down)]);
        Assert.Equal(0.5, result.Rate);
        Assert.Equal((1, 1), (result.Confusion[Click][Down], result.Confusion[Down][Down]));
    }

    [Fact]
    public void Classes_count_alike_however_many_labels_they_have()
    {
        // One of four clicks is taken for down, the only down for a click: (1/4 + 1) / 2, where pooling would give 2/5.
        var result = Score(
            [(1, Click), (2, Click), (3, Click), (4, Down), (5, Click)],
            [(1, Click), (2, Click), (3, Click), (4, Click), (5, Down)]);
        Assert.Equal(0.625, result.Rate);
    }

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(0.9499, false)]
    [InlineData(1.25, true)]
    [InlineData(1.2501, false)]
    public void The_edges_of_the_tolerance_belong_to_it(double seconds, bool matches)
    {
        var result = Score([(seconds, Click)], [(1, Click)]);
        Assert.Equal(matches ? 1 : 0, result.Confusion[Click][Click]);
        Assert.Equal(matches ? 0 : 1, result.Misses[Click]);
        Assert.Equal(matches ? 0 : 1, result.Extras[Click]);
    }

    [Fact]
    public void Of_two_detections_near_a_label_the_one_of_its_class_is_paired_even_if_it_is_farther()
    {
        var result = Score([(1.0, Down), (1.2, Click)], [(1, Click)]);
        Assert.Equal((1, 0, 1), (result.Confusion[Click][Click], result.Confusion[Click][Down], result.Extras[Down]));
    }

    [Fact]
    public void Of_two_equally_wrong_labels_the_nearer_is_paired()
    {
        var result = Score([(1.09, Down)], [(1, Click), (1.1, Middle)]);
        Assert.Equal((1, 1), (result.Confusion[Middle][Down], result.Misses[Click]));
        var earlier = Score([(1.04, Down)], [(1, Click), (1.09, Middle)]);
        Assert.Equal((1, 1), (earlier.Confusion[Click][Down], earlier.Misses[Middle]));
    }

    [Fact]
    public void A_release_without_a_press_is_dropped()
    {
        var result = Score([(1, IndexRelease)], [(1, Click)]);
        Assert.Equal((1, 1, 0), (result.DroppedReleases, result.Misses[Click], result.Extras[IndexRelease]));
        Assert.Null(result.Rate);
    }

    [Fact]
    public void After_a_press_its_own_release_counts_and_the_other_fingers_is_dropped()
    {
        (double, int)[] labels = [(1, Index), (2, IndexRelease)];
        var own = Score([(1, Index), (2.1, IndexRelease)], labels);
        Assert.Equal((1, 0), (own.Confusion[IndexRelease][IndexRelease], own.DroppedReleases));
        var other = Score([(1, Index), (2.1, MiddleRelease)], labels);
        Assert.Equal((1, 1), (other.Misses[IndexRelease], other.DroppedReleases));
        Assert.Equal(0, other.Rate);

        (double, int)[] middle = [(1, Middle), (2, MiddleRelease)];
        Assert.Equal(1, Score([(1, Middle), (2.1, MiddleRelease)], middle).Confusion[MiddleRelease][MiddleRelease]);
        Assert.Equal(1, Score([(1, Middle), (2.1, IndexRelease)], middle).DroppedReleases);
    }

    [Fact]
    public void A_missed_press_still_lets_its_release_through_since_the_labels_hold_the_state()
        => Assert.Equal(1, Score([(2.1, IndexRelease)], [(1, Index), (2, IndexRelease)]).Confusion[IndexRelease][IndexRelease]);

    [Fact]
    public void A_press_of_the_other_finger_moves_the_state_and_any_other_label_ends_it()
    {
        var moved = Score([(1, Index), (2, Middle), (3, IndexRelease)], [(1, Index), (2, Middle)]);
        Assert.Equal((1, 0), (moved.DroppedReleases, moved.Extras[IndexRelease]));
        var ended = Score([(1, Index), (2, Click), (3, IndexRelease)], [(1, Index), (2, Click)]);
        Assert.Equal((1, 0), (ended.DroppedReleases, ended.Extras[IndexRelease]));
        var held = Score([(1, Index), (3, IndexRelease)], [(1, Index)]);
        Assert.Equal((0, 1), (held.DroppedReleases, held.Extras[IndexRelease]));
    }

    [Fact]
    public void Presses_and_swipes_are_never_dropped_while_a_finger_is_pressed()
    {
        var result = Score([(1, Index), (1.5, Down), (1.7, Middle), (2, IndexRelease)], [(1, Index), (2, IndexRelease)]);
        Assert.Equal((0, 1, 1), (result.DroppedReleases, result.Extras[Down], result.Extras[Middle]));
    }

    [Fact]
    public void A_dropped_release_frees_its_label_for_another_detection()
    {
        // First paired with the release, which is nearer in order; without it the swipe takes the label.
        var result = Score([(1.0, MiddleRelease), (1.2, Down)], [(1, Click)]);
        Assert.Equal((1, 1, 0), (result.DroppedReleases, result.Confusion[Click][Down], result.Extras[Down]));
    }

    [Fact]
    public void A_label_taken_for_a_class_without_labels_counts_neither_way()
    {
        var result = Score([(1, Down), (2, Click)], [(1, Click), (2, Click)]);
        Assert.Equal(0, result.Rate);
        Assert.Equal(1, result.Confusion[Click][Down]);
        Assert.Null(Score([(1, Down)], [(1, Click)]).Rate);
    }

    [Fact]
    public void Nothing_has_no_rate()
    {
        Assert.Null(Score([], []).Rate);
        Assert.Equal((null, 1), (Score([], [(1, Click)]).Rate, Score([], [(1, Click)]).Misses[Click]));
        Assert.Equal((null, 1), (Score([(1, Click)], []).Rate, Score([(1, Click)], []).Extras[Click]));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("Label 1 is at 0.5 s", Assert.Throws<ArgumentException>(() => Score([], [(1, Click), (0.5, Click)])).Message, StringComparison.Ordinal);
        Assert.Contains("Detected event 0 has class 9; expected 0 to 8", Assert.Throws<ArgumentException>(() => Score([(1, 9)], [])).Message, StringComparison.Ordinal);
        var circular = new ClerOptions { Classes = [new("a", 1), new("b", 0)] };
        Assert.Contains("Class 0 'a' releases class 1", Assert.Throws<ArgumentException>(() => Cler.Of([], [], circular)).Message, StringComparison.Ordinal);
    }

    private static ClerResult Score((double, int)[] events, (double, int)[] labels) => Cler.Of(
        [.. events.Select(pair => new DetectedEvent(pair.Item1, pair.Item2))], [.. labels.Select(pair => new EventLabel(pair.Item1, pair.Item2))], Options);
}

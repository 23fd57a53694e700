using NeuralGlasses.Decoding;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests;

public sealed class EventPolicyTests
{
    private static readonly string[] Labels = ["rest", "index_press", "index_release", "middle_press", "middle_release", "thumb_tap"];
    private readonly List<(string Gesture, long Ms)> _events = [];
    private long _ms;

    [Fact]
    public void A_press_fires_once_and_its_release_lets_go_of_it()
    {
        var policy = Policy();

        Give(policy, (0, 300), (1, 80), (0, 60), (2, 60), (0, 300));

        Assert.Equal(["index_press", "index_release"], _events.Select(each => each.Gesture));
    }

    [Fact]
    public void A_release_belongs_to_the_finger_that_is_pressed_and_says_nothing_without_one()
    {
        var policy = Policy();

        Give(policy, (0, 300), (2, 80), (0, 300), (3, 80), (0, 60), (2, 60), (0, 300));

        Assert.Equal(["middle_press", "middle_release"], _events.Select(each => each.Gesture));
    }

    [Fact]
    public void A_press_that_lasts_is_a_hold_once()
    {
        var policy = Policy();

        Give(policy, (0, 300), (1, 80), (0, 900), (2, 60), (0, 300));

        Assert.Equal(["index_press", "index_hold", "index_release"], _events.Select(each => each.Gesture));
        Assert.Equal(500, _events[1].Ms - _events[0].Ms);
    }

    [Fact]
    public void Muscles_that_stay_busy_hold_on_to_a_press_that_the_model_lets_go()
    {
        var policy = Policy();

        GiveActivity(policy, (0, 800, 2), (1, 60, 30), (2, 160, 8), (0, 900, 8), (2, 60, 5), (0, 300, 2));

        Assert.Equal(["index_press", "index_hold", "index_release"], _events.Select(each => each.Gesture));
        // Silent from 1980 ms on, and half of the window on it is seen.
        Assert.InRange(_events[2].Ms, 1980, 2050);
    }

    [Fact]
    public void Muscles_at_rest_let_go_where_the_model_misses_it()
    {
        var policy = Policy();

        GiveActivity(policy, (0, 800, 2), (1, 60, 30), (0, 40, 8), (0, 400, 2));

        Assert.Equal(["index_press", "index_release"], _events.Select(each => each.Gesture));
    }

    [Fact]
    public void A_press_that_nobody_saw_is_not_taken_for_rest()
    {
        var policy = Policy();

        GiveActivity(policy, (0, 800, 2), (0, 1000, 8), (0, 300, 2), (1, 60, 30), (0, 700, 8), (0, 300, 2));

        Assert.Equal(["index_press", "index_hold", "index_release"], _events.Select(each => each.Gesture));
    }

    [Fact]
    public void A_hand_that_has_just_taken_something_up_holds_no_pinch_without_end()
    {
        var policy = Policy();

        // What it carries keeps it as busy after the pinch as before.
        GiveActivity(policy, (0, 800, 2), (0, 500, 9), (1, 60, 30), (0, 60, 20), (0, 1000, 9));

        Assert.Equal(["index_press", "index_release"], _events.Select(each => each.Gesture));
        Assert.True(_events[1].Ms - _events[0].Ms < 250);
    }

    [Fact]
    public void Without_a_rest_to_compare_with_the_model_is_believed()
    {
        var policy = Policy();

        GiveActivity(policy, (-1, 800, 8), (1, 60, 30), (-1, 100, 8), (2, 60, 8), (-1, 900, 8));

        Assert.Equal(["index_press", "index_release"], _events.Select(each => each.Gesture));
    }

    [Theory]
    [InlineData(1, 2, "index_double")]
    [InlineData(3, 4, "wake")]
    public void Two_presses_make_a_double_one_and_the_middle_finger_wakes(int press, int release, string expected)
    {
        var policy = Policy();

        Give(policy, (0, 300), (press, 60), (0, 40), (release, 60), (0, 100), (press, 60), (0, 40), (release, 60), (0, 300));

        Assert.Equal([Labels[press], Labels[release], Labels[press], expected, Labels[release]], _events.Select(each => each.Gesture));
    }

    [Fact]
    public void Two_presses_far_apart_are_two()
    {
        var policy = Policy();

        Give(policy, (0, 300), (1, 60), (0, 40), (2, 60), (0, 800), (1, 60), (0, 40), (2, 60), (0, 300));

        Assert.DoesNotContain("index_double", _events.Select(each => each.Gesture));
    }

    [Fact]
    public void Where_rest_before_is_asked_for_nothing_fires_out_of_activity()
    {
        var policy = Policy(new() { SmoothingMs = 0, RestBefore = 0.7 });

        // The hand is busy: rest is believed by half for a long time.
        Give(policy, (-1, 2000), (5, 60));
        Assert.Empty(_events);
        Give(policy, (0, 2000), (5, 60));

        Assert.Equal(["thumb_tap"], _events.Select(each => each.Gesture));
    }

    [Fact]
    public void Nothing_fires_right_after_a_loss()
    {
        var policy = Policy();

        Give(policy, (0, 300));
        _ms += 500;
        Give(policy, (5, 150), (0, 300), (5, 60));

        Assert.Single(_events);
        Assert.True(_events[0].Ms > 800 + 300);
    }

    [Fact]
    public void A_step_with_too_little_signal_or_without_probabilities_is_counted_and_does_not_count()
    {
        var policy = Policy();
        Give(policy, (0, 300));
        var before = policy.RejectedInvalid;

        policy.TryDecide(new DecoderStep(Probabilities(5), new HostTime((_ms + 10) * 1000), 0.5f), out _);
        policy.TryDecide(new DecoderStep([float.NaN, 0, 0, 0, 0, 0], new HostTime((_ms + 20) * 1000), 1), out _);

        Assert.Equal(before + 2, policy.RejectedInvalid);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var policy = Policy();
        var probabilities = Probabilities(1);
        var rest = Probabilities(0);
        for (var i = 1; i < 200; i++)
            policy.TryDecide(new DecoderStep(rest, new HostTime(i * 10_000L), 1, 2), out _);

        Assert.Equal(0, Allocation.LeastOf(4, part =>
        {
            for (var i = 200 + (50 * part); i < 250 + (50 * part); i++)
                policy.TryDecide(new DecoderStep(i % 50 < 6 ? probabilities : rest, new HostTime(i * 10_000L), 1, i % 50 < 20 ? 20 : 2), out _);
        }));
        Assert.True(policy.Fired > 0);
    }

    [Theory]
    [InlineData(0, "index_press")]
    [InlineData(0.7, null)]
    public void That_something_happened_is_asked_before_what_it_was(double leastShare, string? expected)
    {
        var policy = Policy(new() { SmoothingMs = 0, Threshold = 0.9, LeastShare = leastShare });
        float[] unclear = [0.05f, 0.5f, 0, 0.45f, 0, 0];
        _ms = 300;
        for (var i = 0; i < 30; i++)
            policy.TryDecide(new DecoderStep(Probabilities(0), new HostTime(i * 10_000L), 1), out _);

        var fired = policy.TryDecide(new DecoderStep(unclear, new HostTime(_ms * 1000), 1), out var gesture);

        Assert.Equal(expected, fired ? gesture.Gesture : null);
    }

    [Fact]
    public void A_release_without_its_press_is_refused() =>
        Assert.Contains("middle_press", Assert.Throws<ArgumentException>(() => new EventLabels(["rest", "middle_release"], "rest")).Message);

    [Fact]
    public void An_option_out_of_range_is_named() =>
        Assert.Contains("Threshold", Assert.Throws<ArgumentException>(() => Policy(new() { Threshold = 0 })).Message);

    [Fact]
    public void An_activity_at_rest_that_would_count_as_pressed_is_refused() =>
        Assert.Contains("StillActivity is 0.9", Assert.Throws<ArgumentException>(() => Policy(new() { StillActivity = 0.9 })).Message);

    private static EventPolicy Policy(EventPolicyOptions? options = null) => new(options ?? new EventPolicyOptions { SmoothingMs = 0 }, new EventLabels(Labels, "rest"));

    // A label for so many milliseconds; -1 for a hand that is busy with something else.
    private void Give(EventPolicy policy, params (int Label, int Ms)[] stretches) =>
        GiveActivity(policy, [.. stretches.Select(each => (each.Label, each.Ms, float.NaN))]);

    // The same with the activity of the muscles, in microvolts.
    private void GiveActivity(EventPolicy policy, params (int Label, int Ms, float Microvolts)[] stretches)
    {
        foreach (var (label, ms, microvolts) in stretches)
        {
            for (var end = _ms + ms; _ms < end;)
            {
                _ms += 10;
                if (policy.TryDecide(new DecoderStep(Probabilities(label), new HostTime(_ms * 1000), 1, microvolts), out var gesture))
                    _events.Add((gesture.Gesture, _ms));
            }
        }
    }

    private static float[] Probabilities(int label)
    {
        var probabilities = new float[Labels.Length];
        if (label < 0)
            probabilities[0] = probabilities[2] = 0.5f;
        else
            probabilities[label] = 1;
        return probabilities;
    }
}

using NeuralGlasses.Training.Events;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class EventDetectionTests
{
    private const int Press = 0, Release = 1, Swipe = 2, OtherRelease = 4;

    // Debounce of 1/16 s in place of 0.05 s and steps of 1/64 s: all differences are exact.
    private static readonly ClerOptions Options = new()
    {
        Classes = [new("press"), new("release", 0), new("swipe"), new("other"), new("other release", 3)],
        DebounceSeconds = 0.0625,
    };

    [Fact]
    public void Only_rising_crossings_and_a_first_step_at_the_threshold_are_events()
    {
        float[][] probabilities = [[0.35f, 0], [0.9f, 0.34f], [0.2f, 0.35f], [0.36f, 0.34f]];
        var options = new ClerOptions { Classes = [new("a"), new("b")], DebounceSeconds = 0 };
        Assert.Equal([new(0, 0), new(2, 1), new(3, 0)], EventDetection.Of(probabilities, [0, 1, 2, 3], options));
    }

    [Theory]
    [InlineData(Press, Swipe, 3, false)]
    [InlineData(Press, Swipe, 4, true)]
    [InlineData(Press, Release, 1, true)]
    [InlineData(Release, Press, 1, true)]
    [InlineData(Release, Release, 3, false)]
    [InlineData(Release, Release, 4, true)]
    [InlineData(Release, OtherRelease, 1, true)]
    public void Debounce_drops_a_second_event_of_the_same_kind_only_below_its_time(int first, int second, int steps, bool keeps)
    {
        var events = Detect((0, first), (steps, second));
        Assert.Equal(keeps ? 2 : 1, events.Count);
        Assert.Equal(new(0, first), events[0]);
    }

    [Fact]
    public void Debounce_measures_from_the_last_kept_event()
    {
        // The second is dropped; the third is 6 steps after the first and 3 after the second, so it stays.
        Assert.Equal([new(0, Press), new(6 / 64.0, Press)], Detect((0, Press), (3, Swipe), (6, Press)));
        // A release between two presses is the last kept event: nothing bounces against it.
        Assert.Equal(3, Detect((0, Press), (1, Release), (2, Swipe)).Count);
    }

    [Theory]
    [InlineData(0.05, 2)]
    [InlineData(0.0499, 1)]
    public void Fifty_milliseconds_are_the_usual_debounce_and_no_bounce_themselves(double seconds, int kept)
    {
        float[][] probabilities = [[1, 0], [0, 1]];
        Assert.Equal(kept, EventDetection.Of(probabilities, [0, seconds], new() { Classes = [new("a"), new("b")] }).Count);
    }

    [Fact]
    public void Probabilities_lead_to_a_rate()
    {
        float[][] probabilities = [[0, 0], [1, 0], [0, 0], [0, 1], [0, 0], [0, 1], [0, 0]];
        var options = new ClerOptions { Classes = [new("a"), new("b")] };
        // The second a is taken for b: (1/2 + 0) / 2.
        var result = Cler.Of(probabilities, [0, 1, 2, 3, 4, 5, 6], [new(1, 0), new(3, 0), new(5, 1)], options);
        Assert.Equal(0.25, result.Rate);
    }

    [Fact]
    public void No_step_has_no_event_and_what_does_not_fit_is_named()
    {
        Assert.Empty(EventDetection.Of([], [], Options));
        Assert.Contains("1 steps of probabilities and 0 times", Assert.Throws<ArgumentException>(() => EventDetection.Of([new float[5]], [], Options)).Message, StringComparison.Ordinal);
        Assert.Contains("Step 0 has 2 probabilities; expected 5", Assert.Throws<ArgumentException>(() => EventDetection.Of([new float[2]], [0], Options)).Message, StringComparison.Ordinal);
        Assert.Contains("Step 1 is at 0 s", Assert.Throws<ArgumentException>(() => EventDetection.Of([new float[5], new float[5]], [1, 0], Options)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<DetectedEvent> Detect(params (int Step, int Class)[] events)
    {
        var probabilities = new float[8][];
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = new float[Options.Classes.Count];
            foreach (var (step, kind) in events)
            {
                if (step == i)
                    probabilities[i][kind] = 1;
            }
        }

        return EventDetection.Of(probabilities, [.. Enumerable.Range(0, 8).Select(i => i / 64.0)], Options);
    }
}

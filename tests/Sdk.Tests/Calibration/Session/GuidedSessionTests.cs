using NeuralGlasses.Calibration.Session;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Calibration.Session;

public sealed class GuidedSessionTests
{
    private static readonly string[] Seven = ["rest", "a", "b", "c", "d", "e", "f", "g"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_gesture_is_asked_for_as_often_as_wanted_within_a_minute_with_rest_between(int repetitions)
    {
        var session = GuidedSession.Of(Seven, "rest", repetitions);
        Assert.InRange(session.DurationSeconds, 20, GuidedSession.LongestSeconds);
        Assert.Equal(repetitions, session.Repetitions);
        foreach (var gesture in Seven[1..])
            Assert.Equal(Enumerable.Range(0, repetitions), session.Prompts.Where(prompt => prompt.Label == gesture).Select(prompt => prompt.Repetition));
        for (var i = 0; i < session.Prompts.Count; i++)
            Assert.Equal(i % 2 == 0, session.Prompts[i].Label == "rest");
    }

    [Fact]
    public void So_many_gestures_that_a_minute_is_too_short_are_refused()
    {
        string[] many = ["rest", .. Enumerable.Range(0, 12).Select(i => $"g{i}")];
        Assert.Contains("ask for fewer repetitions", Assert.Throws<ArgumentException>(() => GuidedSession.Of(many, "rest", 3)).Message, StringComparison.Ordinal);
        Assert.Contains("expected 'rest'", Assert.Throws<ArgumentException>(() => GuidedSession.Of(["a", "b"], "rest", 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_prompt_of_a_moment_is_known_and_none_after_the_end()
    {
        var session = GuidedSession.Again(["a"], "rest");
        Assert.Equal("rest", session.At(0)!.Value.Label);
        Assert.Equal("a", session.At(session.Prompts[1].StartSeconds)!.Value.Label);
        Assert.Null(session.At(session.DurationSeconds));
        Assert.Equal(2, session.Prompts.Count(prompt => prompt.Label == "a"));
    }

    [Fact]
    public void Prompts_that_overlap_are_refused()
        => Assert.Contains("do not overlap", Assert.Throws<ArgumentException>(() => new GuidedSession([new("rest", 0, 0, 2), new("a", 0, 1, 3)], "rest")).Message, StringComparison.Ordinal);
}

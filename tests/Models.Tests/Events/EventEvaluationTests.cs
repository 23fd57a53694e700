using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.Training.Commands;
using Xunit;

namespace NeuralGlasses.Models.Tests.Events;

public sealed class EventEvaluationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plain_gestures_of_people_nobody_tuned_on_are_events_and_the_same_seed_gives_the_same_bytes()
    {
        for (var p = 0; p < 5; p++)
            Alternating($"S{p + 1:D2}", p + 1).Write(_folder.File("invented"));
        var run = EventsVerb.Execute(Options() with { OutputFile = _folder.File("a.json") }, TextWriter.Null, new ProgressBar(TextWriter.Null, isTerminal: false));
        Assert.Equal(["S04", "S05"], run.People.Select(person => person.Subject));
        // One of three repetitions calibrates.
        Assert.All(run.People, person => Assert.Equal(4, person.Gestures));
        Assert.All(run.People, person => Assert.True(person.Recall >= 0.75, $"{person.Subject}: {person.Recall}"));
        Assert.All(run.People, person => Assert.Equal(0, person.FalseActivations));
        Assert.Equal(0, run.MeanCler);
        Assert.Equal(run.People.Sum(person => person.Missed), run.Cler!.Sum(result => result.Misses.Sum()));
        EventsVerb.Execute(Options() with { OutputFile = _folder.File("b.json") }, TextWriter.Null, new ProgressBar(TextWriter.Null, isTerminal: false));
        Assert.Equal(File.ReadAllBytes(_folder.File("a.json")), File.ReadAllBytes(_folder.File("b.json")));
    }

    [Fact]
    public void What_cannot_be_measured_is_told_in_a_sentence()
    {
        for (var p = 0; p < 3; p++)
            Alternating($"S{p + 1:D2}", p + 1).Write(_folder.File("invented"));
        string Message(EvaluateRunOptions options)
            => Assert.Throws<ArgumentException>(() => EventsVerb.Execute(options, TextWriter.Null, new ProgressBar(TextWriter.Null, isTerminal: false))).Message;
        Assert.Contains("choose zero-shot, one-shot or two-shot", Message(Options() with { Protocol = "days" }), StringComparison.Ordinal);
        Assert.Contains("either the people to test or --folds", Message(Options() with { Folds = 3 }), StringComparison.Ordinal);
        Assert.Contains("--train: 2 people teach; the decision policy is chosen among them by turns, name at least 3", Message(Options() with { Train = "S01-S02", Test = "S03" }), StringComparison.Ordinal);
    }

    private EvaluateRunOptions Options() => new()
    {
        DataDirectory = _folder.FullPath,
        Set = InventedSession.Set,
        Train = "S01-S03",
        Test = "S04-S05",
        Protocol = "one-shot",
        OutputFile = _folder.File("events.json"),
    };

    // Rest and two gestures by turns, three times each; the gesture begins 0.3 s after its prompt.
    private static InventedSession Alternating(string subject, int seed)
    {
        const int Block = 600, Reaction = 60, Repetitions = 3, Channels = 4;
        var samples = InventedSession.Noise(4 * Repetitions * Block, Channels, seed);
        var segments = new int[4 * Repetitions, 5];
        for (var b = 0; b < 4 * Repetitions; b++)
        {
            var label = b % 2 == 0 ? 0 : 1 + b / 2 % 2;
            int[] row = [b * Block, (b + 1) * Block, label, label == 0 ? b / 2 : b / 4, 0];
            for (var column = 0; column < row.Length; column++)
                segments[b, column] = row[column];
            if (label == 0)
                continue;
            for (var i = b * Block + Reaction; i < (b + 1) * Block; i++)
                samples[i, label] = (short)(samples[i, label] * 20);
        }

        return new(subject) { LabelNames = ["rest", "flexion", "fist"], Samples = samples, Segments = segments };
    }
}

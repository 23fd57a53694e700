using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Axes;
using Xunit;

namespace NeuralGlasses.Models.Tests.Axes;

public sealed class AxesTests
{
    [Fact]
    public void Ridge_finds_a_linear_law_and_its_score_says_so()
    {
        var chance = new Random(1);
        var features = Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, 6).Select(_ => (float)chance.NextDouble()).ToArray()).ToArray();
        var targets = features.Select(row => new[] { (3 * row[0]) - row[1], row[2] - (2.0 * row[3]) }).ToArray();

        var model = AxesRidge.Fit(features, targets);
        var score = AxesScore.Of("A", [.. features.Select((row, i) => (model.Estimate(row), targets[i], i % 2 == 0))]);

        Assert.All(score.R2, explained => Assert.InRange(explained, 0.99, 1));
        Assert.InRange(score.DirectionSingle!.Value, 0.99, 1);
    }

    [Fact]
    public void The_wrong_way_is_no_direction_and_what_was_not_meant_counts()
    {
        var score = AxesScore.Of("A", [([1, 0], [1, 0], false), ([-1, 0], [1, 0], false), ([0.6, 0.6], [0, 1], true), ([0.9, 0], [0, 0], false), ([0.1, 0], [0, 0], false)]);

        Assert.Equal(0.5, score.DirectionSingle);
        Assert.Equal(0, AxesScore.Of("A", [([1, 0.1], [0, 1], true)]).DirectionPaired);
        Assert.Equal(0.5, score.MovedUnmeant);
        Assert.Equal([0.72, 0.08], score.MeanAbsoluteError);
    }

    [Fact]
    public void A_set_or_protocol_that_is_none_is_refused_with_what_there_is()
    {
        Assert.Contains("expected one of armband-30day, gripforce-myo", Assert.Throws<RecordingException>(() => AxesEvaluation.Of("x", "myo-40", "days", _ => { })).Message, StringComparison.Ordinal);
        Assert.Contains("expected one of zero-shot, within, days", Assert.Throws<RecordingException>(() => AxesEvaluation.Of("x", "gripforce-myo", "often", _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_committed_figures_of_force_come_out_again()
    {
        var folder = RepositoryFiles.RecordingSet("gripforce-myo");
        Assert.SkipWhen(folder is null, "The recordings of gripforce-myo are absent; set NEURALGLASSES_DATA to the folder of the data sets.");
        var committed = AxesReport.In(Path.Combine(RepositoryFiles.Root, "emg-models", "wrist-cursor")).Single(report => report is { Set: "gripforce-myo", Protocol: AxesEvaluation.Within });
        var found = AxesEvaluation.Of(folder, committed.Set, committed.Protocol, _ => { });
        Assert.Equal(committed.People.Select(person => person.Person), found.People.Select(person => person.Person));
        Assert.Equal(committed.People.SelectMany(person => person.R2), found.People.SelectMany(person => person.R2), (a, b) => Math.Abs(a - b) < 0.01);
    }
}

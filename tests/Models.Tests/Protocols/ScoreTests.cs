using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;
using NeuralGlasses.Training.Reports;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class ScoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Balanced_accuracy_is_the_mean_recall_of_the_labels_that_were_tested()
    {
        // Label 0: 3 of 4 right; label 1: 0 of 1; label 2 is not tested and does not count.
        var person = Person([0, 0, 0, 0, 1, 2], labels: 3);
        var confusion = Confusion.Of(person, [0, 1, 2, 3, 4], [0, 0, 2, 0, 0, 2]);
        Assert.Equal(0.375, confusion.BalancedAccuracy);
        Assert.Equal((0.75, 0.25, 1.0, 0.0), (confusion.Share(0, 0), confusion.Share(0, 2), confusion.Share(1, 0), confusion.Share(2, 2)));
    }

    [Fact]
    public void Context_is_the_mean_over_nine_frames_of_the_same_stretch()
    {
        // One strong vote for label 1 in frame 0, weak ones for label 0 after it: it outweighs them while it is among the nine.
        var person = Person([.. Enumerable.Repeat(-1, 12), 0, 0], labels: 2, stretchOf: i => i < 12 ? 0 : 1);
        var answers = Enumerable.Range(0, 14).Select(i => i is 0 or 11 ? new[] { -9f, 0f } : [0f, -1f]).ToArray();
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0], FrameDecisions.Window200(answers));
        // Frame 8 still has frame 0 (-9 against -8), frame 9 not; frame 11 comes in again; the second stretch forgets it.
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0], FrameDecisions.Context600(person, answers));
    }

    [Fact]
    public void An_answer_of_another_shape_or_without_a_number_is_no_score()
    {
        var person = Person([0, 1], labels: 2);
        Assert.Throws<InvalidOperationException>(() => DecodedScore.Of(person, [0, 1], [[0, -1]]));
        Assert.Throws<InvalidOperationException>(() => DecodedScore.Of(person, [0, 1], [[0, -1], [0]]));
        Assert.Throws<InvalidOperationException>(() => DecodedScore.Of(person, [0, 1], [[0, -1], [0, float.NaN]]));
    }

    [Fact]
    public void People_count_the_same_in_class_figures_however_many_frames_they_have()
    {
        var many = Confusion.Of(Person([0, 0, 0, 0, 1], labels: 2), [0, 1, 2, 3, 4], [0, 0, 0, 0, 1]);
        var few = Confusion.Of(Person([0, 1], labels: 2), [0, 1], [1, 1]);
        Assert.Equal([[1, 1], [0, 2]], ConfusionSum.Of([many, few]));
        var figures = ConfusionSum.PerClass([many, few], ["rest", "fist"]);
        Assert.Equal(new(0.5, 1, 5), figures["rest"]);
        Assert.Equal(new(1, 0.666667, 2), figures["fist"]);
    }

    [Fact]
    public void The_worst_person_is_named()
    {
        var accuracy = BalancedAccuracy.Of([("A", 0.5), ("B", 0.25), ("C", 0.75)]);
        Assert.Equal((0.5, 0.25, "B"), (accuracy.Mean, accuracy.Worst, accuracy.WorstSubject));
        Assert.Equal(0.75, accuracy.PerSubject["C"]);
    }

    /// <summary>A person whose frames carry these labels; -1 for none.</summary>
    private PersonRecordings Person(int[] frameLabels, int labels, Func<int, int>? stretchOf = null) => new(
        "A",
        [EmgRecording.Open(new InventedSession("A").Write(_folder.FullPath))],
        [.. Enumerable.Range(0, labels).Select(label => $"label {label}")],
        [.. frameLabels.Select((label, i) => new Frame(0, stretchOf?.Invoke(i) ?? 0, 10 * i, label, label < 0 ? -1 : 0, label < 0 ? -1 : 0, label >= 0))]);
}

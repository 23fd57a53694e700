using NeuralGlasses.Models.Tests.Protocols;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Novelty;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Novelty;

public sealed class NoveltyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_area_is_the_share_of_pairs_that_are_told_apart()
    {
        Assert.Equal(1, AreaUnderCurve.Of([3, 4], [1, 2]));
        Assert.Equal(0, AreaUnderCurve.Of([0], [1, 2]));
        // 2 beats 1, ties with 2, loses to 3.
        Assert.Equal(0.5, AreaUnderCurve.Of([2], [1, 2, 3]));
        Assert.Equal((1 + 1 + 1 + 0.5) / 4, AreaUnderCurve.Of([2, 3], [1, 2]));
        Assert.Contains("at least one of each", Assert.Throws<ArgumentException>(() => AreaUnderCurve.Of([], [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_gesture_that_was_never_shown_looks_strange()
    {
        for (var p = 0; p < 4; p++)
            InventedSession.WithPlainGestures($"S{p + 1:D2}", 4, p + 1).Write(_folder.File("invented"));
        var people = PersonLoader.Group(SetFolder.Open(_folder.File("invented"), InventedSession.Set));
        var evaluation = new NoveltyEvaluation(EvaluationProtocol.TwoShot, 1, _ => { });
        var areas = evaluation.Run([.. people], 2, ["fist"]);
        Assert.Equal(["S01", "S02", "S03", "S04"], areas.Select(each => each.Subject).Order());
        Assert.All(areas, each => Assert.True(each.Area > 0.9, $"{each.Subject}: {each.Area:F3}"));
        Assert.Contains("is no label", Assert.Throws<RecordingException>(() => evaluation.Run([.. people], 2, ["wave"])).Message, StringComparison.Ordinal);
        var report = NoveltyReport.Of("invented", "two-shot", 1, 2, areas);
        Assert.Equal(areas.Average(each => each.Area), report.MeanArea, 1e-5);
        Assert.All(report.Table().Split('\n'), line => Assert.True(line.Length <= 60, line));
    }
}

using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class ContextRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Belief_follows_a_change_sooner_than_the_mean_and_forgets_at_a_new_stretch()
    {
        new InventedSession("S01") { Samples = InventedSession.Noise(800, 2, 1), Segments = new[,] { { 0, 400, 0, 0, 0 }, { 400, 800, 1, 0, 0 } }, Stretches = new[,] { { 0, 600 }, { 600, 800 } } }
            .Write(_folder.File("invented"));
        var person = PersonLoader.Group(SetFolder.Open(_folder.File("invented"), InventedSession.Set))[0];
        var inFirst = person.Frames.Count(frame => frame.Stretch == 0);
        // Strong evidence for label 0, from frame 20 on as strong for label 1; in the second stretch nothing is told apart.
        var answers = new float[person.Frames.Count][];
        for (var i = 0; i < answers.Length; i++)
            answers[i] = i >= inFirst ? [-0.7f, -0.7f] : i < 20 ? [0, -8] : [-8, 0];
        var mean = FrameDecisions.Context600(person, answers);
        var belief = FrameDecisions.Context600(person, answers, ContextRule.Belief);
        int First(int[] decisions) => Array.IndexOf(decisions, 1);
        // The mean changes when label 1 has more of the nine frames.
        Assert.Equal(24, First(mean));
        Assert.InRange(First(belief), 20, 22);
        Assert.Equal(0, belief[inFirst]);
    }
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class ProtocolSplitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EvaluationProtocol.ZeroShot, "", "0 1 2 3", 0)]
    [InlineData(EvaluationProtocol.OneShot, "0", "2 3", 1)]
    [InlineData(EvaluationProtocol.TwoShot, "0 1", "2 3", 2)]
    [InlineData(EvaluationProtocol.Within, "", "0 1 2 3", 0)]
    public void Repetitions_calibrate_or_are_tested(EvaluationProtocol protocol, string calibration, string tested, int repetitions)
    {
        var person = Load(InventedSession.WithPlainGestures("A", 4, 1));
        var split = ProtocolSplit.Of(person, protocol);
        Assert.Equal(calibration, Repetitions(person, split.Calibration));
        Assert.Equal(tested, Repetitions(person, split.Tested));
        Assert.Equal(repetitions, split.Repetitions);
        Assert.All(split.Calibration.Concat(split.Tested), i => Assert.True(person.Frames[i].IsSteady));
        Assert.Empty(split.Calibration.Intersect(split.Tested));
    }

    [Fact]
    public void The_first_day_calibrates_and_the_others_are_tested()
    {
        var day = InventedSession.WithPlainGestures("A", 2, 1);
        var person = Load(day with { Session = "D1" }, day with { Session = "D2" }, day with { Session = "D3" });
        var split = ProtocolSplit.Of(person, EvaluationProtocol.Days);
        Assert.Equal([0], split.Calibration.Select(i => person.Frames[i].Session).Distinct());
        Assert.Equal([1, 2], split.Tested.Select(i => person.Frames[i].Session).Distinct());
        Assert.Equal(2, split.Repetitions);
    }

    [Fact]
    public void One_session_has_no_other_days()
        => Assert.Contains("A has one session, the protocol 'days' needs at least two", Assert.Throws<RecordingException>(
            () => ProtocolSplit.Of(Load(InventedSession.WithPlainGestures("A", 4, 1)), EvaluationProtocol.Days)).Message, StringComparison.Ordinal);

    [Fact]
    public void Labels_that_the_calibration_lacks_are_told()
    {
        // The first repetition of fist is shorter than a window.
        var person = Load(new InventedSession("A")
        {
            Samples = InventedSession.Noise(800, 2, 1),
            Segments = new[,] { { 0, 100, 0, 0, 0 }, { 100, 200, 0, 1, 0 }, { 200, 300, 0, 2, 0 }, { 300, 330, 1, 0, 0 }, { 400, 500, 1, 1, 0 }, { 600, 700, 1, 2, 0 } },
        });
        Assert.Equal(["fist"], ProtocolSplit.Of(person, EvaluationProtocol.OneShot).Uncalibrated(person));
        Assert.Empty(ProtocolSplit.Of(person, EvaluationProtocol.TwoShot).Uncalibrated(person));
    }

    [Fact]
    public void Names_lead_to_protocols_and_back()
    {
        foreach (var protocol in Enum.GetValues<EvaluationProtocol>())
            Assert.Equal(protocol, ProtocolNames.Parse(ProtocolNames.Of(protocol)));
        Assert.Contains("no protocol 'zero'; choose one of zero-shot, one-shot, two-shot, within, days", Assert.Throws<ArgumentException>(() => ProtocolNames.Parse("zero")).Message, StringComparison.Ordinal);
    }

    private static string Repetitions(PersonRecordings person, IReadOnlyList<int> frames)
        => string.Join(' ', frames.Select(i => person.Frames[i].Repetition).Distinct().Order());

    private PersonRecordings Load(params InventedSession[] sessions)
        => PersonLoader.Group([.. sessions.Select(session => EmgRecording.Open(session.Write(_folder.FullPath)))])[0];
}

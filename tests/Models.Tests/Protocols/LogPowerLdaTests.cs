using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Decoders;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class LogPowerLdaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_causal_answer_does_not_change_with_what_is_recorded_later()
    {
        var teacher = InventedSession.WithPlainGestures("A", 3, 1);
        var before = InventedSession.WithPlainGestures("B", 3, 2);
        var after = before with { Subject = "C", Samples = (short[,])before.Samples.Clone() };
        var half = before.Samples.GetLength(0) / 2;
        for (var i = half; i < before.Samples.GetLength(0); i++)
            after.Samples[i, 3] = (short)(after.Samples[i, 3] / 2 + after.Samples[i, 0]);
        var people = Load(teacher, before, after);
        var decoder = new LogPowerLda().Fit([people[0]], 1, _ => { });
        var same = people[1].Frames.Count(frame => frame.Start + people[1].WindowLength <= half);
        Assert.True(same > 100);
        Assert.Equal(decoder.DecodeUnseen(people[1], causal: true)[..same], decoder.DecodeUnseen(people[2], causal: true)[..same]);
        Assert.NotEqual(decoder.DecodeUnseen(people[1], causal: false)[..same], decoder.DecodeUnseen(people[2], causal: false)[..same]);
    }

    [Fact]
    public void A_label_that_was_never_shown_is_all_but_impossible()
    {
        var person = Load(InventedSession.WithPlainGestures("A", 3, 1))[0];
        var calibration = ProtocolSplit.Of(person, EvaluationProtocol.OneShot).Calibration.Where(i => person.Frames[i].Label != 2).ToArray();
        var answers = new LogPowerLda().Fit([person], 1, _ => { }).DecodeCalibrated(person, calibration, 1, 1);
        Assert.All(answers, row => Assert.True(row[2] <= row.Min()));
        Assert.All(answers, row => Assert.Equal(1, row.Sum(logarithm => Math.Exp(logarithm)), 5));
    }

    [Fact]
    public void The_floor_on_real_people_is_where_an_independent_computation_put_it()
    {
        var folder = RepositoryFiles.RecordingSet("myo-40");
        if (folder is null)
            Assert.Skip("The recordings of myo-40 are absent; set NEURALGLASSES_DATA to the folder of the data sets.");
        var report = EvaluateRun.Execute(
            new() { DataDirectory = folder, Set = "myo-40", Train = "P00-P21", Protocol = "zero-shot", Decoder = "log-power-lda", Folds = 3, OutputFile = _folder.File("report.json") },
            TextWriter.Null,
            new ProgressBar(TextWriter.Null, isTerminal: false));
        Assert.Equal(0.864, report.BalancedAccuracy.Window200.Mean, 0.005);
        Assert.Equal(0.880, report.BalancedAccuracy.Context600.Mean, 0.005);
    }

    private IReadOnlyList<PersonRecordings> Load(params InventedSession[] sessions)
        => PersonLoader.Group([.. sessions.Select(session => EmgRecording.Open(session.Write(_folder.FullPath)))]);
}

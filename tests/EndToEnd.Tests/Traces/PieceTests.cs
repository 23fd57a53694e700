using NeuralGlasses.Simulator.Traces;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

public sealed class PieceTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_piece_from_the_first_connection_on_has_the_same_gestures_and_replays()
    {
        var (trace, report) = RecordedRuns.Of("first-minute");
        var file = _runs.NewFolder() + ".ngtrace";
        Assert.Null(TracePiece.Check(trace, null, 20, 30).Difference);
        var piece = TracePiece.Write(trace, null, 20, 30, file);
        Assert.Equal(report.Events.Count(e => e.AtS is >= 20 and <= 30), piece.Wanted);
        Assert.Equal((piece.Wanted, piece.Wanted), (piece.Same, piece.Exact));
        Assert.True(piece.Wanted > 0);
        Assert.InRange(piece.BeginS, 0, 1);
        Assert.InRange(piece.EndS, 29.9, 30);

        var outcome = TraceReplay.Run(file);
        Assert.Null(outcome.Difference);
        Assert.Null(outcome.Cut);
        Assert.Equal(new TraceOrigin(report.TraceHash, 20, 30), outcome.Header.CutFrom);
    }

    [Fact]
    public void A_piece_begins_with_the_last_connection_before_it()
    {
        var (trace, report) = RecordedRuns.Of("disconnects");
        var file = _runs.NewFolder() + ".ngtrace";
        var piece = TracePiece.Write(trace, null, 30, 37, file);
        Assert.InRange(piece.BeginS, 21, 22);

        // The glasses of the piece have not learnt from what came before, so that a certainty may differ and a time may not.
        Assert.Equal(report.Events.Count(e => e.AtS is >= 30 and <= 37), piece.Wanted);
        Assert.Equal(piece.Wanted, piece.Same);
        Assert.True(new FileInfo(file).Length < new FileInfo(trace).Length);

        var outcome = TraceReplay.Run(file);
        Assert.Null(outcome.Difference);
        Assert.Equal(report.Photos.Count(photo => photo.AtS < 21), outcome.Header.PhotosKept);
        Assert.Equal(piece.BeginS, outcome.BeginS);
        Assert.Equal(piece.EndS, outcome.EndS);
    }

    [Fact]
    public void A_piece_can_be_cut_out_of_a_piece_and_of_a_cut_trace()
    {
        var bytes = File.ReadAllBytes(RecordedRuns.Of("disconnects").Trace);
        var cut = _runs.NewFile("cut.ngtrace", bytes.AsSpan(0, bytes.Length * 4 / 5));
        var first = _runs.NewFolder() + ".ngtrace";
        TracePiece.Write(cut, null, 10, 35, first);
        var second = _runs.NewFolder() + ".ngtrace";
        TracePiece.Write(first, null, 25, 30, second);
        var outcome = TraceReplay.Run(second);
        Assert.Null(outcome.Difference);
        Assert.InRange(outcome.BeginS, 21, 22);
    }

    [Theory]
    [InlineData(-1, 5, "expected two times")]
    [InlineData(5, 5, "expected two times")]
    [InlineData(90, 99, "ends at 12.0 s; expected a part of it")]
    public void A_piece_that_cannot_be_is_one_sentence(double from, double to, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<TraceException>(() => TracePiece.Check(RecordedRuns.Of("short").Trace, null, from, to)).Message, StringComparison.Ordinal);
}

using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Protocols;
using Xunit;

namespace NeuralGlasses.Models.Tests.Protocols;

public sealed class FrameCutterTests : IDisposable
{
    private static readonly string[] Labels = ["rest", "fist"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(200, 40, 10)]
    [InlineData(1000, 200, 50)]
    [InlineData(519, 104, 26)]
    public void Windows_and_hops_are_rounded_to_samples(double rateHz, int window, int hop)
        => Assert.Equal((window, hop), (FrameCutter.WindowLength(rateHz), FrameCutter.HopLength(rateHz)));

    [Fact]
    public void Frames_begin_anew_at_each_stretch_and_stay_inside_it()
    {
        // 65 samples hold windows at 0, 10 and 20; 39 hold none; the last stretch starts off the grid of the first.
        var frames = Cut(new InventedSession("A") { Stretches = new[,] { { 0, 65 }, { 65, 104 }, { 107, 157 } } });
        Assert.Equal([(0, 0), (0, 10), (0, 20), (2, 107), (2, 117)], frames.Select(frame => (frame.Stretch, frame.Start)));
    }

    [Fact]
    public void A_frame_has_a_label_only_when_the_segment_holds_it_whole()
    {
        var frames = Cut(new InventedSession("A") { Samples = InventedSession.Noise(120, 2, 1), Segments = new[,] { { 10, 60, 1, 0, 0 }, { 60, 115, 0, 0, 0 } } });
        // Windows of 40 at 0, 10 .. 80.
        Assert.Equal([-1, 1, 1, -1, -1, -1, 0, 0, -1], frames.Select(frame => frame.Label));
        Assert.Equal([-1, 0, 0, -1, -1, -1, 1, 1, -1], frames.Select(frame => frame.Segment));
        Assert.All(frames.Where(frame => frame.Label < 0), frame => Assert.Equal((-1, false), (frame.Repetition, frame.IsSteady)));
    }

    [Theory]
    [InlineData(200, 60)]
    [InlineData(400, 100)]
    public void Steady_begins_after_half_a_second_or_three_tenths_of_the_segment(int length, int firstSteady)
    {
        var frames = Cut(new InventedSession("A") { Samples = InventedSession.Noise(length, 2, 1), Segments = new[,] { { 0, length, 1, 0, 0 } } });
        Assert.Equal(firstSteady, frames.First(frame => frame.IsSteady).Start);
        Assert.All(frames, frame => Assert.Equal(frame.Start >= firstSteady, frame.IsSteady));
    }

    [Fact]
    public void Repetitions_are_counted_in_the_order_in_which_they_begin()
    {
        // Rows out of order; stated repetitions 0, 1, 4 of one kind and 0 of another between them.
        var frames = Cut(new InventedSession("A")
        {
            Segments = new[,] { { 300, 350, 1, 4, 0 }, { 0, 50, 1, 0, 0 }, { 100, 150, 1, 1, 0 }, { 200, 250, 1, 0, 80 }, { 50, 100, 0, 7, 0 } },
        });
        Assert.Equal(
            [(0, 0), (50, 0), (100, 1), (200, 2), (300, 3)],
            frames.Where(frame => frame.Repetition >= 0).GroupBy(frame => frame.Segment).Select(segment => (segment.First().Start, segment.First().Repetition)));
    }

    [Fact]
    public void Two_segments_of_one_stated_repetition_are_one_repetition()
    {
        var frames = Cut(new InventedSession("A") { Segments = new[,] { { 0, 50, 0, 0, 1 }, { 50, 100, 0, 0, 1 }, { 100, 150, 0, 1, 1 } } });
        Assert.Equal([0, 0, 1], frames.Where(frame => frame.Label == 0).GroupBy(frame => frame.Segment).Select(segment => segment.First().Repetition));
    }

    [Fact]
    public void Repetitions_stretches_and_segments_are_counted_through_the_sessions()
    {
        var session = new InventedSession("A", "D1") { Segments = new[,] { { 0, 50, 0, 0, 0 }, { 50, 100, 0, 1, 0 } }, Stretches = new[,] { { 0, 200 }, { 200, 400 } } };
        var frames = Cut(session, session with { Session = "D2" });
        Assert.Equal([0, 1, 2, 3], frames.Select(frame => frame.Stretch).Distinct());
        var labelled = frames.Where(frame => frame.Label == 0).GroupBy(frame => frame.Segment).Select(segment => segment.First());
        Assert.Equal([(0, 0, 0), (0, 1, 1), (1, 2, 2), (1, 3, 3)], labelled.Select(frame => (frame.Session, frame.Segment, frame.Repetition)));
    }

    private IReadOnlyList<Frame> Cut(params InventedSession[] sessions)
        => FrameCutter.Cut([.. sessions.Select(session => EmgRecording.Open(session.Write(_folder.FullPath)))], Labels);
}

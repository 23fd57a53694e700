using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class RetransmissionTests
{
    private static readonly WristbandLinkOptions OneChannel = new() { ChannelCount = 1, Coding = ControlPoint.CodingRaw };

    // 100, 500 and 1000 frames a second; a host with timers of a millisecond, and one that only acts on what arrives.
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 1, 0)]
    [InlineData(5, 2, 1)]
    [InlineData(6, 5, 1)]
    public void One_notification_in_20_lost_costs_less_than_one_frame_in_10_000(int seed, int framesPerBlock, double timerMs)
    {
        var band = new ScriptedWristband(new ScriptedWristbandOptions
        {
            Seed = seed,
            Loss = 0.05,
            DriftPpm = 30,
            FramesPerBlock = framesPerBlock,
            TimerMs = timerMs,
        });
        var link = new WristbandLink(band, OneChannel);
        var next = 0;
        var waits = new List<double>();
        band.DueAt = () => link.DueAt;
        band.Process = now =>
        {
            link.Expire(now);
            while (link.TryTake(out ReceivedFrame received))
            {
                next += received.LostBefore;
                Assert.Equal(next & 0xFFFF, received.Frame.Sequence);
                next++;
                waits.Add(now.MillisecondsSince(received.ArrivedAt));
            }
        };
        band.Connect();
        band.RunFor(2050.0 / framesPerBlock);
        band.Process(new HostTime((long)band.Now + 1_000_000));

        LinkCounters counters = link.Counters;
        waits.RemoveRange(waits.Count - 20, 20);
        waits.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{band.Formed} formed, {counters.Received} received, {counters.Lost} lost, {counters.Requested} requested, {counters.Recovered} recovered, " +
            $"{counters.Duplicate} duplicates, {counters.Late} late, {counters.OutOfTurn} out of turn, {band.RetransmitCommands} commands, {band.Repeated} repeated; " +
            $"waits p95 {waits[(int)(waits.Count * 0.95)]:F0}, p99 {waits[(int)(waits.Count * 0.99)]:F0}, p99.9 {waits[(int)(waits.Count * 0.999)]:F0}, max {waits[^1]:F0} ms");
        Assert.True(band.Formed > 200_000, $"{band.Formed} frames");
        Assert.InRange(counters.Lost, 0, band.Formed / 10_000);
        Assert.Equal(next, counters.Received + counters.Lost);

        // Behind the last frame that arrived some are still on their way.
        Assert.InRange(band.Formed - counters.Received - counters.Lost, 0, 5 * framesPerBlock);
        Assert.InRange(counters.Recovered, band.Formed / 22, counters.Requested);
        Assert.InRange(counters.Requested, counters.Recovered, counters.Recovered + counters.Lost + 20);
        Assert.InRange(counters.Duplicate, 0, counters.Recovered / 20);
        Assert.InRange(waits[^1], 0, OneChannel.Retransmit.MaxWaitMs + 15);
        Assert.Equal((0, 0), (counters.Resyncs, counters.Overflowed));
    }
}

using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Streaming;

public sealed class LinkAllocationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(EmgStreamFormat.FlagCompressed)]
    public void Nothing_is_allocated_per_frame_from_notification_to_block(int flags)
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central, ScriptedCentral.Plain);
        var counters = new StreamCounters();
        var assembler = new SampleAssembler(link.Stream, link.LsbPicovolts, new StreamClock(new StreamClockOptions()), counters);
        var random = new Random(5);
        var frames = new List<byte[]>();
        for (var i = 0; i < 8000; i++)
        {
            if (i % 50 != 7)
                frames.Add(FrameBytes.Make(i, flags: flags, sample: (_, _) => (short)random.Next(-100, 100)));
        }

        for (var i = 0; i + 1 < frames.Count; i += 20)
            (frames[i], frames[i + 1]) = (frames[i + 1], frames[i]);

        Feed(link, assembler, central, frames, 0, 2000);
        Assert.Equal(0, FeedMeasured(link, assembler, central, frames, 2000));
        Assert.Equal((160, 800), (link.Counters.Lost, counters.LostSampleSets));
        Assert.True(link.Counters.Reordered > 100, $"{link.Counters.Reordered} frames were reordered");
    }

    // Every fiftieth frame is lost, asked for, and comes 40 ms later; every two seconds the wristband tells its time.
    [Fact]
    public void Nothing_is_allocated_per_request_and_per_exchange()
    {
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central);
        central.Results.Clear();
        central.Remembers = false;
        var clock = new StreamClock(new StreamClockOptions());
        var counters = new StreamCounters();
        var assembler = new SampleAssembler(link.Stream, link.LsbPicovolts, clock, counters);
        var frames = new List<byte[]>();
        for (var i = 0; i < 8000; i++)
            frames.Add(FrameBytes.Make(i % 50 == 7 && i > 50 ? i + 1 : i % 50 == 15 && i > 50 ? i - 8 : i % 50 is > 7 and < 15 && i > 50 ? i + 1 : i));

        Feed(link, assembler, central, frames, 0, 4000, clock);
        long written = central.Written;
        Assert.Equal(0, FeedMeasured(link, assembler, central, frames, 4000, clock));
        Assert.Equal((0, 0, 159, 159), (link.Counters.Lost, counters.LostSampleSets, link.Counters.Requested, link.Counters.Recovered));
        Assert.InRange(central.Written - written, 85, 100);
        Assert.InRange(clock.UncertaintyMicroseconds, 0, 5000);
    }

    // Bytes allocated in the leanest of three equal stretches, each with frames of every kind.
    private static long FeedMeasured(WristbandLink link, SampleAssembler assembler, ScriptedCentral central, List<byte[]> frames, int from, StreamClock? clock = null)
    {
        return Allocation.LeastOf(3, stretch =>
        {
            int next = from + ((frames.Count - from) / (3 - stretch));
            Feed(link, assembler, central, frames, from, next, clock);
            from = next;
        });
    }

    private static void Feed(WristbandLink link, SampleAssembler assembler, ScriptedCentral central, List<byte[]> frames, int from, int to, StreamClock? clock = null)
    {
        for (var i = from; i < to; i++)
        {
            central.Notify(frames[i], (i * 5) + 10);
            if (clock is not null)
                Tell(link, central, clock);
            while (link.TryTake(out ReceivedFrame received))
                assembler.TryAssemble(received, link.Status.LeadOff, out _);
        }
    }

    private static void Tell(WristbandLink link, ScriptedCentral central, StreamClock clock)
    {
        link.Expire(central.Now);
        while (link.TryTakeExchange(out ClockExchange exchange))
            clock.ObserveExchange(exchange);
        while (link.TryTakeArrival(out FrameArrival arrival))
            clock.Observe(arrival.NewestTicks, arrival.ArrivedAt, arrival.AirMicroseconds);
        _ = link.DueAt;
    }
}

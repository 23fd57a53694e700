using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Link;

public sealed class LossAccountingTests
{
    private const int Sent = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_loss_is_counted_exactly_where_order_can_be_restored(int seed)
    {
        (LinkCounters counters, Air air, List<ReceivedFrame> taken) = Run(seed, greatestDelayMs: 12);

        Assert.Equal(Sent - air.Lost, counters.Received);
        Assert.Equal(air.Lost, counters.Lost);
        Assert.Equal(air.Duplicated, counters.Duplicate);
        Assert.Equal((0, 0, 0), (counters.Late, counters.Resyncs, counters.Overflowed));
        Assert.True(counters.Reordered > 100, $"{counters.Reordered} frames were reordered");
        Assert.Equal(air.Lost, taken.Sum(frame => frame.LostBefore));
        Assert.Equal(counters.Received, taken.Count);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Sent_is_received_and_lost_even_where_frames_come_too_late(int seed)
    {
        (LinkCounters counters, Air air, List<ReceivedFrame> taken) = Run(seed, greatestDelayMs: 200);

        Assert.Equal(Sent, counters.Received + counters.Lost);
        Assert.Equal(air.Arrivals, counters.Received + counters.Duplicate + counters.Late);
        Assert.True(counters.Late > 100, $"{counters.Late} frames were late");
        Assert.Equal(counters.Lost, taken.Sum(frame => frame.LostBefore));
        Assert.Equal(counters.Received, taken.Count);
    }

    // Frames leave every 4 ms; some are lost, some come twice, some wait a while and are overtaken. The last one always
    // arrives last, because what is lost behind it cannot be seen.
    private static (LinkCounters Counters, Air Air, List<ReceivedFrame> Taken) Run(int seed, double greatestDelayMs)
    {
        var random = new Random(seed);
        var air = new Air();
        for (var i = 0; i < Sent; i++)
        {
            double sentAt = i * 4.0;
            bool last = i == Sent - 1;
            if (!last && random.NextDouble() < 0.05)
            {
                air.Lost++;
                continue;
            }

            double delay = last ? 1000 : random.NextDouble() < 0.1 ? random.NextDouble() * greatestDelayMs : 0;
            air.Queue.Enqueue(i & 0xFFFF, sentAt + delay);
            if (!last && random.NextDouble() < 0.02)
            {
                air.Queue.Enqueue(i & 0xFFFF, sentAt + delay + 0.5);
                air.Duplicated++;
            }
        }

        air.Arrivals = air.Queue.Count;
        WristbandLink link = ScriptedCentral.Streaming(out ScriptedCentral central, ScriptedCentral.Plain);
        var taken = new List<ReceivedFrame>();
        var next = 0;
        while (air.Queue.TryDequeue(out int sequence, out double at))
        {
            central.Notify(FrameBytes.Make(sequence), at);
            while (link.TryTake(out ReceivedFrame received))
            {
                next += received.LostBefore;
                Assert.Equal(next & 0xFFFF, received.Frame.Sequence);
                next++;
                taken.Add(received);
            }
        }

        link.Expire(central.Now.Plus(1e6));
        while (link.TryTake(out ReceivedFrame received))
            taken.Add(received);
        return (link.Counters, air, taken);
    }

    private sealed class Air
    {
        public PriorityQueue<int, double> Queue { get; } = new();

        public int Lost { get; set; }

        public int Duplicated { get; set; }

        public int Arrivals { get; set; }
    }
}

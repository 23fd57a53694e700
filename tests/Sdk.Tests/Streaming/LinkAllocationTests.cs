using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Sdk.Tests.Link;
using NeuralGlasses.Streaming;
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
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(link, assembler, central, frames, 2000, frames.Count);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Equal((160, 800), (link.Counters.Lost, counters.LostSampleSets));
        Assert.True(link.Counters.Reordered > 100, $"{link.Counters.Reordered} frames were reordered");
    }

    private static void Feed(WristbandLink link, SampleAssembler assembler, ScriptedCentral central, List<byte[]> frames, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            central.Notify(frames[i], i * 5);
            while (link.TryTake(out ReceivedFrame received))
                assembler.TryAssemble(received, link.Status.LeadOff, out _);
        }
    }
}

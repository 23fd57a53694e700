using NeuralGlasses.BlueZ.Central;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>What waits between the radio's threads and the glasses' own.</summary>
public sealed class ValueQueueTests
{
    private static readonly Guid Characteristic = Guid.Parse("12345678-0000-4000-8000-000000000000");

    [Fact]
    public void A_listener_that_is_slower_than_the_air_gets_what_was_there_and_its_caller_is_let_go()
    {
        var queue = new ValueQueue(16);
        var arrived = 0;
        queue.Arrived = () => arrived++;
        var slow = new Slow(queue);
        queue.Add(Characteristic, [1], default);
        queue.Add(Characteristic, [2], default);
        Assert.Equal(1, arrived);
        queue.Deliver(slow, _ => { });
        Assert.Equal(2, slow.Taken);

        // What came meanwhile waits, and its caller is woken for it.
        Assert.Equal(2, arrived);
        queue.Deliver(slow, _ => { });
        Assert.Equal(4, slow.Taken);
        Assert.Equal(0, queue.Dropped);
    }

    /// <summary>Takes so long for each value that another has come.</summary>
    private sealed class Slow(ValueQueue queue) : IGattCentralListener
    {
        public int Taken { get; private set; }

        public void OnConnected(HostTime at)
        {
        }

        public void OnDisconnected(HostTime at)
        {
        }

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime at)
        {
            Taken++;
            queue.Add(characteristic, value, at);
        }
    }
}

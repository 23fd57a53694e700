using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using NeuralGlasses.Tests;
using NeuralGlasses.Traces;
using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Traces;

public sealed class TraceAllocationTests : IDisposable
{
    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Recording_a_notification_and_a_tick_allocates_nothing()
    {
        using var writer = new TraceWriter(_runs.NewFolder() + ".ngtrace", TraceDamageTests.HeaderOf("short and uncalibrated"));
        using var hash = new RunHash(writer);
        var radio = new SilentRadio();
        var central = new TracedCentral(radio, new TraceRecorder(hash));
        central.Listen(new SilentListener());
        var frame = new byte[EmgStreamFormat.MaxFrameLength];
        new Random(3).NextBytes(frame);
        Bring(0, 3000);
        Assert.Equal(0, Allocation.LeastOf(4, part => Bring(3000 + (2500 * part), 5500 + (2500 * part))));
        Assert.Equal(26_000, writer.Records);

        void Bring(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                central.OnValue(GattUuids.EmgFrames, frame, new HostTime(i * 10_000L));
                central.Tick(new HostTime((i * 10_000L) + 5000));
            }
        }
    }

    private sealed class SilentRadio : IGattCentral
    {
        public bool IsConnected => true;

        public void Listen(IGattCentralListener listener)
        {
        }

        public void Subscribe(Guid characteristic)
        {
        }

        public void Read(Guid characteristic)
        {
        }

        public void Write(Guid characteristic, ReadOnlySpan<byte> value)
        {
        }
    }

    private sealed class SilentListener : IGattCentralListener
    {
        public void OnConnected(HostTime at)
        {
        }

        public void OnDisconnected(HostTime at)
        {
        }

        public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
        {
        }
    }
}

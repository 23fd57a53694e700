using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;
using Xunit;

namespace NeuralGlasses.BlueZ.Tests;

/// <summary>Measures what the whole process allocates, and so runs while nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // What it is called by xunit.
public sealed class AloneCollection
#pragma warning restore CA1711
{
    public const string Name = "alone";
}

/// <summary>What a notification costs on its way from bluetoothd's socket to the listener.</summary>
[Collection(AloneCollection.Name)]
public sealed class NotificationCostTests : IGattCentralListener, IDisposable
{
    private const int Turns = 5;
    private const int Notifications = 5000;
    private const int Burst = 100;
    private readonly PrivateBus _bus;
    private readonly ScriptedBlueZ _bluez;
    private readonly BlueZCentral _central;
    private readonly byte[] _frame = new byte[240];
    private bool _isConnected;
    private long _heard;
    private long _outOfOrder;

    public NotificationCostTests()
    {
        DbusDaemon.SkipWithout();
        _bus = new PrivateBus();
        _bluez = new ScriptedBlueZ(_bus.Address);
        _bluez.AddBondedBand();
        _central = new BlueZCentral(new BlueZCentralOptions { BusAddress = _bus.Address }, TimeProvider.System, () => default);
        _central.Listen(this);
        Until(() => _isConnected);
        _central.Subscribe(GattUuids.EmgFrames);
        Until(() => _central.Counters.Values > 0 || _bluez.Notify(GattUuids.EmgFrames, _frame));
        Until(() => _heard > 0);
        _heard = 0;
    }

    public void Dispose()
    {
        _central.Dispose();
        _bluez.Dispose();
        _bus.Dispose();
    }

    [Fact]
    public void No_byte_of_memory_on_any_thread_and_none_lost_or_out_of_order()
    {
        // Of all threads, since three have their hands in it; what the runtime does once is in one turn.
        var least = long.MaxValue;
        for (var turn = 0; turn < Turns; turn++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Stream();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(Turns * Notifications, _heard);
        Assert.Equal(0, _outOfOrder);
        Assert.Equal(0, _central.Counters.Dropped);

        Assert.Equal(0, least);
    }

    [Fact]
    public void What_nobody_takes_is_dropped_at_the_end_and_counted()
    {
        using var heard = new HeardBand(_bus.Address, o => o with { QueuedValues = 16 });
        heard.UntilHeard("connected");
        heard.Central.Subscribe(GattUuids.MotionFrames);
        heard.Until(() => _bluez.Notify(GattUuids.MotionFrames, [0]), "the subscription");
        heard.UntilHeard("00030001 00");
        for (byte i = 1; i <= 40; i++)
            Assert.True(_bluez.Notify(GattUuids.MotionFrames, [i]));
        Assert.True(SpinWait.SpinUntil(() => heard.Central.Counters.Values == 41, TimeSpan.FromSeconds(20)));
        Assert.Equal(24, heard.Central.Counters.Dropped);
        heard.UntilHeard("00030001 10");
        Assert.DoesNotContain("00030001 11", heard.Heard);
    }

    [Fact]
    public void A_message_longer_than_an_attribute_is_thrown_away_and_counted()
    {
        Assert.True(_bluez.Notify(GattUuids.EmgFrames, new byte[600]));
        Until(() => _central.Counters.Oversized == 1);
        Assert.Equal(0, _heard);
    }

    void IGattCentralListener.OnConnected(HostTime at) => _isConnected = true;

    void IGattCentralListener.OnDisconnected(HostTime at) => _isConnected = false;

    void IGattCentralListener.OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        if (BitConverter.ToInt64(value) != _heard)
            _outOfOrder++;
        _heard++;
    }

    private void Stream()
    {
        for (var sent = 0; sent < Notifications; sent += Burst)
        {
            var end = _heard + Burst;
            for (var i = _heard; i < end; i++)
            {
                BitConverter.TryWriteBytes(_frame, i);
                Assert.True(_bluez.Notify(GattUuids.EmgFrames, _frame));
            }

            while (_heard < end)
            {
                _central.Bring();
                Thread.Yield();
            }
        }
    }

    private void Until(Func<bool> holds) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            _central.Bring();
            return holds();
        },
        TimeSpan.FromSeconds(20)));
}

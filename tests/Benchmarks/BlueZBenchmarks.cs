using BenchmarkDotNet.Attributes;
using NeuralGlasses.BlueZ;
using NeuralGlasses.BlueZ.Tests;
using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// Notifications of 240 bytes through the central, from the socket that bluetoothd fills to the listener, against a scripted org.bluez on a private
/// bus: at least 5000 a second on one core and no byte of memory for each are the goal. Needs dbus-daemon.
/// </summary>
[MemoryDiagnoser]
public class BlueZBenchmarks : IGattCentralListener, IDisposable
{
    private const int Notifications = 5000;

    // As many as the socket's buffer of Linux holds with room to spare, so that none is sent in vain.
    private const int Burst = 100;
    private readonly byte[] _frame = new byte[240];
    private readonly AutoResetEvent _arrived = new(false);
    private PrivateBus _bus = null!;
    private ScriptedBlueZ _bluez = null!;
    private BlueZCentral _central = null!;
    private bool _isConnected;
    private int _heard;

    [GlobalSetup]
    public void Connect()
    {
        _bus = new PrivateBus();
        _bluez = new ScriptedBlueZ(_bus.Address);
        _bluez.AddBondedBand();
        var began = TimeProvider.System.GetTimestamp();
        _central = new BlueZCentral(new BlueZCentralOptions { BusAddress = _bus.Address }, TimeProvider.System, () => new HostTime((long)TimeProvider.System.GetElapsedTime(began).TotalMicroseconds));
        _central.Listen(this);
        _central.Arrived = () => _arrived.Set();
        while (!_isConnected)
            Bring();
        _central.Subscribe(GattUuids.EmgFrames);
        while (!_bluez.Notify(GattUuids.EmgFrames, _frame))
            Thread.Yield();
        while (_heard == 0)
            Bring();
    }

    [Benchmark(OperationsPerInvoke = Notifications)]
    public long Receive()
    {
        var dropped = _central.Counters.Dropped;
        for (var sent = 0; sent < Notifications; sent += Burst)
        {
            _heard = 0;
            for (var i = 0; i < Burst; i++)
            {
                if (!_bluez.Notify(GattUuids.EmgFrames, _frame))
                    throw new InvalidOperationException("the socket is full");
            }

            while (_heard < Burst)
                Bring();
        }

        return _central.Counters.Dropped - dropped;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _central.Dispose();
        _bluez.Dispose();
        _bus.Dispose();
        _arrived.Dispose();
        GC.SuppressFinalize(this);
    }

    public void OnConnected(HostTime at) => _isConnected = true;

    public void OnDisconnected(HostTime at) => throw new InvalidOperationException("the link was lost");

    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt) => _heard++;

    private void Bring()
    {
        _central.Bring();
        _arrived.WaitOne(1);
    }
}

using BenchmarkDotNet.Attributes;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// What managed code on the wristband does for one frame: take the block, write header and checksum, notify. On .NET this
/// shows allocation and the ratio between the two; on the chip the interpreter is slower by a factor of hundreds.
/// </summary>
// In process, so that no project is generated that would need to be restored.
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
public class FirmwareBenchmarks
{
    private readonly BlockRing _ring = new(32);
    private readonly EmgFrame _frame = new() { ChannelCount = 8, SampleCount = 10 };
    private readonly byte[] _buffer = new byte[EmgStreamFormat.MaxFrameLength];
    private EmgStreamService _service = null!;

    [GlobalSetup]
    public void Setup()
    {
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(1);
        for (var i = 0; i < _frame.Length; i++)
            _frame.Samples[i] = (short)MathNet.Numerics.Distributions.Normal.Sample(random, 0, 150);
        _service = new EmgStreamService(new TakesAll(), new TableChecksum(), _ring, new DeviceStatus(), LinkSecurity.Encrypted);
    }

    [Benchmark(Baseline = true)]
    public void FirmwareSendsOneFrame()
    {
        var block = _ring.Next;
        block.ChannelCount = 8;
        block.SampleCount = 10;
        block.PayloadLength = 160;
        _ring.Push();
        _service.Send();
    }

    [Benchmark]
    public int EncodeRaw()
    {
        _frame.Flags = 0;
        return EmgFrameCodec.Encode(_frame, _buffer, 0);
    }

    [Benchmark]
    public int EncodeCompressed()
    {
        _frame.Flags = EmgStreamFormat.FlagCompressed;
        return EmgFrameCodec.Encode(_frame, _buffer, 0);
    }

    private sealed class TakesAll : IGattPeripheral
    {
        public bool IsConnected => true;

        public int MaxNotificationLength => EmgStreamFormat.MaxFrameLength;

        public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security) => 0;

        public bool CanAuthenticate => false;

        public LinkSecurity Security => LinkSecurity.Encrypted;

        public int Pairings => 0;

        public int BondCount => 1;

        public void AddDescriptor(int handle, Guid descriptor, byte[] value)
        {
        }

        public void Stop()
        {
        }

        public void Disconnect()
        {
        }

        public void SetPairing(bool allowed)
        {
        }

        public void ForgetBonds()
        {
        }

        public void Start(string deviceName, Guid advertisedService)
        {
        }

        public bool IsSubscribed(int handle) => true;

        public void SetValue(int handle, byte[] value, int length)
        {
        }

        public NotifyResult Notify(int handle, byte[] value, int length) => NotifyResult.Sent;

        public int TakeWrite(int handle, byte[] buffer) => -1;
    }
}

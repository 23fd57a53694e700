using BenchmarkDotNet.Attributes;
using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// What managed code on the wristband does for one frame: read it, notify. The acquisition engine is one that has a frame ready in
/// every turn, because the native one costs managed code nothing; what its model costs is measured beside it. On .NET this shows
/// allocation and the ratio between them; on the chip the interpreter is slower by a factor of hundreds.
/// </summary>
// In process, so that no project is generated that would need to be restored.
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
public class FirmwareBenchmarks
{
    private readonly EmgFrame _frame = new() { ChannelCount = 8, SampleCount = 10 };
    private readonly byte[] _buffer = new byte[EmgStreamFormat.MaxFrameLength];
    private readonly byte[] _conversions = [0xC0, 0, 0, .. new byte[24]];
    private readonly EngineSettings _settings = new()
    {
        ChannelCount = 8,
        RateHz = 1000,
        SamplesPerBlock = 10,
        SamplesPerFrame = 10,
        ChannelsPerFrame = 8,
        RightShift = Electrodes.RightShift,
        Coding = ControlPoint.CodingSmallest,
    };

    private AcquisitionEngineModel _model = null!;
    private EmgAcquisition _acquisition = null!;
    private EmgStreamService _service = null!;
    private long _microseconds;

    [GlobalSetup]
    public void Setup()
    {
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(1);
        for (var i = 0; i < _frame.Length; i++)
            _frame.Samples[i] = (short)MathNet.Numerics.Distributions.Normal.Sample(random, 0, 150);
        var clock = new Standing();
        var chain = new Ads1298Chain(1, clock, new NoSkin(), new Ads1298ModelOptions());
        _model = new AcquisitionEngineModel(chain);
        if (!_model.Start(_settings))
            throw new InvalidOperationException("The engine refused its settings.");
        var engine = new AlwaysReady();
        var status = new DeviceStatus();
        _acquisition = new EmgAcquisition(new Ads1298(chain, chain, clock, 1), 1, engine, new TakesAll(), status);
        if (!_acquisition.PowerUp() || !_acquisition.TryStart())
            throw new InvalidOperationException("The stream did not start.");
        _service = new EmgStreamService(new TakesAll(), engine, _acquisition, status, LinkSecurity.Encrypted);
    }

    [Benchmark(Baseline = true)]
    public void FirmwareSendsOneFrame()
    {
        _acquisition.Collect();
        _service.Send();
    }

    [Benchmark]
    public void FirmwareSendsOneFrameAndOneAgain()
    {
        _service.Request(7, 1);
        _service.Send();
    }

    [Benchmark]
    public int ModelMakesOneFrame()
    {
        for (var set = 0; set < 10; set++)
        {
            _conversions[5] = (byte)(_conversions[5] * 5 + 3);
            _model.Take(_conversions, _microseconds += 1000);
        }

        return _model.Read(_buffer);
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

        public int Connections => 1;

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

        public void Start(string deviceName, Guid[] advertisedServices, int appearance)
        {
        }

        public bool IsSubscribed(int handle) => true;

        public void SetValue(int handle, byte[] value, int length)
        {
        }

        public NotifyResult Notify(int handle, byte[] value, int length) => NotifyResult.Sent;

        public int TakeWrite(int handle, byte[] buffer) => -1;
    }

    // Time passes only while somebody waits.
    private sealed class Standing : IMonotonicClock
    {
        public long Microseconds { get; private set; }

        public bool WaitUntil(long microseconds)
        {
            Microseconds = microseconds;
            return true;
        }
    }

    private sealed class NoSkin : ISkinPotential
    {
        public void Sample(long microseconds, Span<float> microvolts) => microvolts.Clear();

        public int OffElectrodes(int channel) => 0;

        public double PairOhms(int channel) => 200_000;
    }

    // A frame in every turn, with nothing to pay for making it.
    private sealed class AlwaysReady : IAcquisitionEngine
    {
        public int Unread => 1;

        public int Overruns => 0;

        public int BadFrames => 0;

        public int SampleSets { get; private set; }

        public int LeadOff => 0;

        public bool Start(EngineSettings settings) => true;

        public void Stop()
        {
        }

        public int Read(byte[] frame)
        {
            SampleSets += 10;
            return 174;
        }

        public int Recall(int sequence, byte[] frame) => 174;

        public void Skip(int count)
        {
        }

        public int ReadStatistics(int[] statistics) => 0;
    }
}

using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Supervision;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>A whole band on the bench: the real firmware on simulated chips, with a radio that the test commands.</summary>
internal sealed class Board
{
    public const long Second = 1_000_000;

    private byte _number;
    private int _asked;

    public Board(int afeCount = 1, Ads1298ModelOptions? options = null, double batteryPercent = 100, IMotionSource? motion = null)
    {
        Chain = new Ads1298Chain(afeCount, Clock, Skin, options ?? new Ads1298ModelOptions { NoiseMicrovoltsRms = 0 });
        Engine = new AcquisitionEngineModel(Chain);
        Bus = new FaultyBus(Chain);
        Clock.Chain = Chain;
        Clock.Engine = Engine;
        Imu = new Lsm6dsoModel(Clock, motion ?? Motion, new Lsm6dsoModelOptions());
        HapticDriver = new Drv2605lModel(Clock);
        SmallChips = new I2cBusModel(Clock);
        SmallChips.Connect(Lsm6dso.Address, Imu);
        SmallChips.Connect(Drv2605l.Address, HapticDriver);
        Battery = new VirtualBattery(Clock, 500, 30, batteryPercent);
        Ports = new WristbandPorts
        {
            Board = Hands,
            Clock = Clock,
            AfeBus = Bus,
            AfePins = Chain,
            AfeCount = afeCount,
            Engine = Engine,
            Radio = Radio,
            Bus = SmallChips,
            ImuPins = Imu,
            Battery = Battery,
            Store = Store,
            Watchdog = Hands,
            Button = Hands,
            Light = Hands,
        };
    }

    public BoardClock Clock { get; } = new();

    public ScriptedSkin Skin { get; } = new();

    public FakeRadio Radio { get; } = new();

    public Ads1298Chain Chain { get; }

    public AcquisitionEngineModel Engine { get; }

    public FaultyBus Bus { get; }

    public WristMotion Motion { get; } = new();

    public Lsm6dsoModel Imu { get; }

    public Drv2605lModel HapticDriver { get; }

    public I2cBusModel SmallChips { get; }

    public VirtualBattery Battery { get; }

    public VirtualStore Store { get; init; } = new();

    public BoardHands Hands { get; } = new();

    public RunEnd End { get; private set; }

    public WristbandPorts Ports { get; }

    public DeviceStatus Status
    {
        get
        {
            var status = new DeviceStatus();
            var value = Radio.ValueOf(GattUuids.DeviceStatus);
            Assert.True(status.TryRead(value, 0, value.Length));
            return status;
        }
    }

    public BandCondition Condition
    {
        get
        {
            var condition = new BandCondition();
            var value = Radio.ValueOf(GattUuids.BandCondition);
            Assert.True(condition.TryRead(value, 0, value.Length));
            return condition;
        }
    }

    public List<EmgFrame> Frames => [.. Radio.SentOf(GattUuids.EmgFrames).Select(Decode)];

    public byte[][] Answers => [.. Radio.SentOf(GattUuids.ControlPoint)];

    /// <summary>Sets the stream and starts it one second after power-up.</summary>
    public void StreamFromOneSecond(int rateHz = 1000, int channels = 8, int coding = ControlPoint.CodingRaw) => Clock.At(Second, () =>
    {
        Send(ControlPoint.OpSetStream, (byte)rateHz, (byte)(rateHz >> 8), (byte)channels, (byte)coding);
        Send(ControlPoint.OpStart);
    });

    /// <summary>Writes a command with the next number at a time.</summary>
    public void Command(long microseconds, byte opcode, params byte[] operands) => Clock.At(microseconds, () => Send(opcode, operands));

    /// <summary>Writes bytes to the control point at a time, whatever they are.</summary>
    public void Write(long microseconds, params byte[] bytes) => Clock.At(microseconds, () => Radio.Write(GattUuids.ControlPoint, bytes));

    public void Run(double seconds)
    {
        Clock.EndMicroseconds = (long)(seconds * Second);
        Ports.Store = Store;
        End = WristbandFirmware.Run(Ports);
    }

    /// <summary>Runs, and shortly before the end asks for the whole fault log and every page of diagnostics.</summary>
    public void RunAndAsk(double seconds)
    {
        var late = (long)((seconds - 0.3) * Second);
        Clock.At(late, () => _asked = Answers.Length);
        for (byte age = 0; age < FaultLog.Capacity; age++)
            Command(late, ControlPoint.OpReadFault, age);
        for (byte page = 0; page < ControlPoint.PageCount; page++)
            Command(late, ControlPoint.OpGetDiagnostics, page);
        Run(seconds);
        var answers = Radio.SentOf(GattUuids.ControlPoint).Skip(_asked).ToArray();
        Faults = [.. answers.Take(FaultLog.Capacity).Where(a => a[5] != FaultCode.None).Select(a => (a[5], a[6]))];
        Diagnostics = [.. answers.Skip(FaultLog.Capacity).Select(a => Enumerable.Range(0, 4).Select(i => LittleEndian.ReadUInt32(a, 4 + (4 * i))).ToArray())];
    }

    /// <summary>Lines of the fault log at the end of <see cref="RunAndAsk"/>, the newest first.</summary>
    public IReadOnlyList<(byte Code, byte Detail)> Faults { get; private set; } = [];

    /// <summary>Counters by page at the end of <see cref="RunAndAsk"/>.</summary>
    public IReadOnlyList<uint[]> Diagnostics { get; private set; } = [];

    private void Send(byte opcode, params byte[] operands) => Radio.Write(GattUuids.ControlPoint, [opcode, _number++, .. operands]);

    private static EmgFrame Decode(byte[] bytes)
    {
        var frame = new EmgFrame();
        Assert.Equal(EmgFrameResult.Ok, EmgFrameCodec.TryDecode(bytes, 0, bytes.Length, frame));
        return frame;
    }
}

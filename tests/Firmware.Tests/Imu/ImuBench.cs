using NeuralGlasses.Contract;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Imu;

/// <summary>The motion sensor with its firmware on a bench: a simulated chip, the real driver, stream and service, and a radio that the test commands.</summary>
internal sealed class ImuBench
{
    public const long StepMicroseconds = 10_000;

    public ImuBench(IMotionSource? motion = null, Lsm6dsoModelOptions? options = null)
    {
        Chip = new Lsm6dsoModel(Clock, motion ?? Motion, options ?? Quiet);
        Bus = new I2cBusModel(Clock);
        Bus.Connect(Lsm6dso.Address, Chip);
        Faults = new FaultyI2c(Bus);
        Driver = new Lsm6dso(Faults, Clock, Lsm6dso.Address);
        Stream = new ImuStream(Faults, Clock, Driver);
        Service = new ImuStreamService(Radio, Clock, Stream, LinkSecurity.Encrypted);
    }

    public static Lsm6dsoModelOptions Quiet { get; } = new() { AccelerometerNoiseMilligramsRms = 0, GyroscopeNoiseMillidegreesRms = 0 };

    public BoardClock Clock { get; } = new();

    public WristMotion Motion { get; } = new();

    public FakeRadio Radio { get; } = new();

    public Lsm6dsoModel Chip { get; }

    public I2cBusModel Bus { get; }

    public FaultyI2c Faults { get; }

    public Lsm6dso Driver { get; }

    public ImuStream Stream { get; }

    public ImuStreamService Service { get; }

    public List<ImuFrame> Frames => [.. Radio.SentOf(GattUuids.MotionFrames).Select(Decode)];

    public ImuBench Start(int rateHz, bool doubleTap = false)
    {
        Assert.Equal(ImuResult.Ok, Driver.PowerUp());
        Assert.Equal(ImuResult.Ok, Stream.Start(rateHz, doubleTap));
        return this;
    }

    /// <summary>Lets the loop turn every 10 ms until a device time in microseconds.</summary>
    public void RunUntil(long microseconds)
    {
        while (Clock.Microseconds < microseconds)
        {
            Clock.WaitUntil(((Clock.Microseconds / StepMicroseconds) + 1) * StepMicroseconds);
            Stream.Step();
            Service.Send();
        }
    }

    public void WaitUntil(long microseconds) => Clock.WaitUntil(microseconds);

    private static ImuFrame Decode(byte[] bytes)
    {
        var frame = new ImuFrame();
        Assert.Equal(ImuFrameResult.Ok, ImuFrameCodec.TryDecode(bytes, 0, bytes.Length, frame));
        return frame;
    }
}

using System.Device.I2c;
using Iot.Device.Imu;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses.Linux;

/// <summary>An MPU-6050 on I2C, read when somebody asks: at most one sample for each moment of its rate, and those between are lost and counted.</summary>
internal sealed class LinuxHead : IHeadMotion, IDisposable
{
    private readonly Mpu6050 _sensor;
    private long? _next;

    public LinuxHead(int bus) => _sensor = new Mpu6050(I2cDevice.Create(new I2cConnectionSettings(bus, Mpu6050.DefaultI2cAddress)));

    // A guess: as often as somebody who is not in a hurry asks.
    public double RateHz => 20;

    public long Lost { get; private set; }

    public void Open(HostTime at) => _next = IndexAt(at);

    public int Read(Span<HeadSample> samples, HostTime now)
    {
        if (_next is not { } next || IndexAt(now) < next || samples.IsEmpty)
            return 0;
        Lost += IndexAt(now) - next;
        _next = IndexAt(now) + 1;
        var (g, dps) = (_sensor.GetAccelerometer(), _sensor.GetGyroscopeReading());
        samples[0] = new HeadSample(now, g.X, g.Y, g.Z, dps.X, dps.Y, dps.Z);
        return 1;
    }

    public void Close() => _next = null;

    public void Dispose() => _sensor.Dispose();

    private long IndexAt(HostTime at) => (long)(at.Microseconds * RateHz / 1e6);
}

using System.Buffers.Binary;
using System.Device.I2c;
using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Drivers.Motion;

/// <summary>
/// An MPU-6050, or one of those with the same registers (MPU-6500, MPU-9250), on I²C. A thread reads it 50 times a second while it is open; a sample that
/// could not be read in its time is lost and counted.
/// </summary>
public sealed class Mpu6050Head : IHeadMotion, IDisposable
{
    /// <summary>Its usual address (datasheet MPU-6000/MPU-6050, section 9.2).</summary>
    public const int UsualAddress = 0x68;

    // Registers and their values: register map RM-MPU-6000A, sections 4.2 to 4.6, 4.17, 4.28, 4.32.
    private const byte SampleRateDivider = 0x19;
    private const byte Configuration = 0x1A;
    private const byte GyroConfiguration = 0x1B;
    private const byte AccelConfiguration = 0x1C;
    private const byte FirstSample = 0x3B;
    private const byte PowerManagement = 0x6B;
    private const byte WhoAmI = 0x75;
    private const byte ClockOfGyro = 0x01;
    private const byte Sleep = 0x40;
    private const byte Filter44Hz = 0x03;
    private const byte FiveHundredDegrees = 0x08;
    private const byte FourG = 0x08;
    private const byte Divide1000HzBy5 = 4;
    private const float CountsPerG = 8192;
    private const float CountsPerDegree = 65.5f;
    private static readonly byte[] Known = [0x68, 0x70, 0x71];

    private const int Room = 50;
    private readonly Lock _gate = new();
    private readonly Queue<HeadSample> _samples = new(Room);
    private readonly I2cDevice _bus;
    private readonly AxisMap _axes;
    private readonly Func<HostTime> _now;
    private Reader? _reader;
    private long _lost;
    private volatile string? _problem;

    /// <summary>Makes a sensor; nothing is read yet.</summary>
    /// <param name="bus">The chip on its bus; it is disposed of with the sensor.</param>
    /// <param name="axes">How it sits.</param>
    /// <param name="now">Gives the glasses' time.</param>
    public Mpu6050Head(I2cDevice bus, AxisMap axes, Func<HostTime> now) => (_bus, _axes, _now) = (bus, axes, now);

    /// <inheritdoc/>
    public double RateHz => 50;

    /// <inheritdoc/>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Why it cannot be read now, as one sentence; null if it can.</summary>
    public string? Problem => _problem;

    /// <inheritdoc/>
    public void Open(HostTime at)
    {
        Close();
        try
        {
            Configure();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeviceFailedException($"The motion sensor does not answer: {Reason(error)}", error);
        }

        _problem = null;
        _reader = new Reader(this, at);
    }

    /// <inheritdoc/>
    public int Read(Span<HeadSample> samples, HostTime now)
    {
        lock (_gate)
        {
            var count = 0;
            while (count < samples.Length && _samples.TryPeek(out var next) && next.At <= now)
                samples[count++] = _samples.Dequeue();
            return count;
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_reader is null)
            return;
        _reader.Dispose();
        _reader = null;
        lock (_gate)
            _samples.Clear();
        try
        {
            Set(PowerManagement, Sleep);
        }
        catch (IOException)
        {
            // It has gone, and draws no current.
        }
    }

    /// <summary>Stops measuring and closes the bus.</summary>
    public void Dispose()
    {
        Close();
        _bus.Dispose();
    }

    private void Configure()
    {
        Set(PowerManagement, ClockOfGyro);
        Span<byte> name = stackalloc byte[1];
        _bus.WriteRead([WhoAmI], name);
        if (!Known.Contains(name[0]))
            throw new DeviceFailedException($"The chip at {Address} says that it is 0x{name[0]:X2}, expected {string.Join(", ", Known.Select(k => $"0x{k:X2}"))} of an MPU-6050, 6500 or 9250; set another bus or address.");
        Set(Configuration, Filter44Hz);
        Set(SampleRateDivider, Divide1000HzBy5);
        Set(GyroConfiguration, FiveHundredDegrees);
        Set(AccelConfiguration, FourG);
    }

    private string Address => $"address 0x{_bus.ConnectionSettings.DeviceAddress:X2} of I2C bus {_bus.ConnectionSettings.BusId}";

    private void Set(byte register, byte value) => _bus.Write([register, value]);

    private string Reason(Exception error) => $"{Address} gave '{error.Message.TrimEnd('.')}'; look whether I2C is on, the sensor's wires sit, and the user of this program is in the group i2c.";

    private void Take()
    {
        Span<byte> bytes = stackalloc byte[14];
        _bus.WriteRead([FirstSample], bytes);
        var at = _now();
        Span<float> acceleration = [Word(bytes, 0) / CountsPerG, Word(bytes, 2) / CountsPerG, Word(bytes, 4) / CountsPerG];
        Span<float> rate = [Word(bytes, 8) / CountsPerDegree, Word(bytes, 10) / CountsPerDegree, Word(bytes, 12) / CountsPerDegree];
        var sample = new HeadSample(at, _axes.Of(0, acceleration), _axes.Of(1, acceleration), _axes.Of(2, acceleration), _axes.Of(0, rate), _axes.Of(1, rate), _axes.Of(2, rate));
        lock (_gate)
        {
            if (_samples.Count == Room)
            {
                _samples.Dequeue();
                Interlocked.Increment(ref _lost);
            }

            _samples.Enqueue(sample);
        }
    }

    private static short Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    /// <summary>The thread that reads while the sensor is open.</summary>
    private sealed class Reader : IDisposable
    {
        private readonly Mpu6050Head _head;
        private readonly ManualResetEvent _ends = new(false);
        private readonly Thread _thread;
        private readonly HostTime _openedAt;

        public Reader(Mpu6050Head head, HostTime openedAt)
        {
            (_head, _openedAt) = (head, openedAt);
            _thread = new Thread(Run) { Name = "head", IsBackground = true };
            _thread.Start();
        }

        public void Dispose()
        {
            _ends.Set();
            _thread.Join();
            _ends.Dispose();
        }

        private void Run()
        {
            var periodUs = (long)(1e6 / _head.RateHz);
            var next = _openedAt.Microseconds + periodUs;
            while (!_ends.WaitOne((int)Math.Max(0, (next - _head._now().Microseconds + 999) / 1000)))
            {
                // Turns that were slept through are samples that nobody has.
                var missed = Math.Max(0, (_head._now().Microseconds - next) / periodUs);
                Interlocked.Add(ref _head._lost, missed);
                next += (missed + 1) * periodUs;
                try
                {
                    _head.Take();
                    _head._problem = null;
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    _head._problem = $"The motion sensor does not answer: {_head.Reason(error)}";
                    Interlocked.Increment(ref _head._lost);
                }
            }
        }
    }
}

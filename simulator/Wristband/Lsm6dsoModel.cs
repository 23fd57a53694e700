using NeuralGlasses.Wristband.Imu;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// One LSM6DSO at register level (ST DS12140, AN5192), powered up at time zero: boot time, identity, reset values, read-only bits and
/// reserved addresses, software reset, address increment and the FIFO's wrap, data rates and scales of both sensors, output registers
/// with their data-ready flags, the FIFO with tags and time slots, wake-up and taps, INT1, an oscillator that runs fast or slow, clipping,
/// noise, and a gyroscope that shows nonsense while it turns on. Time passes for the chip when it is asked.
/// <para>
/// Not emulated: filters, their delay and settling (so that what lies above half a rate aliases), power modes other than off and on,
/// self-test, temperature (reads 0, 25 °C), timestamps (read 0), INT2, the embedded functions and the sensor hub (their banks read 0), SPI,
/// I3C and OIS, user offsets. BDU changes nothing because a transfer takes no time. The phase of the samples is that of the oscillator from
/// time zero, and not of the moment when a sensor is switched on.
/// </para>
/// </summary>
public sealed class Lsm6dsoModel : II2cDevice, IImuPins
{
    // CTRL1_XL FS_XL and CTRL2_G FS_G, with FS_125 in bit 0 (DS12140, "Mechanical characteristics").
    private static readonly int[] ScalesG = [2, 16, 4, 8];
    private static readonly double[] StepsMilligrams = [0.061, 0.488, 0.122, 0.244];
    private static readonly double[] StepsMillidegrees = [8.75, 4.375, 17.5, 4.375, 35, 4.375, 70, 4.375];

    // The gyroscope's turn-on, during which its output is not valid (AN5192: at most 70 ms).
    private const long TurnOnMicroseconds = 70_000;

    private readonly IMonotonicClock _clock;
    private readonly IMotionSource _motion;
    private readonly Lsm6dsoModelOptions _options;
    private readonly Lsm6dsoRegisters _registers;
    private readonly Lsm6dsoFifoMemory _fifo = new();
    private readonly Lsm6dsoEvents _events;
    private readonly AfeNoise _noise;
    private readonly double[] _accelerations = new double[3];
    private readonly double[] _rates = new double[3];
    private readonly byte[] _word = new byte[6];
    private readonly double _tickMicroseconds;
    private long _ticks;
    private long _resetEnds;
    private long _gyroscopeOnAt;
    private int _address;
    private int _slot;

    /// <summary>Makes a chip on a wrist that moves as <paramref name="motion"/> says.</summary>
    public Lsm6dsoModel(IMonotonicClock clock, IMotionSource motion, Lsm6dsoModelOptions options)
    {
        _clock = clock;
        _motion = motion;
        _options = options;
        _registers = new Lsm6dsoRegisters(options.FrequencyFine);
        _events = new Lsm6dsoEvents(_registers);
        _noise = new AfeNoise(options.Seed);
        _tickMicroseconds = 1e6 / (Lsm6dso.BaseRateHz * (1 + (options.OscillatorErrorPercent / 100)));
    }

    /// <summary>Words in the FIFO now.</summary>
    public int FifoCount
    {
        get
        {
            CatchUp();
            return _fifo.Count;
        }
    }

    /// <inheritdoc/>
    public bool IsInterrupt1High
    {
        get
        {
            CatchUp();
            return IsInterrupt1Active() != _registers.IsSet(Lsm6dsoRegister.Control3, Lsm6dsoRegister.Control3ActiveLow);
        }
    }

    /// <summary>Time of one sample at a data rate of the chip's bits, 1 to 10, in microseconds, the oscillator's error included.</summary>
    public double PeriodMicroseconds(int rateBits) => Divisor(rateBits) * _tickMicroseconds;

    /// <summary>Reads a register past the bus, without the effects of a read.</summary>
    public byte Peek(int register)
    {
        CatchUp();
        return _registers[register];
    }

    /// <summary>Takes the power away and gives it back: registers and FIFO are as after power-up.</summary>
    public void PowerCycle()
    {
        CatchUp();
        Reset();
        _resetEnds = _clock.Microseconds + Lsm6dso.BootMicroseconds;
    }

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        if (!CatchUp())
            return false;
        if (bytes.Length == 0)
            return true;
        _address = bytes[0] & 0x7F;
        foreach (var value in bytes[1..])
        {
            Store(_address, value);
            Advance();
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Read(Span<byte> bytes)
    {
        if (!CatchUp())
            return false;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Load(_address);
            Advance();
        }

        return true;
    }

    private static int Divisor(int rateBits) => rateBits switch
    {
        0 => 0,
        <= 10 => 512 >> (rateBits - 1),
        11 => 4096,
        _ => 0,
    };

    // The FIFO's code 11 is 6.5 Hz, where the accelerometer's is 1.6 Hz.
    private static int BatchDivisor(int batchBits, int divisor) =>
        batchBits == 0 || divisor == 0 ? 0 : Math.Max(divisor, batchBits == 11 ? 1024 : Divisor(batchBits));

    private int AccelerometerDivisor() => Divisor(_registers[Lsm6dsoRegister.Control1Accelerometer] >> Lsm6dsoRegister.RateShift);

    private int GyroscopeDivisor()
    {
        var bits = _registers[Lsm6dsoRegister.Control2Gyroscope] >> Lsm6dsoRegister.RateShift;
        return bits == 11 ? 0 : Divisor(bits);
    }

    private void Advance()
    {
        if (!_registers.IsSet(Lsm6dsoRegister.Control3, Lsm6dsoRegister.Control3Increment))
            return;
        _address = _address == Lsm6dsoRegister.FifoDataEnd ? Lsm6dsoRegister.FifoDataTag : (_address + 1) & 0x7F;
    }

    private byte Load(int address)
    {
        // Another bank is selected, and none is emulated.
        if (address != Lsm6dsoRegister.FunctionAccess && _registers[Lsm6dsoRegister.FunctionAccess] != 0)
            return 0;
        switch (address)
        {
            case Lsm6dsoRegister.AllInterruptSource:
                return (byte)(((_events.ReadWakeUpSource() & Lsm6dsoRegister.WakeUpDetected) >> 2) | TapsOf(_events.ReadTapSource()));
            case Lsm6dsoRegister.WakeUpSource:
                return _events.ReadWakeUpSource();
            case Lsm6dsoRegister.TapSource:
                return _events.ReadTapSource();
            case Lsm6dsoRegister.FifoStatus1:
                return (byte)_fifo.Count;
            case Lsm6dsoRegister.FifoStatus2:
                return _fifo.ReadStatus2(Watermark());
            case >= Lsm6dsoRegister.FifoDataTag and <= Lsm6dsoRegister.FifoDataEnd:
                return _fifo.Read(address);
            case >= Lsm6dsoRegister.GyroscopeOutput and < Lsm6dsoRegister.AccelerometerOutput:
                _registers[Lsm6dsoRegister.Status] &= 0xFD;
                break;
            case >= Lsm6dsoRegister.AccelerometerOutput and < Lsm6dsoRegister.AccelerometerOutput + 6:
                _registers[Lsm6dsoRegister.Status] &= 0xFE;
                break;
        }

        return _registers[address];
    }

    private void Store(int address, byte value)
    {
        if (address != Lsm6dsoRegister.FunctionAccess && _registers[Lsm6dsoRegister.FunctionAccess] != 0)
            return;
        var wasOff = AccelerometerDivisor() == 0;
        var gyroscopeWasOff = GyroscopeDivisor() == 0;
        _registers.Write(address, value);
        if (address == Lsm6dsoRegister.Control3 && (value & Lsm6dsoRegister.Control3Reset) != 0)
        {
            Reset();
            _registers[Lsm6dsoRegister.Control3] |= Lsm6dsoRegister.Control3Reset;
            _resetEnds = _clock.Microseconds + Lsm6dso.ResetMicroseconds;
        }
        else if (address == Lsm6dsoRegister.FifoControl4 && (value & Lsm6dsoRegister.FifoModeMask) == Lsm6dsoRegister.FifoBypass)
        {
            _fifo.Clear();
        }
        else if (address == Lsm6dsoRegister.Control1Accelerometer && wasOff)
        {
            _events.RestartFilter();
        }
        else if (address == Lsm6dsoRegister.Control2Gyroscope && gyroscopeWasOff)
        {
            _gyroscopeOnAt = _clock.Microseconds;
        }
    }

    private void Reset()
    {
        _registers.Reset();
        _fifo.Clear();
        _events.Reset();
        _slot = 0;
    }

    // Makes every sample up to now; false while the chip boots and does not acknowledge.
    private bool CatchUp()
    {
        var now = _clock.Microseconds;
        if (now >= _resetEnds)
            _registers[Lsm6dsoRegister.Control3] &= unchecked((byte)~Lsm6dsoRegister.Control3Reset);
        var accelerometer = AccelerometerDivisor();
        var gyroscope = GyroscopeDivisor();
        var ticks = (long)(now / _tickMicroseconds);
        var step = accelerometer == 0 ? gyroscope : gyroscope == 0 ? accelerometer : Math.Min(accelerometer, gyroscope);
        if (step > 0)
        {
            for (var tick = ((_ticks / step) + 1) * step; tick <= ticks; tick += step)
                Tick(tick, accelerometer, gyroscope);
        }

        _ticks = ticks;
        return now >= Lsm6dso.BootMicroseconds && (now >= _resetEnds || _registers.IsSet(Lsm6dsoRegister.Control3, Lsm6dsoRegister.Control3Reset));
    }

    private void Tick(long tick, int accelerometer, int gyroscope)
    {
        var microseconds = (long)(tick * _tickMicroseconds);
        _motion.Sample(microseconds, _accelerations, _rates);
        var mode = _registers[Lsm6dsoRegister.FifoControl4] & Lsm6dsoRegister.FifoModeMask;
        var batches = _registers[Lsm6dsoRegister.FifoControl3];
        var inGyroscopeBatch = IsDue(tick, BatchDivisor(batches >> 4, gyroscope));
        var inAccelerometerBatch = IsDue(tick, BatchDivisor(batches & 0x0F, accelerometer));
        if (inGyroscopeBatch || inAccelerometerBatch)
            _slot++;
        if (IsDue(tick, gyroscope))
        {
            MeasureRates(microseconds);
            if (inGyroscopeBatch)
                _fifo.Push(mode, Lsm6dsoRegister.TagGyroscope, _slot, Output(Lsm6dsoRegister.GyroscopeOutput));
        }

        if (IsDue(tick, accelerometer))
        {
            MeasureAccelerations();
            if (inAccelerometerBatch)
                _fifo.Push(mode, Lsm6dsoRegister.TagAccelerometer, _slot, Output(Lsm6dsoRegister.AccelerometerOutput));
        }
    }

    private static bool IsDue(long tick, int divisor) => divisor > 0 && tick % divisor == 0;

    private void MeasureRates(long microseconds)
    {
        var step = StepsMillidegrees[(_registers[Lsm6dsoRegister.Control2Gyroscope] >> 1) & 7];
        var turningOn = microseconds - _gyroscopeOnAt < TurnOnMicroseconds;
        for (var axis = 0; axis < 3; axis++)
        {
            var millidegrees = (_rates[axis] * 1000) + (_noise.Next() * _options.GyroscopeNoiseMillidegreesRms);
            if (turningOn)
                millidegrees += 200_000;
            Put(Lsm6dsoRegister.GyroscopeOutput + (2 * axis), millidegrees / step);
        }

        _registers[Lsm6dsoRegister.Status] |= 0x02;
    }

    private void MeasureAccelerations()
    {
        var scale = (_registers[Lsm6dsoRegister.Control1Accelerometer] >> 2) & 3;
        for (var axis = 0; axis < 3; axis++)
        {
            var milligrams = (_accelerations[axis] * 1000) + (_noise.Next() * _options.AccelerometerNoiseMilligramsRms);
            var step = Put(Lsm6dsoRegister.AccelerometerOutput + (2 * axis), milligrams / StepsMilligrams[scale]);
            _accelerations[axis] = step * StepsMilligrams[scale] / 1000;
        }

        _registers[Lsm6dsoRegister.Status] |= 0x01;
        _events.Take(_accelerations, ScalesG[scale]);
    }

    private int Put(int address, double steps)
    {
        var value = (short)Math.Clamp(Math.Round(steps), short.MinValue, short.MaxValue);
        _registers[address] = (byte)value;
        _registers[address + 1] = (byte)(value >> 8);
        return value;
    }

    private ReadOnlySpan<byte> Output(int address)
    {
        for (var i = 0; i < _word.Length; i++)
            _word[i] = _registers[address + i];
        return _word;
    }

    private int Watermark() => _registers[Lsm6dsoRegister.FifoControl1] | ((_registers[Lsm6dsoRegister.FifoControl2] & 1) << 8);

    private bool IsInterrupt1Active()
    {
        var events = _registers[Lsm6dsoRegister.Interrupt1Events];
        var signals = _registers[Lsm6dsoRegister.Interrupt1Control];
        var taps = _events.TapSource;
        var fifo = _fifo.Status2(Watermark());
        return ((events & Lsm6dsoRegister.Interrupt1WakeUp) != 0 && (_events.WakeUpSource & Lsm6dsoRegister.WakeUpDetected) != 0)
            || ((events & Lsm6dsoRegister.Interrupt1SingleTap) != 0 && (taps & Lsm6dsoRegister.TapSingle) != 0)
            || ((events & Lsm6dsoRegister.Interrupt1DoubleTap) != 0 && (taps & Lsm6dsoRegister.TapDouble) != 0)
            || (signals & _registers[Lsm6dsoRegister.Status] & 0x03) != 0
            || ((signals & 0x08) != 0 && (fifo & Lsm6dsoRegister.FifoWatermark) != 0)
            || ((signals & 0x10) != 0 && _fifo.IsOverrun)
            || ((signals & 0x20) != 0 && (fifo & Lsm6dsoRegister.FifoFull) != 0);
    }

    private static int TapsOf(byte tapSource) =>
        ((tapSource & Lsm6dsoRegister.TapSingle) != 0 ? 0x04 : 0) | ((tapSource & Lsm6dsoRegister.TapDouble) != 0 ? 0x08 : 0);
}

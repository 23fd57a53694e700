using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Imu;

/// <summary>
/// Driver of one LSM6DSO (ST DS12140, application note AN5192) on I²C. It is in one of four modes: off, streaming into its FIFO,
/// armed for motion, armed for a double tap. Every register that a mode needs is read back. Samples leave by
/// <see cref="Lsm6dsoFifo"/>.
/// </summary>
public sealed class Lsm6dso
{
    /// <summary>Address with SA0 low; 0x6B with SA0 high.</summary>
    public const int Address = 0x6A;

    /// <summary>Wait after power-up until the chip has loaded its trimming, in microseconds (AN5192, "Operating modes": 10 ms).</summary>
    public const int BootMicroseconds = 10000;

    /// <summary>Longest time of a reset, in microseconds (AN5192, "Reboot and software reset": 50 µs).</summary>
    public const int ResetMicroseconds = 50;

    /// <summary>
    /// Time after a start whose samples are not used, in microseconds: the gyroscope turns on in 70 ms at most (AN5192, "Gyroscope
    /// turn-on/off time"), and three more samples of 52 Hz for the filters, a guess on the safe side.
    /// </summary>
    public const int SettleMicroseconds = 130000;

    /// <summary>Event bit: wake-on-motion.</summary>
    public const int EventMotion = 0x01;

    /// <summary>Event bit: double tap.</summary>
    public const int EventDoubleTap = 0x02;

    /// <summary>Oscillator's nominal frequency over all rates: 6667 Hz divided by a power of two is a data rate.</summary>
    public const int BaseRateHz = 6667;

    // At ±8 g a step is 250 mg of slope: 750 mg.
    private const int TapThreshold = 3;

    // At 417 Hz: over the threshold for at most 58 ms, then quiet for 29 ms, the second within 537 ms (AN5192's example for double taps).
    private const int TapTiming = 0x7F;
    private readonly II2cPort _bus;
    private readonly IMonotonicClock _clock;
    private readonly int _address;
    private readonly byte[] _write = new byte[2];
    private readonly byte[] _read = new byte[2];
    private ImuResult _result;
    private int _rateBits;
    private int _frequencyFine;

    /// <summary>Makes a driver for the chip at a 7-bit address, <see cref="Address"/> or one more.</summary>
    public Lsm6dso(II2cPort bus, IMonotonicClock clock, int address)
    {
        _bus = bus;
        _clock = clock;
        _address = address;
    }

    /// <summary>7-bit address of the chip.</summary>
    public int BusAddress
    {
        get { return _address; }
    }

    /// <summary>
    /// Period of the samples of the running stream in 1/256 microseconds, after the trim that the chip states; 0 without a stream.
    /// What temperature and age add to it is not known here (AN5192, "INTERNAL_FREQ_FINE": rate = (6667 + 0.0015 · trim · 6667) / divisor).
    /// </summary>
    public long PeriodMicroseconds256
    {
        get
        {
            if (_rateBits == 0)
            {
                return 0;
            }

            long divisor = 512 >> (_rateBits - 1);
            return divisor * 1000000L * 256L * 10000L / (BaseRateHz * (10000L + (15L * _frequencyFine)));
        }
    }

    /// <summary>Returns the chip's data rate bits for a nominal rate of 50, 100 or 200 Hz (52, 104 and 208 Hz), or -1 for any other.</summary>
    public static int RateBits(int rateHz)
    {
        return rateHz == 50 ? Lsm6dsoRegister.Rate52Hz
            : rateHz == 100 ? Lsm6dsoRegister.Rate104Hz
            : rateHz == 200 ? Lsm6dsoRegister.Rate208Hz
            : -1;
    }

    /// <summary>Waits for the chip to boot, checks who it is, resets it, and leaves it off with every register as this driver needs it.</summary>
    public ImuResult PowerUp()
    {
        _rateBits = 0;
        if (!_clock.WaitUntil(_clock.Microseconds + BootMicroseconds))
        {
            return ImuResult.ShuttingDown;
        }

        _result = ImuResult.Ok;
        int identity = Get(Lsm6dsoRegister.WhoAmI);
        if (_result == ImuResult.Ok && identity != Lsm6dsoRegister.WhoAmILsm6dso)
        {
            _result = ImuResult.WrongIdentity;
        }

        // The processor may have restarted without the chip, which then still streams.
        Put(Lsm6dsoRegister.Control3, Lsm6dsoRegister.Control3Increment | Lsm6dsoRegister.Control3Reset);
        if (_result != ImuResult.Ok)
        {
            return _result;
        }

        if (!_clock.WaitUntil(_clock.Microseconds + ResetMicroseconds))
        {
            return ImuResult.ShuttingDown;
        }

        Set(Lsm6dsoRegister.Control3, Lsm6dsoRegister.Control3BlockUpdate | Lsm6dsoRegister.Control3Increment);
        Set(Lsm6dsoRegister.Control9, Lsm6dsoRegister.Control9Reset | Lsm6dsoRegister.Control9I3cOff);
        TurnOff();
        _frequencyFine = (sbyte)Get(Lsm6dsoRegister.FrequencyFine);
        return _result;
    }

    /// <summary>
    /// Streams acceleration (±8 g) and angular rate (±1000 °/s) into the FIFO at a nominal rate of 50, 100 or 200 Hz. With
    /// <paramref name="doubleTap"/> the accelerometer runs at 417 Hz, the least that ST recommends for taps, and the FIFO takes every
    /// second, fourth or eighth sample behind its second low-pass filter; that the filter's place in the chip lets both be true was not verified.
    /// </summary>
    public ImuResult StartStream(int rateHz, bool doubleTap)
    {
        int bits = RateBits(rateHz);
        if (bits < 0)
        {
            return ImuResult.UnsupportedRate;
        }

        _result = ImuResult.Ok;
        TurnOff();
        int accelerometer = (bits << Lsm6dsoRegister.RateShift) | Lsm6dsoRegister.Accelerometer8G;
        int corner = 0;
        if (doubleTap)
        {
            // Corners 417 / 20, / 10 and / 4 Hz for 52, 104 and 208 Hz: HPCF_XL 2, 1 and 0.
            corner = Lsm6dsoRegister.Rate208Hz - bits;
            accelerometer = (Lsm6dsoRegister.Rate417Hz << Lsm6dsoRegister.RateShift)
                | Lsm6dsoRegister.Accelerometer8G
                | Lsm6dsoRegister.AccelerometerSecondFilter;
        }

        Set(Lsm6dsoRegister.Control6, 0);
        Set(Lsm6dsoRegister.Control8Accelerometer, corner << Lsm6dsoRegister.FilterShift);
        Set(Lsm6dsoRegister.FifoControl3, (bits << 4) | bits);
        Set(Lsm6dsoRegister.Control2Gyroscope, (bits << Lsm6dsoRegister.RateShift) | Lsm6dsoRegister.Gyroscope1000Dps);
        Set(Lsm6dsoRegister.Control1Accelerometer, accelerometer);
        if (doubleTap)
        {
            RouteDoubleTap();
        }

        Set(Lsm6dsoRegister.FifoControl4, Lsm6dsoRegister.FifoContinuous);
        _rateBits = _result == ImuResult.Ok ? bits : 0;
        return _result;
    }

    /// <summary>
    /// Turns the gyroscope off, runs the accelerometer at 26 Hz in low power and raises INT1 when half the change between two samples
    /// (the slope, AN5192) exceeds <paramref name="thresholdMilligrams"/> on any axis; 8 to 492, rounded to steps of 7.8 mg. It waits
    /// 120 ms for the filter to settle, so it is not for use while EMG streams.
    /// </summary>
    public ImuResult ArmWakeOnMotion(int thresholdMilligrams)
    {
        int steps = ((thresholdMilligrams * 128) + 500) / 1000;
        steps = steps < 1 ? 1 : steps > Lsm6dsoRegister.WakeUpThresholdMax ? Lsm6dsoRegister.WakeUpThresholdMax : steps;
        _result = ImuResult.Ok;
        TurnOff();
        Set(Lsm6dsoRegister.Control6, Lsm6dsoRegister.Control6AccelerometerLowPower);
        Set(Lsm6dsoRegister.Control8Accelerometer, 0);
        Set(Lsm6dsoRegister.TapConfig0, Lsm6dsoRegister.TapConfig0ClearOnRead | Lsm6dsoRegister.TapConfig0Latched);
        Set(Lsm6dsoRegister.WakeUpDuration, Lsm6dsoRegister.WakeUpDurationFine);
        Set(Lsm6dsoRegister.WakeUpThreshold, steps);
        Set(Lsm6dsoRegister.Control1Accelerometer, (Lsm6dsoRegister.Rate26Hz << Lsm6dsoRegister.RateShift) | Lsm6dsoRegister.Accelerometer2G);

        // The slope to the first sample is against nothing, and would be an event.
        if (_result == ImuResult.Ok && !_clock.WaitUntil(_clock.Microseconds + 120000))
        {
            return ImuResult.ShuttingDown;
        }

        Set(Lsm6dsoRegister.Interrupt1Events, Lsm6dsoRegister.Interrupt1WakeUp);
        Set(Lsm6dsoRegister.TapConfig2, Lsm6dsoRegister.TapConfig2InterruptsOn);
        return _result;
    }

    /// <summary>Turns the gyroscope off, runs the accelerometer at 417 Hz and raises INT1 at a double tap: two slopes of more than 750 mg within 0.6 s.</summary>
    public ImuResult ArmDoubleTap()
    {
        _result = ImuResult.Ok;
        TurnOff();
        Set(Lsm6dsoRegister.Control6, 0);
        Set(Lsm6dsoRegister.Control8Accelerometer, 0);
        Set(Lsm6dsoRegister.Control1Accelerometer, (Lsm6dsoRegister.Rate417Hz << Lsm6dsoRegister.RateShift) | Lsm6dsoRegister.Accelerometer8G);
        RouteDoubleTap();
        return _result;
    }

    /// <summary>Turns both sensors off: 3 µA (DS12140, "Electrical characteristics"). Nothing is measured and INT1 stays low.</summary>
    public ImuResult PowerDown()
    {
        _result = ImuResult.Ok;
        TurnOff();
        return _result;
    }

    /// <summary>Reads which events have happened since the last call, as event bits, and releases INT1.</summary>
    public ImuResult TakeEvents(out int events)
    {
        events = 0;
        _write[0] = Lsm6dsoRegister.WakeUpSource;
        if (!_bus.WriteRead(_address, _write, 1, _read, 2))
        {
            return ImuResult.NoAcknowledge;
        }

        events = ((_read[0] & Lsm6dsoRegister.WakeUpDetected) != 0 ? EventMotion : 0)
            | ((_read[1] & Lsm6dsoRegister.TapDouble) != 0 ? EventDoubleTap : 0);
        return ImuResult.Ok;
    }

    private void TurnOff()
    {
        _rateBits = 0;
        Set(Lsm6dsoRegister.TapConfig2, 0);
        Set(Lsm6dsoRegister.Interrupt1Events, 0);
        Set(Lsm6dsoRegister.FifoControl4, Lsm6dsoRegister.FifoBypass);
        Set(Lsm6dsoRegister.Control1Accelerometer, 0);
        Set(Lsm6dsoRegister.Control2Gyroscope, 0);
    }

    private void RouteDoubleTap()
    {
        Set(
            Lsm6dsoRegister.TapConfig0,
            Lsm6dsoRegister.TapConfig0ClearOnRead | Lsm6dsoRegister.TapConfig0AllAxes | Lsm6dsoRegister.TapConfig0Latched);
        Set(Lsm6dsoRegister.TapConfig1, TapThreshold);
        Set(Lsm6dsoRegister.TapThresholdZ, TapThreshold);
        Set(Lsm6dsoRegister.TapDuration, TapTiming);

        // The largest wake-up threshold, since both functions are on together.
        Set(Lsm6dsoRegister.WakeUpThreshold, Lsm6dsoRegister.WakeUpThresholdDoubleTap | Lsm6dsoRegister.WakeUpThresholdMax);
        Set(Lsm6dsoRegister.WakeUpDuration, 0);
        Set(Lsm6dsoRegister.Interrupt1Events, Lsm6dsoRegister.Interrupt1DoubleTap);
        Set(Lsm6dsoRegister.TapConfig2, Lsm6dsoRegister.TapConfig2InterruptsOn | TapThreshold);
    }

    // Nothing more is sent once a step has failed; the first failure is the result.
    private void Set(int register, int value)
    {
        Put(register, value);
        int found = Get(register);
        if (_result == ImuResult.Ok && found != value)
        {
            _result = ImuResult.RegisterMismatch;
        }
    }

    private void Put(int register, int value)
    {
        _write[0] = (byte)register;
        _write[1] = (byte)value;
        if (_result == ImuResult.Ok && !_bus.Write(_address, _write, 2))
        {
            _result = ImuResult.NoAcknowledge;
        }
    }

    private int Get(int register)
    {
        _write[0] = (byte)register;
        if (_result == ImuResult.Ok && !_bus.WriteRead(_address, _write, 1, _read, 1))
        {
            _result = ImuResult.NoAcknowledge;
        }

        return _read[0];
    }
}

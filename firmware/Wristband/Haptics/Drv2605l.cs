using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Haptics;

/// <summary>
/// Driver of one DRV2605L (TI SLOS854) with a linear resonant actuator, playing effects of its LRA library in closed loop. It
/// sleeps in standby between two sequences.
/// <para>
/// The actuator is M1 of <c>hardware-spec/bom.csv</c>, a Vybronics VG1040003D. Its 2.5 V RMS and 170 Hz are what public projects that use it
/// quote; its own datasheet was not read. The automatic calibration is not run: it shakes the band for a second, and its result belongs to
/// the mounted actuator. So the chip works with the gains that reset leaves, and how strong an effect feels may differ from actuator to actuator.
/// </para>
/// </summary>
public sealed class Drv2605l
{
    /// <summary>The chip's one address.</summary>
    public const int Address = 0x5A;

    /// <summary>Wait after power-up before the first transfer, in microseconds (SLOS854, "Initialization Procedure": 250 µs).</summary>
    public const int PowerOnMicroseconds = 250;

    /// <summary>Time that a reset is given before the chip must have ended it, in microseconds; the datasheet states none, so a guess.</summary>
    public const int ResetMicroseconds = 1000;

    /// <summary>
    /// RATED_VOLTAGE for 2.5 V RMS at 170 Hz: V · √(1 − (4 · 300 µs + 300 µs) · f) / 20.58 mV (SLOS854, "Rated Voltage Programming",
    /// LRA in closed loop; the divisor was not read again in the datasheet).
    /// </summary>
    public const int RatedVoltage = 0x69;

    /// <summary>
    /// OD_CLAMP, the highest peak while starting and braking: √2 · 2.5 V / 21.22 mV (SLOS854, "Overdrive Voltage-Clamp Programming"; the divisor
    /// was not read again). That is the peak at the rated voltage and no more, because what the actuator bears above it is not known.
    /// </summary>
    public const int OverdriveClamp = 0xA7;

    /// <summary>DRIVE_TIME, the first guess of half a period of 170 Hz: 24 · 0.1 ms + 0.5 ms (SLOS854, "Control1").</summary>
    public const int DriveTime = 24;

    private readonly II2cPort _bus;
    private readonly IMonotonicClock _clock;
    private readonly byte[] _write = new byte[1 + Drv2605lRegister.SequenceLength];
    private readonly byte[] _read = new byte[1];
    private Drv2605lResult _result;

    /// <summary>Makes a driver for the chip on <paramref name="bus"/>.</summary>
    public Drv2605l(II2cPort bus, IMonotonicClock clock)
    {
        _bus = bus;
        _clock = clock;
    }

    /// <summary>Checks who the chip is, resets it, sets actuator, loop and library, and leaves it in standby.</summary>
    public Drv2605lResult PowerUp()
    {
        if (!_clock.WaitUntil(_clock.Microseconds + PowerOnMicroseconds))
        {
            return Drv2605lResult.ShuttingDown;
        }

        _result = Drv2605lResult.Ok;
        int status = Get(Drv2605lRegister.Status);
        if (_result == Drv2605lResult.Ok && status >> Drv2605lRegister.DeviceIdShift != Drv2605lRegister.DeviceIdDrv2605l)
        {
            _result = Drv2605lResult.WrongIdentity;
        }

        // The processor may have restarted in the middle of a pattern.
        Put(Drv2605lRegister.Mode, Drv2605lRegister.ModeReset);
        if (_result != Drv2605lResult.Ok)
        {
            return _result;
        }

        if (!_clock.WaitUntil(_clock.Microseconds + ResetMicroseconds))
        {
            return Drv2605lResult.ShuttingDown;
        }

        Set(Drv2605lRegister.Mode, Drv2605lRegister.ModeStandby | Drv2605lRegister.ModeInternalTrigger);
        Set(Drv2605lRegister.RatedVoltage, RatedVoltage);
        Set(Drv2605lRegister.OverdriveClamp, OverdriveClamp);
        Set(Drv2605lRegister.FeedbackControl, Drv2605lRegister.FeedbackLra | Drv2605lRegister.FeedbackReset);
        Set(Drv2605lRegister.Control1, Drv2605lRegister.Control1StartupBoost | DriveTime);
        Set(Drv2605lRegister.Control3, Drv2605lRegister.Control3ClosedLoop);
        Set(Drv2605lRegister.Library, Drv2605lRegister.LibraryLra);
        return _result;
    }

    /// <summary>Leaves standby and plays the eight steps of <paramref name="sequence"/>; a sequence that plays is cut off.</summary>
    public Drv2605lResult Play(byte[] sequence)
    {
        _result = Drv2605lResult.Ok;
        Put(Drv2605lRegister.Go, 0);
        _write[0] = Drv2605lRegister.Sequence;
        for (int i = 0; i < Drv2605lRegister.SequenceLength; i++)
        {
            _write[1 + i] = sequence[i];
        }

        Send(1 + Drv2605lRegister.SequenceLength);
        Put(Drv2605lRegister.Mode, Drv2605lRegister.ModeInternalTrigger);
        Put(Drv2605lRegister.Go, 1);
        return _result;
    }

    /// <summary>Asks whether the sequence still plays.</summary>
    public Drv2605lResult IsPlaying(out bool playing)
    {
        _result = Drv2605lResult.Ok;
        playing = (Get(Drv2605lRegister.Go) & 1) != 0;
        return _result;
    }

    /// <summary>Ends what plays and enters standby.</summary>
    public Drv2605lResult Stop()
    {
        _result = Drv2605lResult.Ok;
        Put(Drv2605lRegister.Go, 0);
        Put(Drv2605lRegister.Mode, Drv2605lRegister.ModeStandby | Drv2605lRegister.ModeInternalTrigger);
        return _result;
    }

    // Nothing more is sent once a step has failed; the first failure is the result.
    private void Set(int register, int value)
    {
        Put(register, value);
        int found = Get(register);
        if (_result == Drv2605lResult.Ok && found != value)
        {
            _result = Drv2605lResult.RegisterMismatch;
        }
    }

    private void Put(int register, int value)
    {
        _write[0] = (byte)register;
        _write[1] = (byte)value;
        Send(2);
    }

    private void Send(int count)
    {
        if (_result == Drv2605lResult.Ok && !_bus.Write(Address, _write, count))
        {
            _result = Drv2605lResult.NoAcknowledge;
        }
    }

    private int Get(int register)
    {
        _write[0] = (byte)register;
        if (_result == Drv2605lResult.Ok && !_bus.WriteRead(Address, _write, 1, _read, 1))
        {
            _result = Drv2605lResult.NoAcknowledge;
        }

        return _result == Drv2605lResult.Ok ? _read[0] : 0;
    }
}

using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// One DRV2605L at register level (TI SLOS854), powered up at time zero: identity, reset values, read-only bits, device reset,
/// standby, address increment, the waveform sequencer with its waits, and GO, which clears itself when the sequence is over. What the
/// actuator did is in <see cref="Pulses"/>.
/// <para>
/// How long an effect lasts TI does not publish, but for the two alerts that have it in their names; the rest here is a guess by the kind of
/// effect. Nothing plays in standby, from the empty library, or from the LRA library without an LRA selected or another library with one: the
/// last two would play on the chip, badly. Not emulated: every mode but the internal trigger, calibration and diagnostics (GO does nothing in
/// them), time offsets, faults, the supply monitor, and what the actuator does between driver and skin.
/// </para>
/// </summary>
public sealed class Drv2605lModel : II2cDevice
{
    // Reset values of the 35 registers (SLOS854, "Register Map").
    private static readonly byte[] ResetValues =
    [
        0xE0, 0x40, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x05,
        0x19, 0xFF, 0x19, 0xFF, 0x3E, 0x8C, 0x0C, 0x6C, 0x36, 0x93, 0xF5, 0xA0, 0x20, 0x80, 0x33, 0x00, 0x00,
    ];

    // Bits that a write changes; the rest are reserved or read-only.
    private static readonly byte[] Writable =
    [
        0x00, 0xC7, 0xFF, 0x17, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBF, 0xFF, 0xFF, 0xF1, 0xFF, 0x7F, 0x00, 0x00,
    ];

    private readonly IMonotonicClock _clock;
    private readonly byte[] _registers = new byte[Drv2605lRegister.Count];
    private readonly List<HapticPulse> _pulses = [];
    private readonly List<HapticPulse> _planned = [];
    private long _poweredMicroseconds;
    private long _endMicroseconds;
    private int _address;

    /// <summary>Makes a chip with an LRA.</summary>
    public Drv2605lModel(IMonotonicClock clock)
    {
        _clock = clock;
        ResetValues.CopyTo(_registers, 0);
    }

    /// <summary>What the actuator has done and begun, oldest first.</summary>
    public IReadOnlyList<HapticPulse> Pulses
    {
        get
        {
            CatchUp();
            return _pulses;
        }
    }

    /// <summary>Registers written over the bus, in order.</summary>
    public List<(int Register, byte Value)> Writes { get; } = [];

    /// <summary>Returns how long an effect of the library lasts, in microseconds: the alerts' as named, all else a guess.</summary>
    public static long DurationMicroseconds(int effect) => effect switch
    {
        15 => 750_000,
        16 => 1_000_000,
        >= 24 and <= 26 => 20_000,
        >= 47 and <= 51 => 200_000,
        >= 7 and <= 9 => 60_000,
        >= 1 and <= 6 => 40_000,
        118 => 10_000_000,
        _ => 150_000,
    };

    /// <summary>Reads a register past the bus.</summary>
    public byte Peek(int register)
    {
        CatchUp();
        return _registers[register];
    }

    /// <summary>Takes the power away and gives it back: what plays is cut, and the registers are as after power-up.</summary>
    public void PowerCycle()
    {
        CatchUp();
        Cut();
        ResetValues.CopyTo(_registers, 0);
        _poweredMicroseconds = _clock.Microseconds;
    }

    /// <inheritdoc/>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        if (!CatchUp())
            return false;
        if (bytes.Length > 0)
            _address = bytes[0];
        for (var i = 1; i < bytes.Length; i++, _address++)
        {
            if (_address < Drv2605lRegister.Count)
                Store(_address, bytes[i]);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Read(Span<byte> bytes)
    {
        if (!CatchUp())
            return false;
        for (var i = 0; i < bytes.Length; i++, _address++)
            bytes[i] = _address < Drv2605lRegister.Count ? _registers[_address] : (byte)0;
        return true;
    }

    private void Store(int address, byte value)
    {
        Writes.Add((address, value));
        _registers[address] = (byte)((_registers[address] & ~Writable[address]) | (value & Writable[address]));
        if (address == Drv2605lRegister.Mode && (value & Drv2605lRegister.ModeReset) != 0)
        {
            Cut();
            ResetValues.CopyTo(_registers, 0);
        }
        else if (address == Drv2605lRegister.Mode && (value & Drv2605lRegister.ModeStandby) != 0)
        {
            Cut();
        }
        else if (address == Drv2605lRegister.Go)
        {
            Cut();
            if ((value & 1) != 0)
                Go();
        }
    }

    private void Go()
    {
        var mode = _registers[Drv2605lRegister.Mode];
        var library = _registers[Drv2605lRegister.Library] & Drv2605lRegister.LibraryMask;
        var isLra = (_registers[Drv2605lRegister.FeedbackControl] & Drv2605lRegister.FeedbackLra) != 0;
        if ((mode & (Drv2605lRegister.ModeStandby | Drv2605lRegister.ModeMask)) != 0 || library == 0 || isLra != (library == Drv2605lRegister.LibraryLra))
            return;
        var at = _clock.Microseconds;
        for (var i = 0; i < Drv2605lRegister.SequenceLength; i++)
        {
            int step = _registers[Drv2605lRegister.Sequence + i];
            if (step == 0)
                break;
            if ((step & Drv2605lRegister.SequenceWait) != 0)
            {
                at += (step & 0x7F) * 10_000;
                continue;
            }

            _planned.Add(new HapticPulse(at, step, DurationMicroseconds(step), false));
            at += DurationMicroseconds(step);
        }

        _endMicroseconds = at;
        _registers[Drv2605lRegister.Go] = 1;
        CatchUp();
    }

    private void Cut()
    {
        var now = _clock.Microseconds;
        if (_pulses.Count > 0 && _pulses[^1] is var last && last.StartMicroseconds + last.DurationMicroseconds > now)
            _pulses[^1] = last with { DurationMicroseconds = now - last.StartMicroseconds, IsCut = true };
        _planned.Clear();
        _registers[Drv2605lRegister.Go] = 0;
        _endMicroseconds = 0;
    }

    // Begins the effects that are due; false while the chip powers up and does not acknowledge.
    private bool CatchUp()
    {
        var now = _clock.Microseconds;
        while (_planned.Count > 0 && _planned[0].StartMicroseconds <= now)
        {
            _pulses.Add(_planned[0]);
            _planned.RemoveAt(0);
        }

        if (now >= _endMicroseconds)
            _registers[Drv2605lRegister.Go] = 0;
        return now - _poweredMicroseconds >= Drv2605l.PowerOnMicroseconds;
    }
}

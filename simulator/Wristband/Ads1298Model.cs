using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// One ADS1298 at register level (TI SBAS459): registers with their reset values and read-only bits, every opcode, register
/// commands ignored in RDATAC, power-on and reset times, a clock without which it is deaf and converts nothing, START by pin and opcode,
/// data rate and settling in tCLK, single shot, channel power-down, inputs (electrodes, short, test signal), gain, reference, clipping, DC lead-off, AC lead-off at a quarter of the rate, daisy chain.
/// Not emulated: the sinc3 filter's droop, delay and settling after a step, the resolution below 24 bits of the two highest
/// rates, the reference's rise, the bias amplifier and its lead-off, GPIO inputs, pace, Wilson terminal,
/// temperature and supply inputs (they read as shorted), oscillator error, and the SPI timing limits.
/// </summary>
public sealed class Ads1298Model
{
    /// <summary>Bytes of one conversion: 24 status bits and eight 24-bit codes.</summary>
    public const int FrameLength = 27;

    private const long Never = long.MaxValue;

    // tCLK in microseconds is 125 / 256 at 2.048 MHz.
    private const int MicrosecondsNumerator = 125;
    private const int ClocksNumerator = 256;

    // Bits that a write changes, by register; the rest keep their reset value.
    private static readonly byte[] Writable =
    [
        0x00, 0xE7, 0x37, 0xFE, 0xFF, 0xF7, 0xF7, 0xF7, 0xF7, 0xF7, 0xF7, 0xF7, 0xF7,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0xFF, 0x1F, 0xFF, 0xEE, 0xFF, 0xFF,
    ];

    private readonly IMonotonicClock _clock;
    private Ads1298Model? _daisyIn;
    private readonly Ads1298Inputs _inputs;
    private readonly AfeOscillator? _oscillator;
    private readonly byte[] _registers = new byte[Ads1298Register.Count];
    private readonly byte[] _frame = new byte[FrameLength];
    private long _readyMicroseconds;
    private long _startMicroseconds;
    private long _conversions;
    private bool _poweredDown = true;
    private bool _clockLost;
    private bool _resetLow;
    private bool _startPin;
    private bool _startCommand;
    private bool _standby;
    private bool _converting;
    private bool _lastConversion;
    private bool _continuous = true;

    /// <summary>
    /// Makes a chip that was powered up at time zero; <paramref name="oscillator"/> clocks it where its CLKSEL is low, or null where that is high
    /// and its own does, and <paramref name="daisyIn"/> is the chip on its DAISY_IN pin, or null if that is grounded.
    /// </summary>
    internal Ads1298Model(IMonotonicClock clock, Ads1298Inputs inputs, AfeOscillator? oscillator, Ads1298Model? daisyIn)
    {
        _clock = clock;
        _inputs = inputs;
        _oscillator = oscillator;
        _daisyIn = daisyIn;
        ResetRegisters();
    }

    /// <summary>Device time of the next falling edge of DRDY, in microseconds, rounded up; <see cref="long.MaxValue"/> if none is due.</summary>
    public long NextDataReadyMicroseconds
    {
        get
        {
            if (!_converting)
                return Never;
            var clocks = SettlingClocks + (_conversions * PeriodClocks);
            return _startMicroseconds + (((clocks * MicrosecondsNumerator) + ClocksNumerator - 1) / ClocksNumerator);
        }
    }

    /// <summary>Time between conversions in tCLK: 16 · 2^DR cycles of fMOD, which is fCLK / 4 in high resolution and fCLK / 8 else.</summary>
    public int PeriodClocks => ((_registers[Ads1298Register.Config1] & Ads1298Register.Config1HighResolution) != 0 ? 64 : 128) << Math.Min(6, RateBits);

    // The datasheet's table (296, 584, 1160 … 18440 tCLK in high resolution) is four and a half periods and eight clocks.
    private int SettlingClocks => (PeriodClocks * 9 / 2) + 8;

    private long FirstEdgeMicroseconds => _oscillator is null ? 0 : _clockLost ? Never : _oscillator.FirstEdgeMicroseconds;

    private bool IsClocked => _clock.Microseconds >= FirstEdgeMicroseconds;

    private int RateBits => _registers[Ads1298Register.Config1] & Ads1298Register.Config1RateMask;

    /// <summary>Reads a register past the bus; addresses are 0x00 to 0x19.</summary>
    public byte Peek(int register) => _registers[register];

    /// <summary>Cuts what arrives on DAISY_IN.</summary>
    internal void LoseDaisy() => _daisyIn = null;

    /// <summary>Cuts what arrives on CLK; a chip that runs on its internal oscillator does not notice.</summary>
    internal void LoseClock()
    {
        _clockLost = true;
        _converting &= IsClocked;
    }

    /// <summary>Drives the PWDN pin: low takes the power from everything, and the rise is a power-on.</summary>
    internal void SetPower(bool high)
    {
        if (_poweredDown != high)
            return;
        _poweredDown = !high;
        Reset();
        var first = Math.Max(_clock.Microseconds, FirstEdgeMicroseconds);
        _readyMicroseconds = first == Never ? Never : first + Ads1298.PowerOnMicroseconds;
    }

    /// <summary>Drives the RESET pin.</summary>
    internal void SetReset(bool high)
    {
        if (!high)
        {
            _resetLow = true;
            Restart();
        }
        else if (_resetLow)
        {
            _resetLow = false;
            Reset();
        }
    }

    /// <summary>Drives the START pin; conversions begin at its rising edge.</summary>
    internal void SetStart(bool high)
    {
        var rising = high && !_startPin;
        _startPin = high;
        if (rising)
            Restart();
        else if (!high && !_startCommand)
            _lastConversion = true;
    }

    /// <summary>One exchange under chip select: takes the bytes on DIN and gives those on DOUT.</summary>
    internal void Exchange(ReadOnlySpan<byte> write, Span<byte> read)
    {
        read.Clear();
        if (_poweredDown || _resetLow || !IsClocked || _clock.Microseconds < _readyMicroseconds)
            return;
        if (_continuous)
            ReadFrame(read);
        var at = 0;
        while (at < write.Length)
            at += Execute(write[at..], read[at..]);
    }

    /// <summary>Shifts out the latest conversion, then in a daisy chain one don't-care bit and what arrives on DAISY_IN. Zeros unless in RDATAC.</summary>
    internal void ReadFrame(Span<byte> destination)
    {
        destination.Clear();
        if (!_continuous || _poweredDown)
            return;
        Shift(destination);
    }

    /// <summary>Makes the conversion that DRDY announces.</summary>
    internal void Convert(long microseconds, ReadOnlySpan<float> microvolts, ISkinPotential skin)
    {
        if (!_converting)
            return;
        _conversions++;
        _inputs.Convert(_registers, microseconds, _conversions, microvolts, skin, _frame);
        if (_lastConversion || (_registers[Ads1298Register.Config4] & Ads1298Register.Config4SingleShot) != 0)
            _converting = false;
    }

    private void Shift(Span<byte> destination)
    {
        // The clock loads the output register; without it the zeros of DAISY_IN have run through.
        if (!IsClocked)
            return;
        _frame.AsSpan(0, Math.Min(FrameLength, destination.Length)).CopyTo(destination);
        if (destination.Length <= FrameLength)
            return;
        var rest = destination[FrameLength..];
        if ((_registers[Ads1298Register.Config1] & Ads1298Register.Config1MultipleReadback) != 0)
        {
            Shift(rest);
            return;
        }

        _daisyIn?.Shift(rest);

        // One extra clock between the data sets (SBAS459, "Daisy-Chain Mode"); the bit has no meaning, here it is a one.
        for (var i = rest.Length - 1; i > 0; i--)
            rest[i] = (byte)((rest[i] >> 1) | (rest[i - 1] << 7));
        rest[0] = (byte)((rest[0] >> 1) | 0x80);
    }

    // Returns the number of bytes that belong to the command.
    private int Execute(ReadOnlySpan<byte> write, Span<byte> read)
    {
        int opcode = write[0];
        var registers = (opcode & 0xE0) is Ads1298Command.ReadRegisters or Ads1298Command.WriteRegisters;
        if (registers)
            return Access(opcode, write, read);
        switch (opcode)
        {
            case Ads1298Command.Wakeup when _standby:
                _standby = false;
                Restart();
                break;
            case Ads1298Command.Standby:
                _standby = true;
                Restart();
                break;
            case Ads1298Command.Reset:
                Reset();
                break;
            case Ads1298Command.Start:
                _startCommand = true;
                Restart();
                break;
            case Ads1298Command.Stop:
                _startCommand = false;
                _lastConversion = !_startPin;
                break;
            case Ads1298Command.ReadDataContinuous:
                _continuous = true;
                break;
            case Ads1298Command.StopReadDataContinuous:
                _continuous = false;
                break;
            case Ads1298Command.ReadData when !_continuous:
                Shift(read[1..]);
                return write.Length;
        }

        return 1;
    }

    private int Access(int opcode, ReadOnlySpan<byte> write, Span<byte> read)
    {
        var count = write.Length > 1 ? (write[1] & 0x1F) + 1 : 0;
        var length = Math.Min(2 + count, write.Length);
        if (_continuous)
            return length;
        var register = opcode & 0x1F;
        for (var i = 2; i < length && register < Ads1298Register.Count; i++, register++)
        {
            if ((opcode & 0xE0) == Ads1298Command.ReadRegisters)
                read[i] = _registers[register];
            else
                Write(register, write[i]);
        }

        return length;
    }

    private void Write(int register, byte value)
    {
        var mask = Writable[register];
        _registers[register] = (byte)((_registers[register] & ~mask) | (value & mask));

        // Every write to CONFIG1 resets the digital filter (SBAS459, "Reset").
        if (register == Ads1298Register.Config1)
            Restart();
    }

    private void Reset()
    {
        ResetRegisters();
        _continuous = true;
        _standby = false;
        _startCommand = false;
        _readyMicroseconds = Math.Max(_readyMicroseconds, _clock.Microseconds + Ads1298.ResetMicroseconds);
        Restart();
    }

    private void ResetRegisters()
    {
        Array.Clear(_registers);
        Array.Clear(_frame);
        _registers[Ads1298Register.Id] = Ads1298Register.IdAds1298;
        _registers[Ads1298Register.Config1] = 0x06;
        _registers[Ads1298Register.Config3] = Ads1298Register.Config3AlwaysOne;
        _registers[Ads1298Register.Gpio] = 0x0F;
    }

    private void Restart()
    {
        _converting = (_startPin || _startCommand) && !_standby && !_resetLow && !_poweredDown && IsClocked;
        _lastConversion = false;
        _conversions = 0;
        _startMicroseconds = _clock.Microseconds;
    }
}

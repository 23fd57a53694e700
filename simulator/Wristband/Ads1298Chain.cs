using NeuralGlasses.Wristband.Afe;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// One simulated ADS1298, or two in a daisy chain, on one bus with common START, RESET, PWDN, chip select and SCLK. One chip runs on its
/// internal oscillator (CLKSEL high), two on one oscillator beside them (CLKSEL low on both). The firmware
/// sees the bus and the pins; the acquisition engine sees DRDY and the frame; the world sees when DRDY is due.
/// </summary>
public sealed class Ads1298Chain : ISpiPort, IAfePins
{
    private readonly Ads1298Model[] _chips;
    private readonly AfeOscillator? _oscillator;
    private readonly ISkinPotential _skin;
    private readonly float[] _microvolts;
    private bool _powerPin;
    private bool _heldDown;

    /// <summary>Makes a chain of 1 or 2 chips that were powered up at time zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is neither 1 nor 2.</exception>
    public Ads1298Chain(int chipCount, IMonotonicClock clock, ISkinPotential skin, Ads1298ModelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chipCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chipCount, 2);
        _skin = skin;
        _microvolts = new float[chipCount * Electrodes.ChannelsPerChip];
        _oscillator = chipCount > 1 ? new AfeOscillator(clock) : null;
        _chips = new Ads1298Model[chipCount];
        for (var i = chipCount - 1; i >= 0; i--)
        {
            var inputs = new Ads1298Inputs(options, i * Electrodes.ChannelsPerChip);
            _chips[i] = new Ads1298Model(clock, inputs, _oscillator, i + 1 < chipCount ? _chips[i + 1] : null);
        }
    }

    /// <summary>Channels of the whole chain, 8 or 16.</summary>
    public int ChannelCount => _microvolts.Length;

    /// <summary>The chips; the first is the one whose DOUT reaches the bus.</summary>
    public IReadOnlyList<Ads1298Model> Chips => _chips;

    /// <summary>Device time of the next falling edge of DRDY, in microseconds; <see cref="long.MaxValue"/> if none is due.</summary>
    public long NextDataReadyMicroseconds => _chips[0].NextDataReadyMicroseconds;

    /// <summary>Bytes to clock for the conversions of a number of chips: 216 bits each and one don't-care bit between two.</summary>
    public static int FrameLength(int chipCount) => ((chipCount * 216) + chipCount - 1 + 7) / 8;

    /// <summary>The second chip's data no longer reach the first, as when its solder joint breaks; the bus then carries zeros behind the first chip's.</summary>
    public void BreakChain() => _chips[0].LoseDaisy();

    /// <summary>The oscillator's clock no longer reaches a chip, 0 or 1, of a chain of two, as when a solder joint of CLK breaks. A single chip needs none.</summary>
    public void BreakClock(int chip) => _chips[chip].LoseClock();

    /// <summary>Samples the skin and makes the conversion that DRDY announces at a device time in microseconds.</summary>
    public void Convert(long microseconds)
    {
        _skin.Sample(microseconds, _microvolts);
        foreach (var chip in _chips)
            chip.Convert(microseconds, _microvolts, _skin);
    }

    /// <summary>Clocks out the latest conversion: status and codes of the first chip, a don't-care bit, status and codes of the second, to the end of <paramref name="frame"/>. Zeros unless the chips are in RDATAC.</summary>
    public void ReadFrame(Span<byte> frame) => _chips[0].ReadFrame(frame);

    /// <inheritdoc/>
    public void Exchange(byte[] write, byte[] read, int count)
    {
        // From the last to the first, so that what the bus receives is the first chip's answer.
        for (var i = _chips.Length - 1; i >= 0; i--)
            _chips[i].Exchange(write.AsSpan(0, count), read.AsSpan(0, count));
    }

    /// <summary>Whether the board's charger holds PWDN low, whatever the firmware drives.</summary>
    public bool IsHeldDown
    {
        get => _heldDown;
        set
        {
            _heldDown = value;
            DrivePower();
        }
    }

    /// <inheritdoc/>
    public void SetPower(bool high)
    {
        _powerPin = high;
        DrivePower();
    }

    /// <inheritdoc/>
    public void SetReset(bool high)
    {
        foreach (var chip in _chips)
            chip.SetReset(high);
    }

    /// <inheritdoc/>
    public void SetStart(bool high)
    {
        foreach (var chip in _chips)
            chip.SetStart(high);
    }

    private void DrivePower()
    {
        // Before the chips, which count their power-on time from the first edge.
        _oscillator?.SetEnable(_powerPin && !_heldDown);
        foreach (var chip in _chips)
            chip.SetPower(_powerPin && !_heldDown);
    }
}

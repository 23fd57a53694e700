using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Afe;

/// <summary>
/// Driver of one ADS1298 or of two in a daisy chain (TI SBAS459). In a chain every write reaches both chips, while
/// register reads answer from the first only, so that a fault of the second chip's registers is not seen here. A single chip has its
/// internal oscillator; two that share DIN need an external one for both (SBAS459I, "Daisy-Chain Mode"), so that CLK_EN is never set.
/// It owns the bus while the acquisition engine is stopped; samples never pass through it.
/// </summary>
public sealed class Ads1298
{
    /// <summary>Frequency of the clock, internal or external, in hertz.</summary>
    public const int ClockHz = 2048000;

    /// <summary>Wait after power-up before the first reset, in microseconds: 2^18 tCLK (SBAS459, tPOR in "Initial Flow at Power-Up").</summary>
    public const int PowerOnMicroseconds = 128000;

    /// <summary>Time in which the external oscillator of a chain starts, in microseconds, before which its chips count no tCLK (SiTime SiT8008, front page of the datasheet: 5 ms).</summary>
    public const int OscillatorMicroseconds = 5000;

    /// <summary>Length of the reset pulse, in microseconds: at least 2 tCLK.</summary>
    public const int ResetPulseMicroseconds = 1;

    /// <summary>Wait after a reset, in microseconds: 18 tCLK, rounded up.</summary>
    public const int ResetMicroseconds = 9;

    /// <summary>Time in which the reference settles, in microseconds.</summary>
    public const int ReferenceMicroseconds = 150000;

    private const int MaxRateHz = 32000;
    private const int AllChannels = 0xFF;
    private readonly ISpiPort _bus;
    private readonly IAfePins _pins;
    private readonly IMonotonicClock _clock;
    private readonly int _powerOnMicroseconds;
    private int _gain = Electrodes.DefaultGain;
    private readonly byte[] _write = new byte[3];
    private readonly byte[] _read = new byte[3];

    /// <summary>Makes a driver for <paramref name="chipCount"/> chips, 1 or 2.</summary>
    public Ads1298(ISpiPort bus, IAfePins pins, IMonotonicClock clock, int chipCount)
    {
        _bus = bus;
        _pins = pins;
        _clock = clock;
        _powerOnMicroseconds = PowerOnMicroseconds + (chipCount > 1 ? OscillatorMicroseconds : 0);
    }

    /// <summary>Returns the DR bits of a rate in high-resolution mode, 500 to 32000 samples a second in octaves, or -1 if there are none.</summary>
    public static int RateBits(int rateHz)
    {
        for (int bits = 0; bits <= 6; bits++)
        {
            if (MaxRateHz >> bits == rateHz)
            {
                return bits;
            }
        }

        return -1;
    }

    /// <summary>Wakes the chip, checks who it is, and sets every register that matters, at 1000 samples a second and stopped (SBAS459, "Initial Flow at Power-Up").</summary>
    public Ads1298Result PowerUp()
    {
        _pins.SetStart(false);
        _pins.SetPower(true);
        _pins.SetReset(true);
        if (!Wait(_powerOnMicroseconds))
        {
            return Ads1298Result.ShuttingDown;
        }

        _pins.SetReset(false);
        if (!Wait(ResetPulseMicroseconds))
        {
            return Ads1298Result.ShuttingDown;
        }

        _pins.SetReset(true);
        if (!Wait(ResetMicroseconds))
        {
            return Ads1298Result.ShuttingDown;
        }

        // The chip wakes in RDATAC, where it ignores register commands.
        Send(Ads1298Command.StopReadDataContinuous);
        if (Read(Ads1298Register.Id) != Ads1298Register.IdAds1298)
        {
            return Ads1298Result.WrongIdentity;
        }

        if (!TryWrite(Ads1298Register.Config3, Ads1298Register.Config3ReferenceOn | Ads1298Register.Config3AlwaysOne))
        {
            return Ads1298Result.RegisterMismatch;
        }

        if (!Wait(ReferenceMicroseconds))
        {
            return Ads1298Result.ShuttingDown;
        }

        return TryConfigure() ? Ads1298Result.Ok : Ads1298Result.RegisterMismatch;
    }

    /// <summary>Sets the rate; <see cref="Ads1298Result.RegisterMismatch"/> also for a rate that the chip does not have. The chip must be stopped.</summary>
    public Ads1298Result SetRate(int rateHz)
    {
        int bits = RateBits(rateHz);
        return bits >= 0 && TryWrite(Ads1298Register.Config1, Ads1298Register.Config1HighResolution | bits) ? Ads1298Result.Ok : Ads1298Result.RegisterMismatch;
    }

    /// <summary>Gain of every channel.</summary>
    public int Gain
    {
        get { return _gain; }
    }

    /// <summary>Connects every channel to its electrodes with DC lead-off detection. The chip must be stopped.</summary>
    public Ads1298Result SelectElectrodes()
    {
        bool set = TryWrite(Ads1298Register.LeadOff, Ads1298Register.LeadOffDirectCurrent | Ads1298Register.LeadOffCurrent6Nanoamperes);
        return set ? Select(Ads1298Register.ChannelInputElectrodes, 0) : Ads1298Result.RegisterMismatch;
    }

    /// <summary>Shorts every channel's input, to measure noise and offset. The chip must be stopped.</summary>
    public Ads1298Result SelectShort()
    {
        return Select(Ads1298Register.ChannelInputShorted, 0);
    }

    /// <summary>Connects every channel to the internal square wave of ±1 mV and 0.98 Hz. The chip must be stopped.</summary>
    public Ads1298Result SelectTestSignal()
    {
        return Select(Ads1298Register.ChannelInputTest, Ads1298Register.Config2InternalTest);
    }

    /// <summary>Connects every channel to its electrodes with a lead-off current of 24 nA that alternates at a quarter of the data rate, so that the voltage there tells the impedance (SBAS459, "AC Lead-Off"). The chip must be stopped.</summary>
    public Ads1298Result SelectImpedance()
    {
        bool set = TryWrite(Ads1298Register.LeadOff, Ads1298Register.LeadOffAlternatingCurrent | Ads1298Register.LeadOffCurrent24Nanoamperes);
        return set ? Select(Ads1298Register.ChannelInputElectrodes, 0) : Ads1298Result.RegisterMismatch;
    }

    /// <summary>Sets the gain of every channel, 1, 2, 3, 4, 6, 8 or 12, for this and later inputs; <see cref="Ads1298Result.RegisterMismatch"/> also for a gain that the chip does not have. The chip must be stopped.</summary>
    public Ads1298Result SetGain(int gain)
    {
        int bits = Electrodes.GainBits(gain);
        if (bits < 0)
        {
            return Ads1298Result.RegisterMismatch;
        }

        _gain = gain;
        for (int channel = 0; channel < Electrodes.ChannelsPerChip; channel++)
        {
            int input = Read(Ads1298Register.Channel1 + channel) & ~Ads1298Register.ChannelGainMask;
            if (!TryWrite(Ads1298Register.Channel1 + channel, input | bits))
            {
                return Ads1298Result.RegisterMismatch;
            }
        }

        return Ads1298Result.Ok;
    }

    /// <summary>
    /// Lets the bias drive average the electrodes of <paramref name="channels"/> alone, bit 0 = channel 0 of the first chip, whose drive is the
    /// one that reaches the wearer: an electrode in the air would drag the body's potential with it. The chip must be stopped.
    /// </summary>
    public Ads1298Result SetBias(int channels)
    {
        int mask = channels & AllChannels;
        return TryWrite(Ads1298Register.BiasSensePositive, mask) && TryWrite(Ads1298Register.BiasSenseNegative, mask)
            ? Ads1298Result.Ok
            : Ads1298Result.RegisterMismatch;
    }

    /// <summary>Starts conversions for a look at the electrodes that no engine reads; <see cref="EndLook"/> ends it.</summary>
    public void BeginLook()
    {
        _pins.SetStart(true);
    }

    /// <summary>Ends a look and gives the electrodes that are off, bit 0 = channel 0 of the first chip, positive in the low byte and negative in the next.</summary>
    public int EndLook()
    {
        int off = Read(Ads1298Register.LeadOffStatusPositive) | (Read(Ads1298Register.LeadOffStatusNegative) << 8);
        _pins.SetStart(false);
        return off;
    }

    /// <summary>Takes the chip's power away; its registers are lost, and a power-up brings it back.</summary>
    public void PowerDown()
    {
        _pins.SetStart(false);
        _pins.SetPower(false);
    }

    /// <summary>Starts conversions; from here on the acquisition engine owns the bus.</summary>
    public void Start()
    {
        Send(Ads1298Command.ReadDataContinuous);
        _pins.SetStart(true);
    }

    /// <summary>Stops conversions and takes the bus back; the acquisition engine must have stopped.</summary>
    public void Stop()
    {
        _pins.SetStart(false);
        Send(Ads1298Command.StopReadDataContinuous);
    }

    private bool TryConfigure()
    {
        // Unused GPIO pins become outputs: floating inputs draw current.
        return SetRate(1000) == Ads1298Result.Ok
            && TryWrite(Ads1298Register.Gpio, 0)
            && TryWrite(Ads1298Register.LeadOffFlip, 0)
            && TryWrite(Ads1298Register.LeadOffSensePositive, AllChannels)
            && TryWrite(Ads1298Register.LeadOffSenseNegative, AllChannels)
            && TryWrite(Ads1298Register.Config4, Ads1298Register.Config4LeadOffComparatorsOn)
            && TryWrite(Ads1298Register.BiasSensePositive, AllChannels)
            && TryWrite(Ads1298Register.BiasSenseNegative, AllChannels)
            && TryWrite(
                Ads1298Register.Config3,
                Ads1298Register.Config3ReferenceOn
                | Ads1298Register.Config3AlwaysOne
                | Ads1298Register.Config3BiasReferenceInternal
                | Ads1298Register.Config3BiasOn)
            && SelectElectrodes() == Ads1298Result.Ok;
    }

    private Ads1298Result Select(int input, int config2)
    {
        if (!TryWrite(Ads1298Register.Config2, config2))
        {
            return Ads1298Result.RegisterMismatch;
        }

        for (int channel = 0; channel < Electrodes.ChannelsPerChip; channel++)
        {
            if (!TryWrite(Ads1298Register.Channel1 + channel, Electrodes.GainBits(_gain) | input))
            {
                return Ads1298Result.RegisterMismatch;
            }
        }

        return Ads1298Result.Ok;
    }

    private bool TryWrite(int register, int value)
    {
        _write[0] = (byte)(Ads1298Command.WriteRegisters | register);
        _write[1] = 0;
        _write[2] = (byte)value;
        _bus.Exchange(_write, _read, 3);
        int found = Read(register);
        if (register == Ads1298Register.Config3)
        {
            // The bias electrode's state is in a bit of this register.
            found &= ~Ads1298Register.Config3BiasStatus;
        }

        return found == value;
    }

    private int Read(int register)
    {
        _write[0] = (byte)(Ads1298Command.ReadRegisters | register);
        _write[1] = 0;
        _write[2] = 0;
        _bus.Exchange(_write, _read, 3);
        return _read[2];
    }

    private void Send(int command)
    {
        _write[0] = (byte)command;
        _bus.Exchange(_write, _read, 1);
    }

    private bool Wait(int microseconds)
    {
        return _clock.WaitUntil(_clock.Microseconds + microseconds);
    }
}

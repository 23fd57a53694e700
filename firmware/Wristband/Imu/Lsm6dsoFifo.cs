using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Imu;

/// <summary>
/// Empties the LSM6DSO's FIFO in bursts, pairs acceleration and angular rate of one time slot by their tags, and tells when each
/// pair was measured. The time of a sample is bounded, not known: the newest of the FIFO was measured within the one period before
/// the FIFO was asked. The reader counts periods on and is pushed back between those two bounds when it leaves them, so that a time is
/// less than one period late or early however far the chip's oscillator is off.
/// </summary>
public sealed class Lsm6dsoFifo
{
    /// <summary>
    /// Most words of one burst: 8 samples, 2.6 ms of the bus at 400 kHz. In 10 ms the chip makes five words at most, so a backlog
    /// shrinks and no step is long.
    /// </summary>
    public const int MaxWords = 16;

    private readonly II2cPort _bus;
    private readonly IMonotonicClock _clock;
    private readonly Lsm6dso _imu;
    private readonly ImuSampleRing _ring;
    private readonly MotionState _motion;
    private readonly byte[] _write = new byte[1];
    private readonly byte[] _status = new byte[2];
    private readonly byte[] _words = new byte[MaxWords * Lsm6dsoRegister.FifoWordLength];
    private readonly short[] _axes = new short[ImuStreamFormat.AxisCount];
    private long _period;
    private long _next;
    private long _settledMicroseconds;
    private bool _anchored;
    private bool _settled;
    private int _accelerometerSlot;
    private int _gyroscopeSlot;
    private int _samples;
    private int _overruns;
    private int _unpaired;

    /// <summary>Makes a reader that fills <paramref name="ring"/> and tells <paramref name="motion"/> of every acceleration.</summary>
    public Lsm6dsoFifo(II2cPort bus, IMonotonicClock clock, Lsm6dso imu, ImuSampleRing ring, MotionState motion)
    {
        _bus = bus;
        _clock = clock;
        _imu = imu;
        _ring = ring;
        _motion = motion;
    }

    /// <summary>Samples read since <see cref="Begin"/>, those of the settling time included.</summary>
    public int Samples
    {
        get { return _samples; }
    }

    /// <summary>Times since <see cref="Begin"/> at which the chip said that its FIFO had lost words. How many it does not say.</summary>
    public int Overruns
    {
        get { return _overruns; }
    }

    /// <summary>Words since <see cref="Begin"/> whose other half was missing, or whose tag was unknown.</summary>
    public int Unpaired
    {
        get { return _unpaired; }
    }

    /// <summary>Begins anew after the driver has started a stream.</summary>
    public void Begin()
    {
        _period = _imu.PeriodMicroseconds256;
        _settledMicroseconds = _clock.Microseconds + Lsm6dso.SettleMicroseconds;
        _anchored = false;
        _settled = false;
        _accelerometerSlot = -1;
        _gyroscopeSlot = -1;
        _samples = 0;
        _overruns = 0;
        _unpaired = 0;
        _ring.Clear();
        _motion.Reset();
    }

    /// <summary>Reads what the FIFO holds, at most <see cref="MaxWords"/> words. <see cref="ImuResult.NoAcknowledge"/> if the bus failed; the words are then lost or come later.</summary>
    public ImuResult Read()
    {
        long now = _clock.Microseconds * 256;
        _write[0] = Lsm6dsoRegister.FifoStatus1;
        if (!_bus.WriteRead(_imu.BusAddress, _write, 1, _status, 2))
        {
            return ImuResult.NoAcknowledge;
        }

        // A word too many is half of a sample whose other half is on its way, unless the other half is here already.
        int words = _status[0] | ((_status[1] & Lsm6dsoRegister.FifoCountHighMask) << 8);
        int half = _accelerometerSlot >= 0 || _gyroscopeSlot >= 0 ? 1 : 0;
        words -= (words + half) & 1;
        if ((_status[1] & Lsm6dsoRegister.FifoOverrunLatched) != 0)
        {
            _overruns++;
            _anchored = false;
            _ring.MarkGap();
        }

        if (words <= 0)
        {
            return ImuResult.Ok;
        }

        Anchor(now, (words + half) / 2);
        int count = words < MaxWords ? words : MaxWords;
        _write[0] = Lsm6dsoRegister.FifoDataTag;
        if (!_bus.WriteRead(_imu.BusAddress, _write, 1, _words, count * Lsm6dsoRegister.FifoWordLength))
        {
            _anchored = false;
            _ring.MarkGap();
            return ImuResult.NoAcknowledge;
        }

        for (int i = 0; i < count; i++)
        {
            Take(i * Lsm6dsoRegister.FifoWordLength);
        }

        return ImuResult.Ok;
    }

    private void Anchor(long now, int waiting)
    {
        long newest = _next + ((waiting - 1) * _period);
        if (!_anchored)
        {
            _next += now - newest;
            _anchored = true;
        }
        else if (newest > now)
        {
            _next -= newest - now;
        }
        else if (newest < now - _period)
        {
            _next += now - _period - newest;
        }
    }

    private void Take(int at)
    {
        int tag = _words[at];
        int sensor = tag >> Lsm6dsoRegister.TagSensorShift;
        int slot = (tag >> 1) & 0x03;
        if (sensor == Lsm6dsoRegister.TagAccelerometer)
        {
            _unpaired += _accelerometerSlot >= 0 ? 1 : 0;
            _accelerometerSlot = slot;
            Copy(at + 1, 0);
        }
        else if (sensor == Lsm6dsoRegister.TagGyroscope)
        {
            _unpaired += _gyroscopeSlot >= 0 ? 1 : 0;
            _gyroscopeSlot = slot;
            Copy(at + 1, 3);
        }
        else
        {
            _unpaired++;
            return;
        }

        if (_accelerometerSlot < 0 || _gyroscopeSlot < 0)
        {
            return;
        }

        if (_accelerometerSlot == _gyroscopeSlot)
        {
            Emit();
            return;
        }

        // The one that has just come may still find its other half; the older one has lost it.
        _unpaired++;
        _accelerometerSlot = sensor == Lsm6dsoRegister.TagAccelerometer ? slot : -1;
        _gyroscopeSlot = sensor == Lsm6dsoRegister.TagGyroscope ? slot : -1;
    }

    private void Emit()
    {
        long microseconds = _next / 256;
        _next += _period;
        _samples++;
        _accelerometerSlot = -1;
        _gyroscopeSlot = -1;
        _settled = _settled || microseconds >= _settledMicroseconds;
        if (_settled)
        {
            _ring.Push(_axes, microseconds);
            _motion.Add(_axes[0], _axes[1], _axes[2], microseconds);
        }
    }

    private void Copy(int from, int to)
    {
        byte[] words = _words;
        short[] axes = _axes;
        axes[to] = (short)(words[from] | (words[from + 1] << 8));
        axes[to + 1] = (short)(words[from + 2] | (words[from + 3] << 8));
        axes[to + 2] = (short)(words[from + 4] | (words[from + 5] << 8));
    }
}

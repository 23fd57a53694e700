using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Imu;

/// <summary>
/// The motion sensor as the rest of the firmware sees it: started, asked every 10 ms, stopped. Samples wait in <see cref="Ring"/>
/// for the service that sends them. A sensor that falls silent is told by <see cref="Result"/>, and nothing else of the band stops for it.
/// </summary>
public sealed class ImuStream
{
    /// <summary>Time without a new sample after which a streaming sensor counts as dead, in microseconds.</summary>
    public const int SilenceMicroseconds = 500000;

    /// <summary>Time without motion after which <see cref="Motion"/> says still, in milliseconds; a choice.</summary>
    public const int StillMilliseconds = 2000;

    private readonly Lsm6dso _imu;
    private readonly IMonotonicClock _clock;
    private readonly ImuSampleRing _ring = new ImuSampleRing();
    private readonly MotionState _motion = new MotionState(StillMilliseconds);
    private readonly Lsm6dsoFifo _fifo;
    private ImuResult _result;
    private ImuResult _lastRead;
    private bool _streaming;
    private int _rateHz;
    private int _seenSamples;
    private long _heardMicroseconds;

    /// <summary>Makes a stream of the sensor that <paramref name="imu"/> drives.</summary>
    public ImuStream(II2cPort bus, IMonotonicClock clock, Lsm6dso imu)
    {
        _imu = imu;
        _clock = clock;
        _fifo = new Lsm6dsoFifo(bus, clock, imu, _ring, _motion);
    }

    /// <summary>Samples that wait to be sent.</summary>
    public ImuSampleRing Ring
    {
        get { return _ring; }
    }

    /// <summary>Still or moving, from the stream's acceleration; it stays as it is while there is no stream.</summary>
    public MotionState Motion
    {
        get { return _motion; }
    }

    /// <summary>Whether the sensor is measuring.</summary>
    public bool IsStreaming
    {
        get { return _streaming; }
    }

    /// <summary>Nominal rate of the last start, in hertz; 0 before it.</summary>
    public int RateHz
    {
        get { return _rateHz; }
    }

    /// <summary>How the last start went, and after it whether the sensor has fallen silent.</summary>
    public ImuResult Result
    {
        get { return _result; }
    }

    /// <summary>Losses in the sensor's own FIFO since the start, because nobody read it in time.</summary>
    public int Overruns
    {
        get { return _fifo.Overruns; }
    }

    /// <summary>Halves of samples since the start that found no other half.</summary>
    public int Unpaired
    {
        get { return _fifo.Unpaired; }
    }

    /// <summary>Starts the sensor at one of <see cref="ImuStreamFormat.RatesHz"/>, with or without double taps on INT1. The first samples come after <see cref="Lsm6dso.SettleMicroseconds"/>.</summary>
    public ImuResult Start(int rateHz, bool doubleTap)
    {
        _result = _imu.StartStream(rateHz, doubleTap);
        _streaming = _result == ImuResult.Ok;
        if (_streaming)
        {
            _rateHz = rateHz;
            _fifo.Begin();
            _seenSamples = 0;
            _lastRead = ImuResult.Ok;
            _heardMicroseconds = _clock.Microseconds;
        }

        return _result;
    }

    /// <summary>Turns the sensor off and forgets what is not sent.</summary>
    public ImuResult Stop()
    {
        _streaming = false;
        _ring.Clear();
        _result = _imu.PowerDown();
        return _result;
    }

    /// <summary>
    /// Brings what the sensor has measured into the ring; nothing happens without a stream. One failed transfer is forgiven. After
    /// <see cref="SilenceMicroseconds"/> without a sample the stream ends with <see cref="ImuResult.NoAcknowledge"/> or <see cref="ImuResult.NoSamples"/>.
    /// </summary>
    public ImuResult Step()
    {
        if (!_streaming)
        {
            return _result;
        }

        _lastRead = _fifo.Read();
        long now = _clock.Microseconds;
        if (_fifo.Samples != _seenSamples)
        {
            _seenSamples = _fifo.Samples;
            _heardMicroseconds = now;
        }
        else if (now - _heardMicroseconds >= SilenceMicroseconds)
        {
            _streaming = false;
            _result = _lastRead == ImuResult.Ok ? ImuResult.NoSamples : _lastRead;
        }

        return _result;
    }
}

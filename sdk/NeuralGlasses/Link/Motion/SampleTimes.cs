using NeuralGlasses.Contract;

namespace NeuralGlasses.Link.Motion;

/// <summary>
/// When each sample of a frame was measured: the frame says it of its first alone, and the sensor's own rate, some percent beside its name, is
/// learnt from frames that follow each other. Nothing is allocated after construction.
/// </summary>
internal sealed class SampleTimes
{
    // A sensor's rate is off by some percent, its oscillator and its trim together; 10 is beyond any.
    private const double MostError = 0.1;
    private const double Learning = 1.0 / 8;

    private readonly double _nominal;
    private double _period;
    private uint _firstTicks;
    private uint _lastTicks;
    private int _count;

    /// <summary>Begins with the period that the rate's name says, in microseconds.</summary>
    public SampleTimes(double nominalMicroseconds) => _nominal = _period = nominalMicroseconds;

    /// <summary>Forgets the frame before.</summary>
    public void Begin() => _count = 0;

    /// <summary>
    /// Takes a frame's time. False if there is a frame before whose end this one cannot follow: it lies before that, or, where nothing
    /// <paramref name="isMissing"/> between, anywhere but right behind. Samples are missing then before this one, as they are where none is known.
    /// </summary>
    public bool TryFollow(ImuFrame frame, bool isMissing)
    {
        bool isFirst = _count == 0;
        int step = (int)(frame.DeviceTicks - _firstTicks);
        double measured = isFirst ? 0 : step / (double)_count;
        bool isNext = !isFirst && Math.Abs(measured - _nominal) <= MostError * _nominal;
        if (isNext && !isMissing)
            _period += Learning * (measured - _period);
        HasLast = isNext && !isMissing;
        LastTicks = _lastTicks;
        _firstTicks = frame.DeviceTicks;
        _count = frame.SampleCount;
        _lastTicks = TicksOf(frame, _count - 1);
        return isFirst || (isMissing ? step > 0 : isNext);
    }

    /// <summary>Whether the frame taken last follows right behind another.</summary>
    public bool HasLast { get; private set; }

    /// <summary>Ticks of the last sample of that other frame.</summary>
    public uint LastTicks { get; private set; }

    /// <summary>Device ticks of a sample of the frame taken last.</summary>
    public uint TicksOf(ImuFrame frame, int sample) => frame.DeviceTicks + (uint)Math.Round(sample * _period);
}

namespace NeuralGlasses.Wristband.Imu;

/// <summary>
/// Whether the band lies or is held still, from acceleration alone: any axis that leaves a band around where it last was counts
/// as motion, so that slow turning is noticed as well as a shock.
/// </summary>
public sealed class MotionState
{
    /// <summary>Half width of the band, in steps of 0.244 mg: 60 mg, a guess above a resting arm's tremor and pulse.</summary>
    public const int BandSteps = 246;

    private readonly int _stillMicroseconds;
    private int _x;
    private int _y;
    private int _z;
    private long _movedMicroseconds;
    private long _seenMicroseconds;
    private bool _seen;

    /// <summary>Makes a state that is still after <paramref name="stillMilliseconds"/> without motion, at most 2,000,000.</summary>
    public MotionState(int stillMilliseconds)
    {
        _stillMicroseconds = stillMilliseconds * 1000;
    }

    /// <summary>Whether nothing has moved for the time given at construction, up to the newest sample; false before there is one.</summary>
    public bool IsStill
    {
        get { return _seen && _seenMicroseconds - _movedMicroseconds >= _stillMicroseconds; }
    }

    /// <summary>Time without motion up to the newest sample, in microseconds.</summary>
    public long StillMicroseconds
    {
        get { return _seenMicroseconds - _movedMicroseconds; }
    }

    /// <summary>Begins anew: moving, until enough samples say otherwise.</summary>
    public void Reset()
    {
        _seen = false;
        _movedMicroseconds = 0;
        _seenMicroseconds = 0;
    }

    /// <summary>Takes one acceleration, in steps, and its device time in microseconds, which must not go back.</summary>
    public void Add(int x, int y, int z, long microseconds)
    {
        _seenMicroseconds = microseconds;
        if (_seen && IsNear(x, _x) && IsNear(y, _y) && IsNear(z, _z))
        {
            return;
        }

        _seen = true;
        _x = x;
        _y = y;
        _z = z;
        _movedMicroseconds = microseconds;
    }

    private static bool IsNear(int value, int reference)
    {
        int distance = value - reference;
        return distance <= BandSteps && distance >= -BandSteps;
    }
}

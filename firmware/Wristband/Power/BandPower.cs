using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Power;

/// <summary>
/// The band's power state, from what the loop saw in this turn: advertising, connected, streaming, idle while no muscle has moved for a while,
/// sleep when it is neither worn nor moved, off when the cell is empty or somebody said so. It decides; others carry it out.
/// </summary>
public sealed class BandPower
{
    /// <summary>Time between a decision to end and the end, in microseconds, so that answers and the condition still leave.</summary>
    public const int FarewellMicroseconds = 500000;

    private const long Never = long.MaxValue;
    private readonly IMonotonicClock _clock;
    private int _state = BandCondition.PowerAdvertising;
    private long _activeMicroseconds;
    private long _usedMicroseconds;
    private long _endMicroseconds = Never;
    private RunEnd _end;

    /// <summary>Makes the state machine, advertising.</summary>
    public BandPower(IMonotonicClock clock)
    {
        _clock = clock;
        _activeMicroseconds = clock.Microseconds;
        _usedMicroseconds = clock.Microseconds;
    }

    /// <summary>Time without a muscle's movement after which a stream idles, in seconds; 0 is never.</summary>
    public int IdleSeconds { get; set; }

    /// <summary>Time neither worn nor moved after which the band sleeps, in seconds; 0 is never.</summary>
    public int SleepSeconds { get; set; }

    /// <summary>One of the Power constants of <see cref="BandCondition"/>.</summary>
    public int State
    {
        get { return _state; }
    }

    /// <summary>Whether the stream sends one block a second and waits for a muscle.</summary>
    public bool IsIdle
    {
        get { return _state == BandCondition.PowerIdle; }
    }

    /// <summary>Why to return now; <see cref="RunEnd.None"/> while the band runs.</summary>
    public RunEnd End
    {
        get { return _clock.Microseconds >= _endMicroseconds ? _end : RunEnd.None; }
    }

    /// <summary>Whether the end is decided.</summary>
    public bool IsEnding
    {
        get { return _endMicroseconds != Never; }
    }

    /// <summary>Decides that the run ends in half a second; the first decision stands.</summary>
    public void Finish(RunEnd end)
    {
        if (_endMicroseconds == Never)
        {
            _end = end;
            _endMicroseconds = _clock.Microseconds + FarewellMicroseconds;
        }
    }

    /// <summary>Notes that somebody uses the band without wearing it, such as with a command, so that it does not sleep.</summary>
    public void Use()
    {
        _usedMicroseconds = _clock.Microseconds;
    }

    /// <summary>Notes that a stream begins: nothing has rested in it yet, whatever the one before did.</summary>
    public void BeginStream()
    {
        _activeMicroseconds = _clock.Microseconds;
        _state = IsIdle ? BandCondition.PowerStreaming : _state;
    }

    /// <summary>
    /// Finds the state for this turn of the loop. <paramref name="canSleep"/> says that motion can wake the band and that nobody is about to pair; without a stream <paramref name="isActive"/> does not count.
    /// </summary>
    public void Step(bool isConnected, bool isStreaming, bool isActive, bool isWorn, bool isStill, bool canSleep, bool isEmpty)
    {
        long now = _clock.Microseconds;
        if (!isStreaming || isActive)
        {
            _activeMicroseconds = now;
        }

        if (isWorn || !isStill || !canSleep)
        {
            _usedMicroseconds = now;
        }

        if (isEmpty)
        {
            Finish(RunEnd.Off);
        }
        else if (SleepSeconds > 0 && now - _usedMicroseconds >= SleepSeconds * 1000000L)
        {
            Finish(RunEnd.Sleep);
        }

        bool idles = IdleSeconds > 0 && now - _activeMicroseconds >= IdleSeconds * 1000000L;
        _state = IsEnding ? (_end == RunEnd.Sleep ? BandCondition.PowerSleep : BandCondition.PowerOff)
            : isStreaming ? (idles ? BandCondition.PowerIdle : BandCondition.PowerStreaming)
            : isConnected ? BandCondition.PowerConnected
            : BandCondition.PowerAdvertising;
    }
}

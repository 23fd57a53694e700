using Xunit;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>
/// The band's clock: it wakes on the grid of 10 ms, lets happen what is planned within the wait at its own moment, and takes the ground from
/// under the program where the supply does.
/// </summary>
internal sealed class ChaosClock(BoardClock time) : IMonotonicClock
{
    private const long WakeMicroseconds = 10_000;
    private const long WatchdogMicroseconds = 5_000_000;
    private readonly PriorityQueue<Action, (long At, int Order)> _plan = new();
    private int _order;
    private int _callsLeft = -1;
    private bool _brownsOut;
    private bool _hasFed;
    private long _fedMicroseconds;
    private long _allocatedAtReturn = -1;
    private long _disregarded;
    private int _allocatingTurns;
    private bool _watchesMemory;

    public long Microseconds => time.Microseconds;

    /// <summary>When the world ends.</summary>
    public long EndMicroseconds { get; set; } = long.MaxValue;

    /// <summary>What the interpreter is late by at its next wake, in microseconds.</summary>
    public long Lateness { get; set; }

    /// <summary>Called when a turn of the loop has ended.</summary>
    public Action OnTurnEnd { get; set; } = () => { };

    /// <summary>Whether turns are watched for what they allocate, anew each time.</summary>
    public bool WatchesMemory
    {
        get => _watchesMemory;
        set
        {
            _watchesMemory = value;
            if (value)
                _allocatingTurns = 0;
        }
    }

    /// <summary>Whether the program allocated in the turns that were watched; <see cref="BoardClock.StepsOfTheRuntime"/> may be the runtime's own.</summary>
    public bool HasAllocated => _allocatingTurns > BoardClock.StepsOfTheRuntime;

    public bool IsOver => Microseconds >= EndMicroseconds;

    public void At(long microseconds, Action act) => _plan.Enqueue(act, (microseconds, _order++));

    public void After(long microseconds, Action act) => At(Microseconds + microseconds, act);

    /// <summary>The supply collapses at once, or after so many more calls of the program into its ports.</summary>
    public void BrownOut(int calls)
    {
        _brownsOut = calls == 0;
        _callsLeft = calls > 0 ? calls : -1;
    }

    /// <summary>Counts a call of the program into a port.</summary>
    public void OnCall()
    {
        if (_callsLeft > 0 && --_callsLeft == 0)
            throw new ChaosResetException(Contract.ResetReason.BrownOut);
    }

    /// <summary>Takes back what a model behind a port has allocated.</summary>
    public void Disregard(long bytes) => _disregarded += bytes;

    public void Feed()
    {
        _fedMicroseconds = Microseconds;
        _hasFed = true;
    }

    /// <summary>The program begins anew.</summary>
    public void Restart()
    {
        _callsLeft = -1;
        _brownsOut = false;
        _hasFed = false;
        _allocatedAtReturn = -1;
        _fedMicroseconds = Microseconds;
    }

    public bool WaitUntil(long microseconds)
    {
        if (_allocatedAtReturn >= 0)
            _allocatingTurns += GC.GetAllocatedBytesForCurrentThread() - _allocatedAtReturn > _disregarded ? 1 : 0;
        if (_hasFed)
            OnTurnEnd();
        _hasFed = false;
        var wake = ((Math.Max(microseconds, Microseconds + 1) + WakeMicroseconds - 1) / WakeMicroseconds * WakeMicroseconds) + Lateness;
        Lateness = 0;
        Pass(wake);
        Assert.True(Microseconds - _fedMicroseconds <= WatchdogMicroseconds, "the watchdog ran out");
        _disregarded = 0;
        _allocatedAtReturn = WatchesMemory ? GC.GetAllocatedBytesForCurrentThread() : -1;
        return !IsOver;
    }

    /// <summary>Lets time pass to a moment, with everything that is planned till then.</summary>
    public void Pass(long microseconds)
    {
        while (_plan.TryPeek(out var act, out var key) && key.At <= microseconds)
        {
            _plan.Dequeue();
            time.WaitUntil(key.At);
            act();
            if (!_brownsOut)
                continue;
            _brownsOut = false;
            throw new ChaosResetException(Contract.ResetReason.BrownOut);
        }

        time.WaitUntil(microseconds);
    }
}

/// <summary>The hardware ends the program where it stands.</summary>
internal sealed class ChaosResetException(int reason) : Exception
{
    public int Reason { get; } = reason;
}

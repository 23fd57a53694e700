using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Supervision;

/// <summary>
/// Watches that every part lives and that the loop turns often enough, and feeds the watchdog only while every watched
/// heartbeat is alive, so that the board is reset otherwise. <see cref="Step"/> is called once a turn of the loop;
/// <see cref="Beat"/> may be called from any thread.
/// </summary>
public sealed class Supervisor
{
    /// <summary>A turn of the loop that took longer is late, in microseconds: twice the time that it should take.</summary>
    public const int LateMicroseconds = 20000;

    /// <summary>Fewer turns a second are too few; 100 is what they should be.</summary>
    public const int FewestStepsPerSecond = 90;

    /// <summary>Seconds in a row with too few turns that make a fault.</summary>
    public const int SlowSecondsToFault = 3;

    private const int SecondMicroseconds = 1000000;

    private readonly IMonotonicClock _clock;
    private readonly IWatchdog _watchdog;
    private readonly FaultLog _faults;
    private readonly bool[] _hasBeaten = new bool[Heartbeat.Count];
    private readonly long[] _lastBeat = new long[Heartbeat.Count];
    private int _watched;
    private int _silent;
    private bool _hasStepped;
    private long _lastStep;
    private long _secondBegan;
    private int _stepsInSecond;
    private int _stepsLastSecond;
    private int _slowSeconds;
    private int _lateSteps;
    private int _longestStepMicroseconds;

    /// <summary>Makes a supervisor of the heartbeats whose <see cref="Heartbeat.Bit"/> is set in <paramref name="watched"/>; their time begins now.</summary>
    public Supervisor(IMonotonicClock clock, IWatchdog watchdog, FaultLog faults, int watched)
    {
        _clock = clock;
        _watchdog = watchdog;
        _faults = faults;
        _watched = watched;
        Restart();
    }

    /// <summary>Turns of the loop that took longer than 20 ms.</summary>
    public int LateSteps
    {
        get { return _lateSteps; }
    }

    /// <summary>Longest turn of the loop, in microseconds, held at the greatest value.</summary>
    public int LongestStepMicroseconds
    {
        get { return _longestStepMicroseconds; }
    }

    /// <summary>Turns of the loop in the last whole second.</summary>
    public int StepsLastSecond
    {
        get { return _stepsLastSecond; }
    }

    /// <summary>Bits of the heartbeats that are watched and silent.</summary>
    public int Silent
    {
        get { return _silent; }
    }

    /// <summary>Whether every watched heartbeat is alive and the loop is not late.</summary>
    public bool IsHealthy
    {
        get { return _silent == 0 && _slowSeconds < SlowSecondsToFault; }
    }

    /// <summary>Begins to watch a heartbeat, whose time begins now; nothing happens if it is watched.</summary>
    public void Watch(int id)
    {
        if ((_watched & Heartbeat.Bit(id)) == 0)
        {
            _watched |= Heartbeat.Bit(id);
            _lastBeat[id] = _clock.Microseconds;
        }
    }

    /// <summary>Watches a heartbeat no longer, because its part has no work now; silence does not count against it.</summary>
    public void Unwatch(int id)
    {
        _watched &= ~Heartbeat.Bit(id);
        Revive(id);
    }

    /// <summary>Shows that a part lives.</summary>
    public void Beat(int id)
    {
        // One element each, and the clock is read in Step alone: no thread changes what another one writes.
        _hasBeaten[id] = true;
    }

    /// <summary>Begins every time anew, after a pause that was meant, such as a light sleep: nobody is silent or late any more. Counters stay.</summary>
    public void Restart()
    {
        long now = _clock.Microseconds;
        _hasStepped = false;
        _secondBegan = now;
        _stepsInSecond = 0;
        _slowSeconds = 0;
        _faults.Clear(FaultCode.LoopLate);
        for (int id = 0; id < Heartbeat.Count; id++)
        {
            _lastBeat[id] = now;
            Revive(id);
        }
    }

    /// <summary>Measures this turn, finds who is silent, and feeds the watchdog if nobody is.</summary>
    public void Step()
    {
        long now = _clock.Microseconds;
        MeasureStep(now);
        CountSteps(now);
        FindSilent(now);
        if (_silent == 0)
        {
            _watchdog.Feed();
        }
    }

    private void MeasureStep(long now)
    {
        long period = now - _lastStep;
        _lastStep = now;
        if (!_hasStepped)
        {
            _hasStepped = true;
            return;
        }

        if (period > LateMicroseconds)
        {
            _lateSteps++;
        }

        if (period > _longestStepMicroseconds)
        {
            _longestStepMicroseconds = period > int.MaxValue ? int.MaxValue : (int)period;
        }
    }

    private void CountSteps(long now)
    {
        long seconds = (now - _secondBegan) / SecondMicroseconds;
        _secondBegan += seconds * SecondMicroseconds;

        // After a long pause every further second was as empty as the ones looked at here.
        for (long i = 0; i < seconds && i <= SlowSecondsToFault; i++)
        {
            EndSecond();
        }

        _stepsInSecond++;
    }

    private void EndSecond()
    {
        _stepsLastSecond = _stepsInSecond;
        _stepsInSecond = 0;
        if (_stepsLastSecond >= FewestStepsPerSecond)
        {
            _slowSeconds = 0;
            _faults.Clear(FaultCode.LoopLate);
        }
        else if (_slowSeconds < SlowSecondsToFault)
        {
            _slowSeconds++;
            if (_slowSeconds == SlowSecondsToFault)
            {
                _faults.Note(FaultCode.LoopLate, _stepsLastSecond);
            }
        }
    }

    private void FindSilent(long now)
    {
        for (int id = 0; id < Heartbeat.Count; id++)
        {
            if (_hasBeaten[id])
            {
                _hasBeaten[id] = false;
                _lastBeat[id] = now;
                if (_silent != 0)
                {
                    Revive(id);
                }

                continue;
            }

            if (((_watched >> id) & 1) == 0)
            {
                continue;
            }

            bool isOverdue = now - _lastBeat[id] > Heartbeat.MaxSilenceMilliseconds(id) * 1000L;
            if (isOverdue && (_watched & ~_silent & Heartbeat.Bit(id)) != 0)
            {
                _silent |= Heartbeat.Bit(id);
                _faults.Note(FaultCode.ThreadSilent, id);
            }
        }
    }

    private void Revive(int id)
    {
        if ((_silent & Heartbeat.Bit(id)) == 0)
        {
            return;
        }

        _silent &= ~Heartbeat.Bit(id);
        if (_silent == 0)
        {
            _faults.Clear(FaultCode.ThreadSilent);
        }
    }
}

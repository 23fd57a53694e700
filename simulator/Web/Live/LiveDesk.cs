using NeuralGlasses.Simulator.Web.Wishes;
using NeuralGlasses.Simulator.World;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>A wish that was done.</summary>
/// <param name="AtUs">Simulated time, in microseconds.</param>
/// <param name="Wish">What was done.</param>
internal sealed record DoneWish(long AtUs, Wish Wish);

/// <summary>
/// Where the world and the people outside meet: it keeps the pace, stands still when told to, and does wishes between two acts of the
/// world. What was done when is kept; given such a list, it does the same again at the same times.
/// </summary>
internal sealed class LiveDesk : IWorldParticipant
{
    private const long PeriodMicroseconds = 5_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MostBehind = TimeSpan.FromMilliseconds(150);
    private readonly object _gate = new();
    private readonly TimeProvider _hostClock;
    private readonly LiveWorld _world;
    private readonly IReadOnlyList<DoneWish> _script;
    private readonly long _scriptEndUs;
    private readonly Action _stoodStill;
    private readonly Action _scriptEnded;
    private readonly Queue<(Action Do, Action<Exception> Fail)> _asked = new();
    private readonly List<DoneWish> _done = [];
    private int _nextOfScript;
    private long _nowUs;
    private long _paceFromUs;
    private long _paceFromHost;
    private long _pauseAtUs = long.MaxValue;
    private double _speed = 1;
    private bool _isStopped;
    private bool _toldStandstill;

    /// <summary>Makes a desk that first does what was recorded, if anything, again.</summary>
    /// <param name="world">The world.</param>
    /// <param name="recording">What was recorded, or null.</param>
    /// <param name="hostClock">Clock on the wall.</param>
    /// <param name="stoodStill">Called when the world begins to stand still or goes on.</param>
    /// <param name="scriptEnded">Called at the recording's end, before the world goes on.</param>
    public LiveDesk(LiveWorld world, SessionRecording? recording, TimeProvider hostClock, Action stoodStill, Action scriptEnded)
    {
        _world = world;
        _script = recording?.Wishes ?? [];
        _scriptEndUs = recording?.EndUs ?? 0;
        PlaysRecording = recording is not null;
        _hostClock = hostClock;
        _stoodStill = stoodStill;
        _scriptEnded = scriptEnded;
        _paceFromHost = hostClock.GetTimestamp();
    }

    /// <inheritdoc/>
    public long NextMicroseconds { get; private set; } = PeriodMicroseconds;

    /// <summary>Whether the world stands still.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _nowUs >= _pauseAtUs;
        }
    }

    /// <summary>Simulated seconds a second.</summary>
    public double Speed
    {
        get
        {
            lock (_gate)
                return _speed;
        }
    }

    /// <summary>Whether a recording is being played; only the world's thread may ask.</summary>
    public bool PlaysRecording { get; private set; }

    /// <summary>What was done so far, in order; only the world's thread may ask.</summary>
    public IReadOnlyList<DoneWish> Done => [.. _done];

    /// <summary>Lets something be done on the world's thread, between two of its acts.</summary>
    /// <exception cref="RefusalException">The world has ended.</exception>
    public Task<T> Ask<T>(Func<T> what)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isStopped)
                throw Ended();
            _asked.Enqueue((() => answer.SetResult(what()), answer.SetException));
            Monitor.PulseAll(_gate);
        }

        return answer.Task;
    }

    /// <summary>Does a wish now; only the world's thread may ask.</summary>
    public JournalEntry Do(Wish wish)
    {
        if (PlaysRecording)
            throw RefusalException.NotNow($"The session plays a recording up to {_scriptEndUs / 1e6:F2} s; wait until it is there, or restart the session.");
        return DoNow(wish);
    }

    /// <summary>Lets the world stand still from a simulated time in microseconds on; 0 is now, <see cref="long.MaxValue"/> never.</summary>
    public void PauseAt(long microseconds)
    {
        lock (_gate)
        {
            _pauseAtUs = microseconds;
            SetPace();
        }
    }

    /// <summary>Lets the world go on for a while, in microseconds, and stand still again.</summary>
    public void Step(long microseconds)
    {
        lock (_gate)
        {
            _pauseAtUs = _nowUs + microseconds;
            SetPace();
        }
    }

    /// <summary>Sets the simulated seconds a second.</summary>
    public void SetSpeed(double speed)
    {
        lock (_gate)
        {
            _speed = speed;
            SetPace();
        }
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void Stop()
    {
        (Action Do, Action<Exception> Fail)[] left;
        lock (_gate)
        {
            _isStopped = true;
            left = [.. _asked];
            _asked.Clear();
            Monitor.PulseAll(_gate);
        }

        foreach (var (_, fail) in left)
            fail(Ended());
    }

    /// <inheritdoc/>
    public void Act()
    {
        lock (_gate)
            _nowUs = NextMicroseconds;
        NextMicroseconds += PeriodMicroseconds;
        while (_nextOfScript < _script.Count && _script[_nextOfScript].AtUs <= _nowUs)
            DoNow(_script[_nextOfScript++].Wish);
        if (PlaysRecording && _nowUs >= _scriptEndUs)
        {
            PlaysRecording = false;
            _scriptEnded();
        }

        while (WaitForTurn() is { } asked)
        {
            try
            {
                asked.Do();
            }
            catch (Exception e)
            {
                // Whoever asked learns of it; the world goes on.
                asked.Fail(e);
            }
        }

        if (_toldStandstill)
        {
            _toldStandstill = false;
            _stoodStill();
        }
    }

    private static RefusalException Ended() => RefusalException.NotNow("The session has ended; restart it with POST /api/session.");

    private JournalEntry DoNow(Wish wish)
    {
        var entry = wish.Do(_world);
        _done.Add(new DoneWish(_nowUs, wish));
        return _world.Note(entry);
    }

    // Null when the world may go on.
    private (Action Do, Action<Exception> Fail)? WaitForTurn()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_asked.TryDequeue(out var asked))
                    return asked;
                if (_isStopped)
                    return null;
                if (_nowUs >= _pauseAtUs)
                {
                    TellStandstill();
                    Monitor.Wait(_gate);
                    continue;
                }

                var ahead = TimeSpan.FromMicroseconds((_nowUs - _paceFromUs) / _speed) - _hostClock.GetElapsedTime(_paceFromHost);
                // A world that cannot keep up is slower than the clock; it never rushes to catch up.
                if (ahead < -MostBehind)
                    SetPace();
                if (ahead < Shortest)
                    return null;
                Monitor.Wait(_gate, ahead);
            }
        }
    }

    private void TellStandstill()
    {
        if (_toldStandstill)
            return;
        _toldStandstill = true;
        _stoodStill();
    }

    private void SetPace()
    {
        _paceFromUs = _nowUs;
        _paceFromHost = _hostClock.GetTimestamp();
        Monitor.PulseAll(_gate);
    }
}

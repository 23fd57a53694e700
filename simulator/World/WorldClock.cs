namespace NeuralGlasses.Simulator.World;

/// <summary>
/// The one clock of a simulated world: while somebody waits, the world moves on. Whoever is due earliest acts; of two due at once,
/// the one that joined first. There is no other source of time, so a run depends on its scenario and seed alone.
/// </summary>
public sealed class WorldClock
{
    private readonly List<IWorldParticipant> _participants = [];
    private readonly long _endMicroseconds;
    private readonly Func<bool> _stopRequested;

    /// <summary>Makes a clock that runs to <paramref name="endMicroseconds"/> or until <paramref name="stopRequested"/> says so.</summary>
    public WorldClock(long endMicroseconds, Func<bool> stopRequested)
    {
        _endMicroseconds = endMicroseconds;
        _stopRequested = stopRequested;
    }

    /// <summary>Simulated time, in microseconds since the world began.</summary>
    public long Microseconds { get; private set; }

    /// <summary>Lets a participant act from now on.</summary>
    public void Join(IWorldParticipant participant) => _participants.Add(participant);

    /// <summary>Lets everybody act who is due by this moment, and stands there; false when the world has ended.</summary>
    public bool RunTo(long microseconds)
    {
        var target = Math.Min(Math.Max(microseconds, Microseconds), _endMicroseconds);
        while (Earliest() is { } next && next.NextMicroseconds <= target)
        {
            Microseconds = Math.Max(Microseconds, next.NextMicroseconds);
            next.Act();
        }

        Microseconds = target;
        return target < _endMicroseconds && !_stopRequested();
    }

    private IWorldParticipant? Earliest()
    {
        IWorldParticipant? earliest = null;
        var time = long.MaxValue;
        foreach (var participant in _participants)
        {
            var next = participant.NextMicroseconds;
            if (next < time)
            {
                time = next;
                earliest = participant;
            }
        }

        return earliest;
    }
}

namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>When packets of one direction of one link get through. Order is kept whatever is lost, as the link layer does.</summary>
internal sealed class AirSchedule
{
    private readonly AirConditions _conditions;
    private readonly AirCounters _counters;
    private readonly Random _random;
    private readonly int _mostInOneEvent;
    private readonly Queue<(byte[] Packet, TimeSpan Came)> _waiting = new();
    private readonly Queue<(byte[] Packet, TimeSpan Came, TimeSpan Arrives)> _flying = new();
    private TimeSpan _lastEvent = TimeSpan.MinValue;
    private TimeSpan _nextEvent;
    private TimeSpan _lastArrival;

    /// <summary>Makes an empty schedule.</summary>
    public AirSchedule(AirConditions conditions, AirCounters counters, Random random, int mostInOneEvent)
    {
        _conditions = conditions;
        _counters = counters;
        _random = random;
        _mostInOneEvent = mostInOneEvent;
    }

    /// <summary>Packets that are under way.</summary>
    public int Count => _waiting.Count + _flying.Count;

    /// <summary>When something happens next; null while nothing is under way.</summary>
    public TimeSpan? Next =>
        (_flying.Count, _waiting.Count) switch
        {
            (0, 0) => null,
            (0, _) => _nextEvent,
            (_, 0) => _flying.Peek().Arrives,
            _ => _flying.Peek().Arrives < _nextEvent ? _flying.Peek().Arrives : _nextEvent,
        };

    /// <summary>Takes a packet that a host sends.</summary>
    public void Add(byte[] packet, TimeSpan now)
    {
        if (_waiting.Count == 0)
        {
            // An event that has been is not held twice.
            _nextEvent = _conditions.EventFrom(now);
            if (_conditions.IntervalMs > 0 && _nextEvent <= _lastEvent)
                _nextEvent = _conditions.EventAfter(_lastEvent);
        }

        _waiting.Enqueue((packet, now));
    }

    /// <summary>Holds the connection events up to now, and returns the packets that have arrived.</summary>
    public IEnumerable<byte[]> Advance(TimeSpan now)
    {
        while (_waiting.Count > 0 && _nextEvent <= now)
            HoldEvent();
        while (_flying.Count > 0 && _flying.Peek().Arrives <= now)
        {
            var (packet, came, _) = _flying.Dequeue();
            _counters.Carried++;
            if (now - came > _counters.LongestHold)
                _counters.LongestHold = now - came;
            yield return packet;
        }
    }

    /// <summary>Forgets what is under way, and returns how many packets that were.</summary>
    public int Clear()
    {
        var count = Count;
        _waiting.Clear();
        _flying.Clear();
        return count;
    }

    private void HoldEvent()
    {
        var now = _lastEvent = _nextEvent;
        var most = _conditions.IntervalMs > 0 ? _mostInOneEvent : int.MaxValue;
        for (var sent = 0; sent < most && _waiting.TryPeek(out var head) && head.Came <= now; sent++)
        {
            // The link layer closes an event whose packet failed, so what is behind it waits as well.
            if (_conditions.IsDead || _random.NextDouble() < _conditions.Loss)
            {
                _counters.Retransmitted++;
                _nextEvent = _conditions.EventAfter(now);
                return;
            }

            _waiting.Dequeue();
            var arrives = now + TimeSpan.FromMilliseconds(_conditions.DelayMs);
            _lastArrival = arrives > _lastArrival ? arrives : _lastArrival;
            _flying.Enqueue((head.Packet, head.Came, _lastArrival));
        }

        _nextEvent = _conditions.IntervalMs <= 0 && _waiting.TryPeek(out var behind) && behind.Came > now ? behind.Came : _conditions.EventAfter(now);
    }
}

using NeuralGlasses.VirtualAir.Hci;
using NeuralGlasses.VirtualAir.Traces;

namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>
/// The air between adapters. Each adapter's host and controller give it their packets and are given them; what a host sends on a connection waits for
/// the connection's next event, everything else passes at once. It may be called from any thread.
/// </summary>
internal sealed class Air : IDisposable
{
    /// <summary>ACL packets that a controller says it can hold, and most of one direction that get through in one connection event.</summary>
    public const int Buffers = 12;

    private readonly Lock _lock = new();
    private readonly AirConditions _conditions;
    private readonly DeadTimes _deadTimes = new();
    private readonly List<AirAdapter> _adapters = [];
    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly BtsnoopTrace? _trace;
    private readonly long _start;
    private readonly ITimer _timer;
    private bool _isClosed;

    /// <summary>Makes the air; its clock begins now.</summary>
    public Air(AirConditions conditions, int seed, TimeProvider time, BtsnoopTrace? trace = null)
    {
        _conditions = conditions;
        _random = new Random(seed);
        _time = time;
        _trace = trace;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What came of the packets.</summary>
    public AirCounters Counters { get; } = new();

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Adds an adapter, by what gives its two ends their packets.</summary>
    public AirAdapter Add(Action<byte[]> toHost, Action<byte[]> toController)
    {
        lock (_lock)
        {
            var adapter = new AirAdapter(_adapters.Count, toHost, toController);
            _adapters.Add(adapter);
            _trace?.WriteNewAdapter(adapter.Number, _time.GetUtcNow());
            return adapter;
        }
    }

    /// <summary>Has the air die after a time, for a time.</summary>
    public void Drop(TimeSpan after, TimeSpan length)
    {
        lock (_lock)
        {
            _deadTimes.Add(Now + after, length);
            Settle();
        }
    }

    /// <summary>Changes how the air is.</summary>
    public void Change(Action<AirConditions> change)
    {
        lock (_lock)
        {
            change(_conditions);
            Settle();
        }
    }

    /// <summary>The counters in words.</summary>
    public string Status()
    {
        lock (_lock)
            return Counters.ToString();
    }

    /// <summary>Takes a packet that a host gives its controller.</summary>
    public void FromHost(AirAdapter adapter, byte[] packet)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            Counters.FromHosts++;
            _trace?.Write(adapter.Number, isFromHost: true, packet, _time.GetUtcNow());
            if (packet[0] == H4.Acl && adapter.Links.TryGetValue(Packets.HandleOf(packet), out var link))
            {
                if (link.IsLost)
                    Counters.DroppedWhileDead++;
                else
                    link.Outgoing.Add(packet, Now);
                Settle();
                return;
            }

            if (Packets.EndsScan(packet))
                adapter.Unheard.Clear();
            switch (Packets.OpcodeOf(packet))
            {
                case Packets.Disconnect:
                    adapter.Disconnects.Enqueue(false);
                    break;
                case Packets.Reset:
                    adapter.Links.Clear();
                    adapter.Unheard.Clear();
                    break;
            }

            adapter.ToController(packet);
        }
    }

    /// <summary>Takes a packet that a controller gives its host.</summary>
    public void FromController(AirAdapter adapter, byte[] packet)
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            Counters.FromControllers++;
            if (Packets.AcceptedOpcode(packet) == Packets.Disconnect && adapter.Disconnects.TryDequeue(out var isOurs) && isOurs)
                return;
            if (_conditions.IsDead && Packets.IsAdvertisingReport(packet))
            {
                // An advertiser repeats itself, an emulated controller does not: its host hears it when the air is back.
                Counters.DroppedWhileDead++;
                if (!adapter.Unheard.Exists(other => other.AsSpan().SequenceEqual(packet)))
                    adapter.Unheard.Add(packet);
                return;
            }

            FollowLinks(adapter, packet);
            Packets.SetLeBuffers(packet, Buffers);
            GiveHost(adapter, packet);
            Settle();
        }
    }

    /// <summary>Ends the air: what comes from now on goes nowhere.</summary>
    public void Dispose()
    {
        lock (_lock)
            _isClosed = true;
        _timer.Dispose();
    }

    private void FollowLinks(AirAdapter adapter, byte[] packet)
    {
        if (Packets.Begun(packet) is { } begun)
            adapter.Links[begun.Handle] = new AirLink(begun, Now, new AirSchedule(_conditions, Counters, _random, Buffers));
        if (Packets.Updated(packet) is { } updated && adapter.Links.TryGetValue(updated.Handle, out var changed))
            changed.Timeout = updated.Timeout;
        if (Packets.Ended(packet) is { } handle && adapter.Links.Remove(handle, out var ended))
        {
            Forget(ended);

            // The other end's good-bye does not come through dead air.
            if (ended.IsLost || (_conditions.IsDead && Packets.ReasonOf(packet) == Packets.RemoteEnded))
                Packets.SetReason(packet, Packets.SupervisionTimeout);
        }
    }

    private void Forget(AirLink link)
    {
        var count = link.Outgoing.Clear();
        if (_conditions.IsDead)
            Counters.DroppedWhileDead += count;
    }

    private void Wake()
    {
        lock (_lock)
            Settle();
    }

    // Does what is due, and sees to it that it is called when more is.
    private void Settle()
    {
        if (_isClosed)
            return;
        var now = Now;
        var deadSince = _deadTimes.Since(now);
        _conditions.IsDead = deadSince is not null;
        var next = _deadTimes.NextChange(now);
        foreach (var adapter in _adapters)
        {
            if (!_conditions.IsDead)
                HearAgain(adapter);
            foreach (var link in adapter.Links.Values)
            {
                foreach (var packet in link.Outgoing.Advance(now))
                    adapter.ToController(packet);
                next = Earlier(next, link.Outgoing.Next);
                if (deadSince is { } since && link is { IsCentral: true, IsLost: false })
                    next = Earlier(next, Supervise(adapter, link, since, now));
            }
        }

        // The timer counts whole milliseconds, and one that is early costs a turn.
        var wait = next is { } due ? TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((due - now).TotalMilliseconds))) : Timeout.InfiniteTimeSpan;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    // One end alone tells its controller, which tells the other's; both hosts then hear that nothing came for too long.
    private TimeSpan? Supervise(AirAdapter adapter, AirLink link, TimeSpan deadSince, TimeSpan now)
    {
        var lostAt = (link.Since > deadSince ? link.Since : deadSince) + link.Timeout;
        if (now < lostAt)
            return lostAt;
        link.IsLost = true;
        Counters.LinksLost++;
        Forget(link);
        adapter.Disconnects.Enqueue(true);
        adapter.ToController(Packets.MakeDisconnect(link.Handle, Packets.SupervisionTimeout));
        return null;
    }

    private void HearAgain(AirAdapter adapter)
    {
        foreach (var report in adapter.Unheard)
            GiveHost(adapter, report);
        adapter.Unheard.Clear();
    }

    private void GiveHost(AirAdapter adapter, byte[] packet)
    {
        _trace?.Write(adapter.Number, isFromHost: false, packet, _time.GetUtcNow());
        adapter.ToHost(packet);
    }

    private static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}

using NeuralGlasses.BlueZ.Bus;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.BlueZ.Central;

/// <summary>
/// What came over the air and the glasses have not taken yet, in its order. Threads put in, one takes out. Where nobody takes, values
/// are dropped and counted; that a connection began or ended never is. Nothing is allocated after construction.
/// </summary>
internal sealed class ValueQueue
{
    // Longest attribute value (Core Specification Vol 3, Part F, §3.2.9), and one byte by which a longer message is known.
    private const int LongestValue = 512;

    // A connection can begin and end this often while nobody takes: places that values leave free.
    private const int PlacesForConnections = 64;

    private readonly Lock _gate = new();
    private readonly Slot[] _slots;
    private readonly byte[] _scratch = new byte[LongestValue + 1];
    private int _first;
    private int _count;
    private long _dropped;
    private long _oversized;
    private long _values;
    private long _bytes;

    /// <summary>Makes a queue for some values.</summary>
    public ValueQueue(int values)
    {
        _slots = new Slot[values + PlacesForConnections];
        for (var i = 0; i < _slots.Length; i++)
            _slots[i] = new Slot();
    }

    private enum Kind
    {
        Value,
        Connected,
        Disconnected,
    }

    /// <summary>Called on the thread that put something in where nothing was.</summary>
    public Action? Arrived { get; set; }

    /// <summary>Values that were dropped because nobody took them.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Messages longer than an attribute can be.</summary>
    public long Oversized => Interlocked.Read(ref _oversized);

    /// <summary>Values that came.</summary>
    public long Values => Interlocked.Read(ref _values);

    /// <summary>Their bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Takes one message of a socket: its length, 0 where the other end has closed, a negative errno where there is none now or the socket failed.</summary>
    public int Receive(int fd, Guid characteristic, Func<HostTime> now)
    {
        bool wasEmpty;
        int length;
        lock (_gate)
        {
            var slot = Next(isValue: true);
            length = Posix.Receive(fd, slot?.Bytes ?? _scratch);
            if (length <= 0)
                return length;
            wasEmpty = Put(slot, characteristic, length, now());
        }

        if (wasEmpty)
            Arrived?.Invoke();
        return length;
    }

    /// <summary>Puts a value in.</summary>
    public void Add(Guid characteristic, ReadOnlySpan<byte> value, HostTime at)
    {
        bool wasEmpty;
        lock (_gate)
        {
            var slot = Next(isValue: true);
            if (slot is not null && value.Length <= slot.Bytes.Length)
                value.CopyTo(slot.Bytes);
            wasEmpty = Put(slot, characteristic, value.Length, at);
        }

        if (wasEmpty)
            Arrived?.Invoke();
    }

    /// <summary>Puts in that connection <paramref name="number"/> began.</summary>
    public void AddConnected(int number, HostTime at) => AddConnection(Kind.Connected, number, at);

    /// <summary>Puts in that connection <paramref name="number"/> ended.</summary>
    public void AddDisconnected(int number, HostTime at) => AddConnection(Kind.Disconnected, number, at);

    /// <summary>
    /// Gives everything that is there to a listener; <paramref name="connected"/> hears the number of a connection that began before the listener does, and 0 of one that
    /// ended. What comes meanwhile waits for the next call, as a listener that is slower than the air would keep its caller for ever.
    /// </summary>
    public void Deliver(IGattCentralListener? listener, Action<int> connected)
    {
        int waiting;
        lock (_gate)
            waiting = _count;
        for (; waiting > 0; waiting--)
        {
            Tell(_slots[_first], listener, connected);
            lock (_gate)
            {
                _first = (_first + 1) % _slots.Length;
                _count--;
            }
        }

        lock (_gate)
            waiting = _count;
        if (waiting > 0)
            Arrived?.Invoke();
    }

    private static void Tell(Slot slot, IGattCentralListener? listener, Action<int> connected)
    {
        if (slot.Kind == Kind.Value)
        {
            listener?.OnValue(slot.Characteristic, slot.Bytes.AsSpan(0, slot.Length), slot.At);
            return;
        }

        connected(slot.Kind == Kind.Connected ? slot.Length : 0);
        if (slot.Kind == Kind.Connected)
            listener?.OnConnected(slot.At);
        else
            listener?.OnDisconnected(slot.At);
    }

    private Slot? Next(bool isValue) => _count < _slots.Length - (isValue ? PlacesForConnections : 0) ? _slots[(_first + _count) % _slots.Length] : null;

    // Whether it is the only one there now.
    private bool Put(Slot? slot, Guid characteristic, int length, HostTime at)
    {
        if (length > LongestValue)
        {
            Interlocked.Increment(ref _oversized);
            return false;
        }

        Interlocked.Increment(ref _values);
        Interlocked.Add(ref _bytes, length);
        if (slot is null)
        {
            Interlocked.Increment(ref _dropped);
            return false;
        }

        slot.Set(Kind.Value, characteristic, length, at);
        return ++_count == 1;
    }

    private void AddConnection(Kind kind, int number, HostTime at)
    {
        lock (_gate)
        {
            // With every place taken by connections that nobody heard of, the newest says the same as this one would.
            if (Next(isValue: false) is not { } slot)
                return;
            slot.Set(kind, default, number, at);
            _count++;
        }

        Arrived?.Invoke();
    }

    private sealed class Slot
    {
        public Kind Kind { get; private set; }

        public Guid Characteristic { get; private set; }

        public HostTime At { get; private set; }

        // Of a value its bytes, of a connection its number.
        public int Length { get; private set; }

        public byte[] Bytes { get; } = new byte[LongestValue + 1];

        public void Set(Kind kind, Guid characteristic, int length, HostTime at) => (Kind, Characteristic, Length, At) = (kind, characteristic, length, at);
    }
}

using NeuralGlasses.BlueZ.Bus;

namespace NeuralGlasses.BlueZ.Server;

/// <summary>One characteristic that is served: its value, what was written to it, and the socket of who subscribed. Any thread may use it.</summary>
internal sealed class ServedCharacteristic(Guid service, Guid uuid, ServedAccess access, ServedSecurity security)
{
    // As many as the radio's port promises to its user, and then some.
    private const int MostWrites = 16;
    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _writes = new();
    private byte[] _value = [];
    private int _socket = -1;

    public Guid Service => service;

    public Guid Uuid => uuid;

    public ServedAccess Access => access;

    public ServedSecurity Security => security;

    public List<(Guid Uuid, byte[] Value)> Descriptors { get; } = [];

    /// <summary>Whether a central has subscribed; it need not be connected.</summary>
    public bool IsSubscribed
    {
        get
        {
            lock (_gate)
                return _socket >= 0 && IsOpen();
        }
    }

    /// <summary>Flags as bluetoothd knows them (org.bluez.GattCharacteristic(5)).</summary>
    public string[] Flags
    {
        get
        {
            // A subscription is let in like everything else, and refused like it.
            var demand = security switch
            {
                ServedSecurity.Encrypted => "encrypt-",
                ServedSecurity.Authenticated => "secure-",
                _ => "",
            };
            var flags = new List<string>();
            Add(ServedAccess.Read, "read");
            Add(ServedAccess.Write, "write");
            Add(ServedAccess.Notify, "notify");
            if (access.HasFlag(ServedAccess.WriteWithoutResponse))
                flags.Add("write-without-response");
            return [.. flags];

            void Add(ServedAccess of, string flag)
            {
                if (!access.HasFlag(of))
                    return;
                flags.Add(flag);
                if (demand.Length > 0)
                    flags.Add($"{demand}{flag}");
            }
        }
    }

    public byte[] Value
    {
        get
        {
            lock (_gate)
                return _value;
        }
    }

    public void SetValue(ReadOnlySpan<byte> value)
    {
        lock (_gate)
        {
            if (!value.SequenceEqual(_value))
                _value = value.ToArray();
        }
    }

    /// <summary>Keeps a write until it is taken; false where there is no room.</summary>
    public bool TryWrite(ReadOnlySpan<byte> value)
    {
        lock (_gate)
        {
            if (_writes.Count == MostWrites)
                return false;
            _writes.Enqueue(value.ToArray());
            return true;
        }
    }

    /// <summary>Takes the oldest write into a buffer and returns its length, cut to the buffer's; -1 if there is none.</summary>
    public int TakeWrite(Span<byte> buffer)
    {
        lock (_gate)
        {
            if (!_writes.TryDequeue(out var write))
                return -1;
            var length = Math.Min(write.Length, buffer.Length);
            write.AsSpan(0, length).CopyTo(buffer);
            return length;
        }
    }

    /// <summary>Notifies through a socket of ours from now on, and gives the end of bluetoothd, which the caller closes; -1 where none can be made.</summary>
    public int Subscribe()
    {
        lock (_gate)
        {
            Unsubscribe();
            if (!Posix.TryPair(out var ours, out var theirs))
                return -1;
            _socket = ours;
            return theirs;
        }
    }

    public ServedNotify Notify(ReadOnlySpan<byte> value)
    {
        lock (_gate)
        {
            if (_socket < 0)
                return ServedNotify.NoLink;
            var sent = Posix.Send(_socket, value);
            if (sent >= 0)
                return ServedNotify.Sent;
            if (Posix.IsForNow(sent))
                return ServedNotify.Busy;
            Unsubscribe();
            return ServedNotify.NoLink;
        }
    }

    /// <summary>
    /// The link is lost: what was written over it is gone. The socket stays while bluetoothd has its end open, as a bonded central's subscription outlives
    /// its links (Core Specification Vol 3, Part G, §3.3.3.3): bluetoothd asks for no other socket when that central comes back.
    /// </summary>
    public void EndLink()
    {
        lock (_gate)
            _writes.Clear();
    }

    /// <summary>bluetoothd has gone, and every subscription with it.</summary>
    public void EndSubscription()
    {
        lock (_gate)
        {
            _writes.Clear();
            Unsubscribe();
        }
    }

    // bluetoothd closes its end when the central unsubscribes or goes.
    private bool IsOpen()
    {
        Span<byte> nothing = stackalloc byte[1];
        var received = Posix.Receive(_socket, nothing);
        if (received > 0 || Posix.IsForNow(received))
            return true;
        Unsubscribe();
        return false;
    }

    private void Unsubscribe()
    {
        if (_socket >= 0)
            _ = Posix.Close(_socket);
        _socket = -1;
    }
}

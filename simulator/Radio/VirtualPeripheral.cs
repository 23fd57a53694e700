using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>The wristband's end of the virtual air: attribute values with their security, subscriptions, the bond, a short queue of notifications.</summary>
public sealed class VirtualPeripheral : IGattPeripheral
{
    private const int NoCentralLength = 20;
    private readonly List<VirtualCharacteristic> _characteristics = [];
    private readonly OutgoingNotification[] _queue;
    private readonly VirtualBonds _bonds;
    private readonly int? _passkey;
    private int _head;

    internal VirtualPeripheral(int buffers, VirtualBonds bonds, int? passkey)
    {
        _bonds = bonds;
        _passkey = passkey;
        _queue = new OutgoingNotification[buffers];
        for (var i = 0; i < buffers; i++)
            _queue[i] = new OutgoingNotification();
    }

    /// <inheritdoc/>
    public bool CanAuthenticate => _passkey is not null;

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <inheritdoc/>
    public int Connections { get; private set; }

    /// <inheritdoc/>
    public LinkSecurity Security { get; private set; }

    /// <inheritdoc/>
    public int Pairings { get; private set; }

    /// <inheritdoc/>
    public int BondCount => _bonds.Bond is null ? 0 : 1;

    /// <inheritdoc/>
    public int MaxNotificationLength { get; private set; } = NoCentralLength;

    /// <summary>Name under which the peripheral advertises; empty before it started.</summary>
    public string DeviceName { get; private set; } = "";

    /// <summary>Services that are advertised.</summary>
    public IReadOnlyList<Guid> AdvertisedServices { get; private set; } = [];

    /// <summary>Appearance that is advertised; 0 is unknown.</summary>
    public int Appearance { get; private set; }

    /// <summary>Whether a central that is not bonded may pair now.</summary>
    public bool AllowsPairing { get; private set; }

    /// <summary>UUIDs of the characteristics in the order in which they were added.</summary>
    public IEnumerable<Guid> Characteristics => _characteristics.Select(c => c.Uuid);

    internal bool IsAdvertising => DeviceName.Length > 0 && !IsConnected;

    internal bool DropRequested { get; private set; }

    internal int Queued { get; private set; }

    internal OutgoingNotification Oldest => _queue[_head];

    /// <inheritdoc/>
    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        _characteristics.Add(new VirtualCharacteristic(service, characteristic, properties, security));
        return _characteristics.Count - 1;
    }

    /// <inheritdoc/>
    public void AddDescriptor(int handle, Guid descriptor, byte[] value) => _characteristics[handle].Descriptors[descriptor] = [.. value];

    /// <inheritdoc/>
    public void Start(string deviceName, Guid[] advertisedServices, int appearance)
    {
        DeviceName = deviceName;
        AdvertisedServices = [.. advertisedServices];
        Appearance = appearance;
        AllowsPairing = false;
        Pairings = 0;
        Connections = 0;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        DeviceName = "";
        Disconnect();
    }

    /// <inheritdoc/>
    public void Disconnect() => DropRequested = IsConnected;

    /// <inheritdoc/>
    public void SetPairing(bool allowed) => AllowsPairing = allowed;

    /// <inheritdoc/>
    public void ForgetBonds() => _bonds.Bond = null;

    /// <inheritdoc/>
    public bool IsSubscribed(int handle) => IsConnected && _characteristics[handle].Subscribed;

    /// <inheritdoc/>
    public void SetValue(int handle, byte[] value, int length) => _characteristics[handle].SetValue(value.AsSpan(0, length));

    /// <inheritdoc/>
    public NotifyResult Notify(int handle, byte[] value, int length)
    {
        if (!IsSubscribed(handle))
            return NotifyResult.NoLink;
        if (length > MaxNotificationLength)
            return NotifyResult.TooLong;
        if (Queued == _queue.Length)
            return NotifyResult.Busy;
        _queue[(_head + Queued) % _queue.Length].Set(handle, value.AsSpan(0, length));
        Queued++;
        return NotifyResult.Sent;
    }

    /// <inheritdoc/>
    public int TakeWrite(int handle, byte[] buffer)
    {
        if (!_characteristics[handle].Writes.TryDequeue(out var write))
            return -1;
        var length = Math.Min(write.Length, buffer.Length);
        write.AsSpan(0, length).CopyTo(buffer);
        return length;
    }

    /// <summary>What a read of a characteristic would return now, past the air.</summary>
    public byte[] ValueOf(Guid characteristic) => Find(characteristic, 0)!.Value.ToArray();

    /// <summary>The board's power is gone or its program starts anew: everything but what the bonds keep is forgotten.</summary>
    internal void PowerCycle()
    {
        if (IsConnected)
            Disconnected();
        DropRequested = false;
        DeviceName = "";
        _characteristics.Clear();
        _bonds.OnPowerLost();
    }

    internal void Connected(int mtu)
    {
        IsConnected = true;
        Connections++;
        DropRequested = false;
        MaxNotificationLength = mtu - 3;
    }

    internal void Disconnected()
    {
        IsConnected = false;
        DropRequested = false;
        Security = LinkSecurity.None;
        MaxNotificationLength = NoCentralLength;
        Queued = 0;
        foreach (var characteristic in _characteristics)
            characteristic.Forget();
    }

    /// <summary>A central asks to encrypt with the key that it has; false if that is not the bond's.</summary>
    internal bool TryEncrypt(VirtualBond bond)
    {
        if (_bonds.Bond != bond)
            return false;
        Security = bond.IsAuthenticated ? LinkSecurity.Authenticated : LinkSecurity.Encrypted;
        return true;
    }

    /// <summary>A central asks to pair; null if that is refused. Where both ends can, a passkey must fit; else the key stays unauthenticated.</summary>
    internal VirtualBond? TryPair(VirtualCentral central, ulong key)
    {
        var fits = _passkey is null || central.Passkey is null || central.Passkey == _passkey;
        if (!AllowsPairing || central.OnlyLegacyPairing || !fits)
            return null;
        var bond = new VirtualBond(central.Number, key, _passkey is not null && central.Passkey is not null);
        _bonds.Bond = bond;
        Pairings++;
        TryEncrypt(bond);
        return bond;
    }

    internal void RemoveOldest()
    {
        _head = (_head + 1) % _queue.Length;
        Queued--;
    }

    internal VirtualCharacteristic Characteristic(int handle) => _characteristics[handle];

    internal int InstanceOf(int handle) => _characteristics.Take(handle).Count(c => c.Uuid == _characteristics[handle].Uuid);

    internal VirtualCharacteristic? Find(Guid characteristic, int instance) => _characteristics.Where(c => c.Uuid == characteristic).ElementAtOrDefault(instance);
}

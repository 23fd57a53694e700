using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>The wristband's end of the virtual air: attribute values, subscriptions, a short queue of notifications.</summary>
public sealed class VirtualPeripheral : IGattPeripheral
{
    private const int NoCentralLength = 20;
    private readonly List<VirtualCharacteristic> _characteristics = [];
    private readonly OutgoingNotification[] _queue;
    private int _head;

    internal VirtualPeripheral(int buffers)
    {
        _queue = new OutgoingNotification[buffers];
        for (var i = 0; i < buffers; i++)
            _queue[i] = new OutgoingNotification();
    }

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <inheritdoc/>
    public int MaxNotificationLength { get; private set; } = NoCentralLength;

    /// <summary>Name under which the peripheral advertises; empty before it started.</summary>
    public string DeviceName { get; private set; } = "";

    /// <summary>Service that is advertised.</summary>
    public Guid AdvertisedService { get; private set; }

    internal bool IsAdvertising => DeviceName.Length > 0 && !IsConnected;

    internal int Queued { get; private set; }

    /// <inheritdoc/>
    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties)
    {
        _characteristics.Add(new VirtualCharacteristic(service, characteristic, properties));
        return _characteristics.Count - 1;
    }

    /// <inheritdoc/>
    public void Start(string deviceName, Guid advertisedService)
    {
        DeviceName = deviceName;
        AdvertisedService = advertisedService;
    }

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

    internal void Connect(int mtu)
    {
        IsConnected = true;
        MaxNotificationLength = mtu - 3;
    }

    internal void Disconnect()
    {
        IsConnected = false;
        MaxNotificationLength = NoCentralLength;
        Queued = 0;
        foreach (var characteristic in _characteristics)
            characteristic.Forget();
    }

    internal OutgoingNotification Oldest => _queue[_head];

    internal void RemoveOldest()
    {
        _head = (_head + 1) % _queue.Length;
        Queued--;
    }

    internal VirtualCharacteristic Characteristic(int handle) => _characteristics[handle];

    internal VirtualCharacteristic? Find(Guid characteristic) => _characteristics.Find(c => c.Uuid == characteristic);
}

using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using Xunit;

namespace NeuralGlasses.Firmware.Tests;

/// <summary>A radio whose link, room and listeners the test decides; it keeps what was sent.</summary>
internal sealed class FakeRadio : IGattPeripheral
{
    private readonly List<(Guid Service, Guid Uuid, GattProperties Properties, LinkSecurity Security)> _characteristics = [];
    private readonly List<Queue<byte[]>> _writes = [];
    private readonly List<byte[]> _values = [];

    public bool IsConnected { get; set; } = true;

    public int Connections { get; private set; } = 1;

    public int MaxNotificationLength { get; set; } = EmgStreamFormat.MaxFrameLength;

    public bool CanAuthenticate { get; set; }

    public LinkSecurity Security { get; set; } = LinkSecurity.Encrypted;

    public bool AllowsPairing { get; private set; }

    public int Pairings { get; set; }

    public int BondCount { get; set; } = 1;

    public int Disconnects { get; private set; }

    public bool IsStopped { get; private set; }

    public string DeviceName { get; private set; } = "";

    public IReadOnlyList<Guid> AdvertisedServices { get; private set; } = [];

    public int Appearance { get; private set; }

    /// <summary>Whether notifications of a characteristic find no free buffer.</summary>
    public Func<Guid, bool> IsBusy { get; set; } = _ => false;

    public Func<Guid, bool> Listens { get; set; } = _ => true;

    /// <summary>Whether notifications are kept; without it nothing is allocated.</summary>
    public bool Keep { get; set; } = true;

    public int SentCount { get; private set; }

    public List<(Guid Uuid, byte[] Value)> Sent { get; } = [];

    public IEnumerable<byte[]> SentOf(Guid uuid) => Sent.Where(s => s.Uuid == uuid).Select(s => s.Value);

    public byte[] ValueOf(Guid uuid) => _values[Handle(uuid)];

    public GattProperties PropertiesOf(Guid uuid) => _characteristics[Handle(uuid)].Properties;

    public void Write(Guid uuid, params byte[] value) => _writes[Handle(uuid)].Enqueue(value);

    public int Handle(Guid uuid) => _characteristics.FindIndex(c => c.Uuid == uuid);

    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        Assert.Empty(DeviceName);
        _characteristics.Add((service, characteristic, properties, security));
        _writes.Add([]);
        _values.Add([]);
        return _characteristics.Count - 1;
    }

    public LinkSecurity SecurityOf(Guid uuid) => _characteristics[Handle(uuid)].Security;

    public IEnumerable<LinkSecurity> Securities => _characteristics.Select(c => c.Security);

    public void AddDescriptor(int handle, Guid descriptor, byte[] value) => Assert.Empty(DeviceName);

    public void Stop() => IsStopped = true;

    public void Disconnect()
    {
        Disconnects++;
        IsConnected = false;
    }

    /// <summary>The link is lost and another one made before the firmware looks.</summary>
    public void Reconnect()
    {
        Connections++;
        foreach (var writes in _writes)
            writes.Clear();
    }

    public void SetPairing(bool allowed) => AllowsPairing = allowed;

    public void ForgetBonds() => BondCount = 0;

    public void Start(string deviceName, Guid[] advertisedServices, int appearance)
    {
        DeviceName = deviceName;
        AdvertisedServices = [.. advertisedServices];
        Appearance = appearance;
    }

    public bool IsSubscribed(int handle) => IsConnected && Listens(_characteristics[handle].Uuid);

    public void SetValue(int handle, byte[] value, int length)
    {
        if (_values[handle].Length != length)
            _values[handle] = new byte[length];
        Array.Copy(value, _values[handle], length);
    }

    public NotifyResult Notify(int handle, byte[] value, int length)
    {
        if (!IsSubscribed(handle))
            return NotifyResult.NoLink;
        if (length > MaxNotificationLength)
            return NotifyResult.TooLong;
        var uuid = _characteristics[handle].Uuid;
        if (IsBusy(uuid))
            return NotifyResult.Busy;
        SentCount++;
        if (Keep)
            Sent.Add((uuid, value[..length]));
        return NotifyResult.Sent;
    }

    public int TakeWrite(int handle, byte[] buffer)
    {
        if (!_writes[handle].TryDequeue(out var write))
            return -1;
        var length = Math.Min(write.Length, buffer.Length);
        Array.Copy(write, buffer, length);
        return length;
    }
}

using NeuralGlasses.Wristband.Gatt;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>A radio that only notes which characteristics the firmware's services add.</summary>
internal sealed class RecordingRadio : IGattPeripheral
{
    private readonly List<(Guid Service, Guid Characteristic, GattProperties Properties)> _added = [];

    public bool IsConnected => false;

    public int MaxNotificationLength => 20;

    internal static IReadOnlyList<(Guid Service, Guid Characteristic, GattProperties Properties)> OfFirmware()
    {
        var radio = new RecordingRadio();
        _ = new EmgStreamService(radio, null, null, null, LinkSecurity.Encrypted);
        _ = new ControlPointService(radio, null, null, LinkSecurity.Encrypted);
        _ = new DeviceStatusService(radio, null, null, LinkSecurity.Encrypted);
        _ = new BatteryService(radio, null, null, null, LinkSecurity.Encrypted);
        DeviceInformationService.Publish(radio, LinkSecurity.Encrypted);
        return radio._added;
    }

    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        _added.Add((service, characteristic, properties));
        return _added.Count;
    }

    public bool CanAuthenticate => false;

    public LinkSecurity Security => LinkSecurity.Encrypted;

    public int Pairings => 0;

    public int BondCount => 1;

    public void AddDescriptor(int handle, Guid descriptor, byte[] value)
    {
    }

    public void Stop()
    {
    }

    public void Disconnect()
    {
    }

    public void SetPairing(bool allowed)
    {
    }

    public void ForgetBonds()
    {
    }

    public void Start(string deviceName, Guid advertisedService)
    {
    }

    public bool IsSubscribed(int handle) => false;

    public void SetValue(int handle, byte[] value, int length)
    {
    }

    public NotifyResult Notify(int handle, byte[] value, int length) => NotifyResult.NoLink;

    public int TakeWrite(int handle, byte[] buffer) => -1;
}

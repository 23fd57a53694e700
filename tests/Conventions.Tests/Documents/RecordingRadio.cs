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
        _ = new EmgStreamService(radio, null, null, null);
        _ = new ControlPointService(radio, null, null);
        _ = new DeviceStatusService(radio, null, null);
        _ = new BatteryService(radio, null, null, null);
        DeviceInformationService.Publish(radio);
        return radio._added;
    }

    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties)
    {
        _added.Add((service, characteristic, properties));
        return _added.Count;
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

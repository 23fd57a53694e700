using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Wristband;
using NeuralGlasses.Wristband.Ports;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Conventions.Tests.Documents;

/// <summary>A radio that only notes which characteristics the firmware's services add, and what they notify.</summary>
internal sealed class RecordingRadio : IGattPeripheral
{
    private readonly List<(Guid Service, Guid Characteristic, GattProperties Properties)> _added = [];

    public bool IsConnected => false;

    public int MaxNotificationLength => 20;

    internal List<byte[]> Notified { get; } = [];

    internal static IReadOnlyList<(Guid Service, Guid Characteristic, GattProperties Properties)> OfFirmware(bool isHidEnabled = false)
    {
        var radio = new RecordingRadio();
        var world = new WorldClock(1, () => false);
        var board = new VirtualBoard(world, new DeviceClock(world), new NoSkin(), new WristMotion(), new VirtualBoardOptions());
        var band = new Band(board.Ports(radio));
        band.Settings.TrySet(SettingsKey.HidEnabled, isHidEnabled ? 1u : 0u);
        _ = new AcquisitionLoop(band);
        return radio._added;
    }

    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        _added.Add((service, characteristic, properties));
        return _added.Count;
    }

    public bool CanAuthenticate => false;

    public int Connections => 0;

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

    public void Start(string deviceName, Guid[] advertisedServices, int appearance)
    {
    }

    public bool IsSubscribed(int handle) => false;

    public void SetValue(int handle, byte[] value, int length)
    {
    }

    public NotifyResult Notify(int handle, byte[] value, int length)
    {
        Notified.Add(value[..length]);
        return NotifyResult.Sent;
    }

    public int TakeWrite(int handle, byte[] buffer) => -1;
}

using NeuralGlasses.BlueZ;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Bluetooth;

/// <summary>The wristband's radio by this computer's Bluetooth. The firmware starts anew with a server of its own each time.</summary>
internal sealed class BlueZPeripheral : IGattPeripheral, IDisposable
{
    private readonly BlueZServerOptions _options;
    private readonly TimeProvider _time;
    private BlueZGattServer _server;

    public BlueZPeripheral(BlueZServerOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _server = new BlueZGattServer(options, time);
    }

    /// <summary>How it stands with bluetoothd and the central.</summary>
    public RadioCondition Condition => _server.Condition;

    public bool CanAuthenticate => _options.ShowPasskey is not null;

    public bool IsConnected => _server.IsConnected;

    public int Connections => _server.Connections;

    public LinkSecurity Security => _server.Security switch
    {
        ServedSecurity.Authenticated => LinkSecurity.Authenticated,
        ServedSecurity.Encrypted => LinkSecurity.Encrypted,
        _ => LinkSecurity.None,
    };

    public int Pairings => _server.Pairings;

    public int BondCount => _server.BondCount;

    public int MaxNotificationLength => _server.MaxNotificationLength;

    /// <summary>The board has started anew, and with it the radio.</summary>
    public void Restart()
    {
        _server.Dispose();
        _server = new BlueZGattServer(_options, _time);
    }

    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security) =>
        _server.AddCharacteristic(service, characteristic, (ServedAccess)properties, (ServedSecurity)security);

    public void AddDescriptor(int handle, Guid descriptor, byte[] value) => _server.AddDescriptor(handle, descriptor, value);

    public void Start(string deviceName, Guid[] advertisedServices, int appearance) => _server.Start(deviceName, advertisedServices, appearance);

    public void Stop() => _server.Stop();

    public void Disconnect() => _server.Disconnect();

    public void SetPairing(bool allowed) => _server.SetPairing(allowed);

    public void ForgetBonds() => _server.ForgetBonds();

    public bool IsSubscribed(int handle) => _server.IsSubscribed(handle);

    public void SetValue(int handle, byte[] value, int length) => _server.SetValue(handle, value.AsSpan(0, length));

    public NotifyResult Notify(int handle, byte[] value, int length) => (NotifyResult)_server.Notify(handle, value.AsSpan(0, length));

    public int TakeWrite(int handle, byte[] buffer) => _server.TakeWrite(handle, buffer);

    public void Dispose() => _server.Dispose();
}

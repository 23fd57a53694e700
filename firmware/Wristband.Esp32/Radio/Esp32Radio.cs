using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;
using NeuralGlasses.Wristband.Native;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32.Radio;

/// <summary>The chip's radio as the port: the runtime's GATT server, with its events turned into what the loop can ask for.</summary>
public sealed class Esp32Radio : IGattPeripheral
{
    /// <summary>No passkey: pairing is protected by the window alone.</summary>
    public const int NoPasskey = -1;

    private const int MaxServices = 8;
    private const int MaxCharacteristics = 32;
    private readonly BluetoothLEServer _server = BluetoothLEServer.Instance;
    private readonly Guid[] _serviceUuids = new Guid[MaxServices];
    private readonly GattServiceProvider[] _services = new GattServiceProvider[MaxServices];
    private readonly RadioCharacteristic[] _characteristics = new RadioCharacteristic[MaxCharacteristics];
    private readonly SingleBond _bond = new SingleBond();
    private readonly RadioLink _link;
    private readonly bool _canAuthenticate;
    private int _serviceCount;
    private int _characteristicCount;
    private GattServiceProvider _advertised;
    private GattServiceProviderAdvertisingParameters _advertising;

    /// <summary>Makes the radio, silent. The passkey is 0 to 999999 and printed where only the wearer sees it, or <see cref="NoPasskey"/>.</summary>
    public Esp32Radio(int passkey)
    {
        _canAuthenticate = passkey >= 0;
        _link = new RadioLink(_server, _bond, passkey);
    }

    /// <inheritdoc/>
    public bool CanAuthenticate
    {
        get { return _canAuthenticate; }
    }

    /// <inheritdoc/>
    public bool IsConnected
    {
        get { return _link.IsConnected; }
    }

    /// <inheritdoc/>
    public int Connections
    {
        get { return _link.Connections; }
    }

    /// <inheritdoc/>
    public LinkSecurity Security
    {
        get { return _link.Security; }
    }

    /// <inheritdoc/>
    public int Pairings
    {
        get { return _link.Pairings; }
    }

    /// <inheritdoc/>
    public int BondCount
    {
        get { return _bond.Count > 0 ? 1 : 0; }
    }

    /// <inheritdoc/>
    public int MaxNotificationLength
    {
        get { return _link.MaxNotificationLength; }
    }

    /// <inheritdoc/>
    public int AddCharacteristic(Guid service, Guid characteristic, GattProperties properties, LinkSecurity security)
    {
        GattServiceProvider provider = FindService(service);
        if (provider == null)
        {
            provider = GattServiceProvider.Create(service).ServiceProvider;
            _serviceUuids[_serviceCount] = service;
            _services[_serviceCount] = provider;
            _serviceCount++;
        }

        _characteristics[_characteristicCount] = new RadioCharacteristic(provider.Service, _link, characteristic, properties, security);
        _characteristicCount++;
        return _characteristicCount - 1;
    }

    /// <inheritdoc/>
    public void AddDescriptor(int handle, Guid descriptor, byte[] value)
    {
        _characteristics[handle].AddDescriptor(descriptor, value);
    }

    /// <inheritdoc/>
    public void Start(string deviceName, Guid[] advertisedServices, int appearance)
    {
        _server.DeviceName = deviceName;
        _server.Appearance = (ushort)appearance;
        _link.Secure();
        _advertised = FindService(advertisedServices[0]);
        _advertising = Advertisement.Of(deviceName, advertisedServices, appearance);
        Advertise();
    }

    /// <summary>Stops the radio's stack, which ends the connection.</summary>
    public void Stop()
    {
        _server.Stop();
        _link.Reset();
    }

    /// <summary>Ends the connection. The runtime has no call for it: our image does it natively, a stock image by a new start of the stack, which loses its bonds.</summary>
    public void Disconnect()
    {
        if (BoardImage.IsOurs)
        {
            NativeRadio.Disconnect();
            return;
        }

        _advertised.StopAdvertising();
        _link.Reset();
        Advertise();
    }

    /// <inheritdoc/>
    public void SetPairing(bool allowed)
    {
        _link.AllowsPairing = allowed;
    }

    /// <inheritdoc/>
    public void ForgetBonds()
    {
        _bond.Forget();
    }

    /// <summary>Whether the central listens. The runtime lets any link subscribe, so that one below the level is not refused but not served.</summary>
    public bool IsSubscribed(int handle)
    {
        RadioCharacteristic characteristic = _characteristics[handle];
        return _link.IsConnected && characteristic.IsAllowed && characteristic.HasListener;
    }

    /// <inheritdoc/>
    public void SetValue(int handle, byte[] value, int length)
    {
        _characteristics[handle].SetValue(value, length);
    }

    /// <inheritdoc/>
    public NotifyResult Notify(int handle, byte[] value, int length)
    {
        if (!IsSubscribed(handle))
        {
            return NotifyResult.NoLink;
        }

        return length > _link.MaxNotificationLength ? NotifyResult.TooLong : _characteristics[handle].Notify(value, length);
    }

    /// <inheritdoc/>
    public int TakeWrite(int handle, byte[] buffer)
    {
        return _characteristics[handle].TakeWrite(buffer);
    }

    // Bonds are watched before anybody can connect.
    private void Advertise()
    {
        _server.Start();
        _bond.Load();
        _advertised.StartAdvertising(_advertising);
    }

    private GattServiceProvider FindService(Guid uuid)
    {
        for (int i = 0; i < _serviceCount; i++)
        {
            if (_serviceUuids[i].Equals(uuid))
            {
                return _services[i];
            }
        }

        return null;
    }
}

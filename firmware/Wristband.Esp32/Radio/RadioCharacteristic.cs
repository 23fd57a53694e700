using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;
using Buffer = nanoFramework.Device.Bluetooth.Buffer;

namespace NeuralGlasses.Wristband.Esp32.Radio;

/// <summary>
/// One characteristic: its value, the writes that wait, and who listens. The handlers run on the runtime's event thread while the radio's task waits for
/// their answer, for two seconds at most, so they do no more than copy.
/// </summary>
public sealed class RadioCharacteristic
{
    /// <summary>Longest notification, in bytes: the longest frame of the contract.</summary>
    public const int MaxLength = EmgStreamFormat.MaxFrameLength;

    // Codes of NimBLE's host (ble_hs.h). Without a buffer it reads the value from the application instead, which this thread cannot answer: code 9 after the wait.
    private const byte Success = 0;
    private const byte MessageTooLong = 4;
    private const byte NoMemory = 6;
    private const byte NoValue = 9;
    private const byte NoMemoryForEvent = 20;
    private readonly object _lock = new object();
    private readonly RadioLink _link;
    private readonly GattLocalCharacteristic _characteristic;
    private readonly byte[] _valueBytes = new byte[MaxLength];
    private readonly byte[] _outgoingBytes = new byte[MaxLength];
    private readonly Buffer _value;
    private readonly Buffer _outgoing;
    private readonly WriteQueue _writes;
    private GattSubscribedClient _client;

    /// <summary>Adds the characteristic to a service.</summary>
    public RadioCharacteristic(GattLocalService service, RadioLink link, Guid uuid, GattProperties properties, LinkSecurity security)
    {
        _link = link;
        Security = security;
        GattLocalCharacteristicParameters parameters = new GattLocalCharacteristicParameters();
        parameters.CharacteristicProperties = (GattCharacteristicProperties)properties;
        parameters.ReadProtectionLevel = Protection(security);
        parameters.WriteProtectionLevel = Protection(security);
        _value = new Buffer(_valueBytes);
        _value.Length = 0;
        _outgoing = new Buffer(_outgoingBytes);
        _characteristic = service.CreateCharacteristic(uuid, parameters).Characteristic;
        _characteristic.SubscribedClientsChanged += OnSubscribedClientsChanged;
        if ((properties & GattProperties.Read) != GattProperties.None)
        {
            _characteristic.ReadRequested += OnReadRequested;
        }

        if ((properties & (GattProperties.Write | GattProperties.WriteWithoutResponse)) != GattProperties.None)
        {
            _writes = new WriteQueue();
            _characteristic.WriteRequested += OnWriteRequested;
        }
    }

    /// <summary>What a link must be for this characteristic.</summary>
    public LinkSecurity Security { get; }

    /// <summary>Whether a central has asked for notifications, on whatever link.</summary>
    public bool HasListener
    {
        get { return _client != null; }
    }

    /// <summary>
    /// Whether the link is what <see cref="Security"/> asks for. The stack itself refuses a link without encryption alone: it serves a stranger who
    /// has paired outside of the window too, until that connection is ended.
    /// </summary>
    public bool IsAllowed
    {
        get { return _link.Security >= Security; }
    }

    /// <summary>Adds a descriptor with a constant value. The runtime's native code lets any link read it, whatever level it is given.</summary>
    public void AddDescriptor(Guid uuid, byte[] value)
    {
        GattLocalDescriptorParameters parameters = new GattLocalDescriptorParameters();
        parameters.StaticValue = new Buffer(value);
        parameters.ReadProtectionLevel = Protection(Security);
        _characteristic.CreateDescriptor(uuid, parameters);
    }

    /// <summary>Sets what a read returns.</summary>
    public void SetValue(byte[] value, int length)
    {
        lock (_lock)
        {
            Array.Copy(value, 0, _valueBytes, 0, length);
            _value.Length = (uint)length;
        }
    }

    /// <summary>Queues one notification of at most <see cref="MaxLength"/> bytes for the central that listens.</summary>
    public NotifyResult Notify(byte[] value, int length)
    {
        GattSubscribedClient client = _client;
        if (client == null)
        {
            return NotifyResult.NoLink;
        }

        Array.Copy(value, 0, _outgoingBytes, 0, length);
        _outgoing.Length = (uint)length;
        byte result = _characteristic.NotifyValue(_outgoing, client).ProtocolError;
        switch (result)
        {
            case Success:
                return NotifyResult.Sent;
            case NoMemory:
            case NoMemoryForEvent:
            case NoValue:
                return NotifyResult.Busy;
            case MessageTooLong:
                return NotifyResult.TooLong;
            default:
                return NotifyResult.NoLink;
        }
    }

    /// <summary>Takes the oldest write as the port says.</summary>
    public int TakeWrite(byte[] buffer)
    {
        return _writes == null ? -1 : _writes.Take(buffer, _link.Connections);
    }

    private static GattProtectionLevel Protection(LinkSecurity security)
    {
        return security == LinkSecurity.Authenticated ? GattProtectionLevel.EncryptionAndAuthenticationRequired
            : security == LinkSecurity.Encrypted ? GattProtectionLevel.EncryptionRequired
            : GattProtectionLevel.Plain;
    }

    private void OnReadRequested(GattLocalCharacteristic sender, GattReadRequestedEventArgs args)
    {
        GattReadRequest request = args.GetRequest();
        if (!IsAllowed)
        {
            request.RespondWithProtocolError(GattProtocolError.InsufficientAuthentication);
            return;
        }

        lock (_lock)
        {
            request.RespondWithValue(_value);
        }
    }

    private void OnWriteRequested(GattLocalCharacteristic sender, GattWriteRequestedEventArgs args)
    {
        GattWriteRequest request = args.GetRequest();
        if (!IsAllowed)
        {
            request.RespondWithProtocolError(GattProtocolError.InsufficientAuthentication);
            return;
        }

        byte[] value = new byte[request.Value.Length];
        if (value.Length > 0)
        {
            DataReader.FromBuffer(request.Value).ReadBytes(value);
        }

        if (_writes.TryPut(value, _link.Connections))
        {
            request.Respond();
        }
        else
        {
            request.RespondWithProtocolError(GattProtocolError.InsufficientResources);
        }
    }

    private void OnSubscribedClientsChanged(GattLocalCharacteristic sender, object args)
    {
        GattSubscribedClient[] clients = _characteristic.SubscribedClients;
        _client = clients.Length > 0 ? clients[0] : null;
    }
}

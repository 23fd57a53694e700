using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32.Radio;

/// <summary>
/// What is known of the one connection, from the runtime's events: MTU, security, pairings. The setters run on the event thread; each field is
/// one word, and the loop reads it in its next turn.
/// </summary>
public sealed class RadioLink
{
    private const int SmallestMtu = 23;
    private const int AttHeaderLength = 3;
    private readonly GattSession _session;
    private readonly DevicePairing _pairing;
    private readonly SingleBond _bond;
    private readonly int _passkey;
    private int _mtu = SmallestMtu;

    /// <summary>Listens to a server. With a passkey the band shows it, printed, and the central's wearer types it.</summary>
    public RadioLink(BluetoothLEServer server, SingleBond bond, int passkey)
    {
        _session = server.Session;
        _pairing = server.Pairing;
        _bond = bond;
        _passkey = passkey;
        _session.SessionStatusChanged += OnSessionStatusChanged;
        _session.MaxPduSizeChanged += OnMaxPduSizeChanged;
        _pairing.PairingRequested += OnPairingRequested;
        _pairing.PairingComplete += OnPairingComplete;
    }

    /// <summary>Whether a central is connected.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Connections made.</summary>
    public int Connections { get; private set; }

    /// <summary>How far the link is secured.</summary>
    public LinkSecurity Security { get; private set; }

    /// <summary>Whether the wearer has opened the window.</summary>
    public bool AllowsPairing { get; set; }

    /// <summary>Pairings completed.</summary>
    public int Pairings { get; private set; }

    /// <summary>Longest notification of this link, in bytes.</summary>
    public int MaxNotificationLength
    {
        get
        {
            int length = _mtu - AttHeaderLength;
            return length < RadioCharacteristic.MaxLength ? length : RadioCharacteristic.MaxLength;
        }
    }

    /// <summary>Says how to pair. The characteristics must be there already: adding one with a higher level would raise it.</summary>
    public void Secure()
    {
        bool shows = _passkey >= 0;
        _pairing.AllowBonding = true;
        _pairing.IOCapabilities = shows ? DevicePairingIOCapabilities.DisplayOnly : DevicePairingIOCapabilities.NoInputNoOutput;
        _pairing.ProtectionLevel = shows ? DevicePairingProtectionLevel.EncryptionAndAuthentication : DevicePairingProtectionLevel.Encryption;
    }

    /// <summary>Forgets the connection: it is gone, or the radio was stopped and will not say so.</summary>
    public void Reset()
    {
        IsConnected = false;
        Security = LinkSecurity.None;
        _mtu = SmallestMtu;
    }

    private void OnSessionStatusChanged(object sender, GattSessionStatusChangedEventArgs args)
    {
        Reset();
        if (args.Status == GattSessionStatus.Active)
        {
            Connections++;
            IsConnected = true;
        }
    }

    // Read here alone: the session keeps the MTU of the last connection until the next exchange.
    private void OnMaxPduSizeChanged(object sender, EventArgs args)
    {
        int mtu = _session.MaxMtuSize;
        _mtu = mtu > SmallestMtu ? mtu : SmallestMtu;
    }

    // What is not accepted fails on its own after some seconds.
    private void OnPairingRequested(object sender, DevicePairingRequestedEventArgs args)
    {
        if (AllowsPairing && args.PairingKind == DevicePairingKinds.DisplayPin)
        {
            args.Accept(_passkey);
        }
    }

    // Comes with every change of encryption, also when a bonded central encrypts. The property that names secure connections says encrypted and no more.
    private void OnPairingComplete(object sender, DevicePairingEventArgs args)
    {
        bool isEncrypted = args.Status == DevicePairingResultStatus.Paired && _pairing.WasSecureConnectionUsedForPairing;
        if (!isEncrypted || !_bond.TryAccept(AllowsPairing))
        {
            Security = LinkSecurity.None;
            return;
        }

        if (_bond.HasPaired)
        {
            Pairings++;
        }

        Security = _pairing.IsAuthenticated ? LinkSecurity.Authenticated : LinkSecurity.Encrypted;
    }
}

namespace NeuralGlasses.BlueZ.Server;

/// <summary>The link to the one central, as far as bluetoothd tells a server of it. Written on the bus's thread, read on any.</summary>
internal sealed class ServerLink
{
    // Core Specification Vol 3, Part G, §5.2.1.
    private const int LeastMtu = 23;
    private volatile int _mtu = LeastMtu;
    private volatile int _connections;
    private volatile bool _isConnected;
    private volatile ServedSecurity _security;

    public bool IsConnected => _isConnected;

    public int Connections => _connections;

    /// <summary>ATT MTU, in bytes: the least there is until bluetoothd has named the central's.</summary>
    public int Mtu => _mtu;

    /// <summary>
    /// How far the link is known to be secured. bluetoothd does not tell; but it lets nobody reach an attribute whose demand the link does not
    /// meet, so what was reached says so, and so does a pairing that happens.
    /// </summary>
    public ServedSecurity Security => _security;

    /// <summary>Something shows that the link is secured at least so far.</summary>
    public void Secure(ServedSecurity least)
    {
        if (least > _security && _isConnected)
            _security = least;
    }

    public void Begin()
    {
        (_mtu, _security, _isConnected) = (LeastMtu, ServedSecurity.None, true);
        _connections++;
    }

    public void End() => (_isConnected, _security, _mtu) = (false, ServedSecurity.None, LeastMtu);

    /// <summary>A central has reached a characteristic; the options are those of the call.</summary>
    public void Touch(Dictionary<string, object?> options, ServedCharacteristic characteristic, out int offset)
    {
        offset = options.GetValueOrDefault("offset") is ushort from ? from : 0;
        if (options.GetValueOrDefault("mtu") is ushort mtu && mtu > LeastMtu)
            _mtu = mtu;
        Secure(characteristic.Security);
    }
}

using MathNet.Numerics.Random;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// An in-process piece of air between one peripheral and one central: connection events at a fixed interval, air time by
/// PHY rate, retransmission by the link layer, loss of a link that hears nothing for its supervision timeout, and what real
/// hosts add to that: silent loss, reordering, delay, drops of the connection.
/// Emulated: MTU, buffers, air time, pacing, peripheral latency, which security an attribute demands and a link has. Only
/// simulated: the radio channel (seeded dice instead of waves), the making of keys (a number instead of Diffie-Hellman).
/// </summary>
public sealed class LocalRadio
{
    // LL_ENC_REQ to LL_START_ENC_RSP, and a pairing by Secure Connections with its key distribution: round figures, not measured.
    private const int EventsToEncrypt = 4;
    private const int EventsToPair = 16;
    private readonly LocalRadioOptions _options;
    private readonly Xoshiro256StarStar _dice;
    private readonly AirChannel _channel;
    private readonly HostDelivery _host;
    private readonly long _intervalUs;
    private readonly long _supervisionUs;
    private readonly List<VirtualCentral> _centrals = [];
    private VirtualCentral? _connected;
    private int _eventsToSecurity;
    private int _slept;
    private long _lastHeardUs;
    private long _advertisingSinceUs = -1;

    /// <summary>
    /// Makes the air with its options and the seed of its dice. The bond is kept in <paramref name="bonds"/>; without one the two ends
    /// were paired before the run begins, with a passkey where the options name one.
    /// </summary>
    public LocalRadio(LocalRadioOptions options, int seed, VirtualBonds? bonds = null)
    {
        _options = options;
        _dice = new Xoshiro256StarStar(seed);
        _intervalUs = (long)Math.Round(options.ConnectionIntervalMs * 1000);
        _supervisionUs = options.SupervisionTimeoutMicroseconds;
        _channel = new AirChannel(options, seed);
        bonds ??= new VirtualBonds(persist: true, new VirtualBond(Central.Number, (ulong)(uint)seed, options.Passkey is not null));
        Central.Bond = bonds.Bond;
        Central.Passkey = options.Passkey;
        Peripheral = new VirtualPeripheral(options.PeripheralBuffers, bonds, options.Passkey);
        _host = new HostDelivery(options, _dice, Peripheral);
        _centrals.Add(Central);
    }

    /// <summary>The wristband's end.</summary>
    public VirtualPeripheral Peripheral { get; }

    /// <summary>The glasses' end.</summary>
    public VirtualCentral Central { get; } = new(1);

    /// <summary>Notifications that left the peripheral, by the link layer's count.</summary>
    public long Sent { get; private set; }

    /// <summary>Those of them that were EMG frames.</summary>
    public long SentFrames { get; private set; }

    /// <summary>EMG frames among those that the receiving host lost.</summary>
    public long LostFrames => _host.LostFrames;

    /// <summary>EMG frames among those in which a bit was flipped.</summary>
    public long CorruptedFrames => _host.CorruptedFrames;

    /// <summary>Notifications that the receiving host lost.</summary>
    public long LostByHost => _host.Lost;

    /// <summary>Notifications still queued, or in the air, when a connection dropped.</summary>
    public long LostByDisconnect { get; private set; }

    /// <summary>Link-layer packets that had to be sent again.</summary>
    public long Retransmitted { get; private set; }

    /// <summary>Connection events in which nothing got through, outages left out.</summary>
    public long SilentEvents { get; private set; }

    /// <summary>Notifications in which a bit was flipped.</summary>
    public long Corrupted => _host.Corrupted;

    /// <summary>Notifications delivered behind their successor.</summary>
    public long Reordered => _host.Reordered;

    /// <summary>Connections that ended because the two ends had no common key and could not make one.</summary>
    public long Unsecured { get; private set; }

    /// <summary>Air time of everything sent, acknowledgements and link-layer repetitions among it, in microseconds.</summary>
    public double AirTimeUsedMicroseconds { get; private set; }

    /// <summary>Time of the next connection event, in microseconds of simulated time.</summary>
    public long NextEventMicroseconds { get; private set; }

    /// <summary>Air time of one notification with its acknowledgement, in microseconds.</summary>
    public double AirTimeMicroseconds(int notificationLength) => PacketAirTime.NotificationUs(notificationLength, _options.PhyMegabits);

    /// <summary>Brings another central into the air. Of those near, the first that was added connects.</summary>
    public void Add(VirtualCentral central) => _centrals.Add(central);

    /// <summary>The wristband lost its power or restarts: its program must add its services anew; the central notices when nothing has come for a second.</summary>
    public void RestartPeripheral()
    {
        LoseWhatIsUnderWay();
        Peripheral.PowerCycle();
    }

    /// <summary>Runs the connection event that is due at <see cref="NextEventMicroseconds"/>.</summary>
    public void RunEvent()
    {
        var now = NextEventMicroseconds;
        NextEventMicroseconds = now + _intervalUs;
        var outage = _options.OutageAt(now);
        if (_connected is null)
        {
            TryConnect(now, outage);
            return;
        }

        if (!Peripheral.IsConnected && now - _lastHeardUs < _supervisionUs)
            return;
        if (!Peripheral.IsConnected || Peripheral.DropRequested || !_connected.IsThere || outage is { Disconnects: true })
        {
            Drop(now);
            return;
        }

        _channel.Hop();
        if (SleepsThrough())
            return;
        if (outage is not null || !IsHeard(now))
        {
            if (now - _lastHeardUs >= _supervisionUs)
                Drop(now);
            return;
        }

        _lastHeardUs = now;
        _slept = 0;
        _connected.RssiDbm = _channel.RssiDbm;
        if (!_connected.IsSecured && --_eventsToSecurity <= 0 && !TrySecure(now))
            return;
        ServeRequest(now);
        SendNotifications(now);
    }

    // What it has to send wakes the peripheral, and so does nothing that the central has for it.
    private bool SleepsThrough()
    {
        if (!_connected!.IsSecured || Peripheral.Queued > 0 || _slept >= _options.PeripheralLatency)
            return false;
        _slept++;
        return true;
    }

    // Central and peripheral begin an event with a packet each; if one of the two is lost, so is the event.
    private bool IsHeard(long now)
    {
        var first = Peripheral.Queued > 0 ? Peripheral.Oldest.Length : 0;
        if (_channel.CarriesExchange(now, _connected!.RequestLength, first))
            return true;
        SilentEvents++;
        if (first > 0)
        {
            Retransmitted++;
            AirTimeUsedMicroseconds += AirTimeMicroseconds(first);
        }

        return false;
    }

    private void TryConnect(long now, RadioOutage? outage)
    {
        var central = _centrals.Find(c => c.IsThere);
        if (!Peripheral.IsAdvertising || outage is not null || central is null)
        {
            _advertisingSinceUs = -1;
            return;
        }

        if (_advertisingSinceUs < 0)
            _advertisingSinceUs = now;
        if (now - _advertisingSinceUs < _options.ConnectAfterMs * 1000 || !_channel.CarriesConnecting(now))
            return;
        _advertisingSinceUs = -1;
        _lastHeardUs = now;
        _slept = 0;
        Peripheral.Connected(_options.Mtu);
        _connected = central;
        _eventsToSecurity = central.Bond is null ? EventsToPair : EventsToEncrypt;
        central.IsConnected = true;
        if (!central.DemandsSecurity)
            central.Listener?.OnConnected(_host.Arrival(now));
    }

    // False if the central gave up and the connection is gone.
    private bool TrySecure(long now)
    {
        var central = _connected!;
        if (central.TrySecure(Peripheral, _dice))
        {
            if (central.DemandsSecurity)
                central.Listener?.OnConnected(_host.Arrival(now));
        }
        else if (central.DemandsSecurity)
        {
            Unsecured++;
            Drop(now);
            return false;
        }
        else
        {
            _eventsToSecurity = EventsToPair;
        }

        return true;
    }

    private void Drop(long now)
    {
        var central = _connected!;
        LoseWhatIsUnderWay();
        if (Peripheral.IsConnected)
            Peripheral.Disconnected();
        _connected = null;
        var told = central.IsSecured || !central.DemandsSecurity;
        central.IsConnected = false;
        central.IsSecured = false;
        central.RssiDbm = null;
        central.ForgetRequests();
        if (told)
            central.Listener?.OnDisconnected(_host.Arrival(now));
    }

    private void ServeRequest(long now)
    {
        if (_connected is not { } central || !central.TryTakeRequest(out var request))
            return;
        var characteristic = Peripheral.Find(request.Characteristic, request.Instance);
        var error = characteristic is null ? AttError.AttributeNotFound : characteristic.Serve(request, Peripheral.Security);
        if (error is { } refused)
            central.Refuse(request, refused);
        else if (request.Operation == AttOperation.Read)
            HostDelivery.Tell(central, new VirtualAttribute(request.Characteristic, request.Instance, Guid.Empty), characteristic!.Value, _host.Arrival(now));
        else if (request.Operation == AttOperation.ReadDescriptor)
            HostDelivery.Tell(central, new VirtualAttribute(request.Characteristic, request.Instance, request.Descriptor), characteristic!.Descriptors[request.Descriptor], _host.Arrival(now));
    }

    private void SendNotifications(long now)
    {
        var used = 0.0;
        while (Peripheral.Queued > 0)
        {
            var airTime = AirTimeMicroseconds(Peripheral.Oldest.Length);
            if (used > 0 && used + airTime > _intervalUs)
                return;
            var isFirst = used == 0;
            used += airTime;
            AirTimeUsedMicroseconds += airTime;
            var fails = !isFirst && !_channel.CarriesExchange(now + (long)used, 0, Peripheral.Oldest.Length);
            if ((_options.AirErrorRate > 0 && _dice.NextDouble() < _options.AirErrorRate) || fails)
            {
                // A packet with a wrong link-layer CRC closes the connection event; the next one repeats it.
                Retransmitted++;
                return;
            }

            Sent++;
            if (_host.IsFrame(Peripheral.Oldest))
                SentFrames++;
            _host.Arrive(Peripheral.Oldest, now + (long)used, _connected!);
            Peripheral.RemoveOldest();
        }
    }

    private void LoseWhatIsUnderWay()
    {
        LostByDisconnect += Peripheral.Queued + (_host.IsHolding ? 1 : 0);
        _host.Forget();
    }
}

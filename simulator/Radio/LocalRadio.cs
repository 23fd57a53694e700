using MathNet.Numerics.Random;
using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// An in-process piece of air between one peripheral and one central: connection events at a fixed interval, air time by
/// PHY rate, retransmission by the link layer, and what real hosts add to that: silent loss, reordering, delay, drops of
/// the connection. Times follow the Core Specification Vol 6, Part B (packet formats §2.1 and §2.2, T_IFS §4.1.1).
/// Emulated: MTU, buffers, air time, pacing, which security an attribute demands and a link has. Only simulated: the radio
/// channel (seeded dice instead of physics), the making of keys (a number instead of Diffie-Hellman).
/// </summary>
public sealed class LocalRadio
{
    private const double InterFrameSpaceUs = 150;
    private const int L2CapAndAttBytes = 4 + 3;
    private const int EncryptionBytes = 4;

    // LL_ENC_REQ to LL_START_ENC_RSP, and a pairing by Secure Connections with its key distribution: round figures, not measured.
    private const int EventsToEncrypt = 4;
    private const int EventsToPair = 16;

    // A choice among 100 ms to 32 s and more than two intervals (§4.5.2).
    private const int SupervisionTimeoutUs = 1_000_000;
    private const int SupervisionIntervals = 3;
    private readonly Xoshiro256StarStar _dice;
    private readonly OutgoingNotification _held = new();
    private readonly List<VirtualCentral> _centrals = [];
    private VirtualCentral? _connected;
    private int _eventsToSecurity;
    private long _lastHeardUs;
    private bool _holding;
    private HostTime _lastDelivery;
    private long _advertisingSinceUs = -1;

    /// <summary>
    /// Makes the air with its options and the seed of its dice. The bond is kept in <paramref name="bonds"/>; without one the two ends
    /// were paired before the run begins, with a passkey where the options name one.
    /// </summary>
    public LocalRadio(LocalRadioOptions options, int seed, VirtualBonds? bonds = null)
    {
        Options = options;
        _dice = new Xoshiro256StarStar(seed);
        bonds ??= new VirtualBonds(persist: true, new VirtualBond(Central.Number, (ulong)(uint)seed, options.Passkey is not null));
        Central.Bond = bonds.Bond;
        Central.Passkey = options.Passkey;
        Peripheral = new VirtualPeripheral(options.PeripheralBuffers, bonds, options.Passkey);
        _centrals.Add(Central);
    }

    /// <summary>The wristband's end.</summary>
    public VirtualPeripheral Peripheral { get; }

    /// <summary>The glasses' end.</summary>
    public VirtualCentral Central { get; } = new(1);

    /// <summary>How the air behaves from now on; an MTU counts from the next connection, buffers and passkey are those of the beginning.</summary>
    public LocalRadioOptions Options { get; set; }

    /// <summary>Notifications that left the peripheral, by the link layer's count.</summary>
    public long Sent { get; private set; }

    /// <summary>Those of them that were EMG frames.</summary>
    public long SentFrames { get; private set; }

    /// <summary>EMG frames among those that the receiving host lost.</summary>
    public long LostFrames { get; private set; }

    /// <summary>EMG frames among those in which a bit was flipped.</summary>
    public long CorruptedFrames { get; private set; }

    /// <summary>Notifications that the receiving host lost.</summary>
    public long LostByHost { get; private set; }

    /// <summary>Notifications still queued, or in the air, when a connection dropped.</summary>
    public long LostByDisconnect { get; private set; }

    /// <summary>Link-layer packets that had to be sent again.</summary>
    public long Retransmitted { get; private set; }

    /// <summary>Notifications in which a bit was flipped.</summary>
    public long Corrupted { get; private set; }

    /// <summary>Notifications delivered behind their successor.</summary>
    public long Reordered { get; private set; }

    /// <summary>Connections that ended because the two ends had no common key and could not make one.</summary>
    public long Unsecured { get; private set; }

    /// <summary>Air time of everything sent, acknowledgements and link-layer repetitions among it, in microseconds.</summary>
    public double AirTimeUsedMicroseconds { get; private set; }

    /// <summary>Time of the next connection event, in microseconds of simulated time.</summary>
    public long NextEventMicroseconds { get; private set; }

    private long IntervalUs => (long)Math.Round(Options.ConnectionIntervalMs * 1000);

    private long SupervisionUs => Math.Max(SupervisionTimeoutUs, SupervisionIntervals * IntervalUs);

    /// <summary>Air time of one notification with its acknowledgement, in microseconds.</summary>
    public double AirTimeMicroseconds(int notificationLength)
    {
        // Preamble, access address, header and CRC around the payload; the answer is an empty packet.
        var preamble = Options.PhyMegabits;
        var bytes = preamble + 4 + 2 + notificationLength + L2CapAndAttBytes + EncryptionBytes + 3;
        var answer = preamble + 4 + 2 + 3;
        return ((bytes + answer) * 8.0 / Options.PhyMegabits) + (2 * InterFrameSpaceUs);
    }

    /// <summary>Brings another central into the air. Of those near, the first that was added connects.</summary>
    public void Add(VirtualCentral central) => _centrals.Add(central);

    /// <summary>The wristband lost its power or restarts: its program must add its services anew; the central notices when nothing has come for a second.</summary>
    public void RestartPeripheral()
    {
        LostByDisconnect += Peripheral.Queued + (_holding ? 1 : 0);
        _holding = false;
        Peripheral.PowerCycle();
    }

    /// <summary>Runs the connection event that is due at <see cref="NextEventMicroseconds"/>.</summary>
    public void RunEvent()
    {
        var now = NextEventMicroseconds;
        NextEventMicroseconds = now + IntervalUs;
        var outage = OutageAt(now);
        if (_connected is null)
        {
            TryConnect(now, outage);
            return;
        }

        if (!Peripheral.IsConnected && now - _lastHeardUs < SupervisionUs)
            return;
        if (!Peripheral.IsConnected || Peripheral.DropRequested || !_connected.IsNear || outage is { Disconnects: true })
        {
            Drop(now);
            return;
        }

        if (outage is not null)
        {
            if (now - _lastHeardUs >= SupervisionUs)
                Drop(now);
            return;
        }

        _lastHeardUs = now;
        if (!_connected.IsSecured && --_eventsToSecurity <= 0 && !TrySecure(now))
            return;
        ServeRequest(now);
        SendNotifications(now);
    }

    private void TryConnect(long now, RadioOutage? outage)
    {
        var central = _centrals.Find(c => c.IsNear);
        if (!Peripheral.IsAdvertising || outage is not null || central is null)
        {
            _advertisingSinceUs = -1;
            return;
        }

        if (_advertisingSinceUs < 0)
            _advertisingSinceUs = now;
        if (now - _advertisingSinceUs < Options.ConnectAfterMs * 1000)
            return;
        _advertisingSinceUs = -1;
        _lastHeardUs = now;
        Peripheral.Connected(Options.Mtu);
        _connected = central;
        _eventsToSecurity = central.Bond is null ? EventsToPair : EventsToEncrypt;
        central.IsConnected = true;
        if (!central.DemandsSecurity)
            central.Listener?.OnConnected(Arrival(now));
    }

    // False if the central gave up and the connection is gone.
    private bool TrySecure(long now)
    {
        var central = _connected!;
        if (central.Bond is { } bond && Peripheral.TryEncrypt(bond))
        {
            central.IsSecured = true;
        }
        else if (central.Pairs && Peripheral.TryPair(central, (ulong)_dice.NextInt64()) is { } made)
        {
            central.Bond = made;
            central.IsSecured = true;
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

        if (central.IsSecured && central.DemandsSecurity)
            central.Listener?.OnConnected(Arrival(now));
        return true;
    }

    private void Drop(long now)
    {
        var central = _connected!;
        LostByDisconnect += Peripheral.Queued + (_holding ? 1 : 0);
        _holding = false;
        if (Peripheral.IsConnected)
            Peripheral.Disconnected();
        _connected = null;
        var told = central.IsSecured || !central.DemandsSecurity;
        central.IsConnected = false;
        central.IsSecured = false;
        central.ForgetRequests();
        if (told)
            central.Listener?.OnDisconnected(Arrival(now));
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
            Tell(new VirtualAttribute(request.Characteristic, request.Instance, Guid.Empty), characteristic!.Value, Arrival(now));
        else if (request.Operation == AttOperation.ReadDescriptor)
            Tell(new VirtualAttribute(request.Characteristic, request.Instance, request.Descriptor), characteristic!.Descriptors[request.Descriptor], Arrival(now));
    }

    private void Tell(VirtualAttribute attribute, ReadOnlySpan<byte> value, HostTime arrival)
    {
        var listener = _connected?.Listener;
        if (listener is IAttributeListener attributes)
            attributes.OnAttribute(attribute, value, arrival);
        else if (attribute.Descriptor == Guid.Empty)
            listener?.OnValue(attribute.Characteristic, value, arrival);
    }

    private void SendNotifications(long now)
    {
        var used = 0.0;
        var interval = IntervalUs;
        while (Peripheral.Queued > 0)
        {
            var airTime = AirTimeMicroseconds(Peripheral.Oldest.Length);
            if (used > 0 && used + airTime > interval)
                return;
            used += airTime;
            AirTimeUsedMicroseconds += airTime;
            if (Options.AirErrorRate > 0 && _dice.NextDouble() < Options.AirErrorRate)
            {
                // A packet with a wrong link-layer CRC closes the connection event; the next one repeats it.
                Retransmitted++;
                return;
            }

            Sent++;
            if (IsFrame(Peripheral.Oldest))
                SentFrames++;
            Arrive(Peripheral.Oldest, now + (long)used);
            Peripheral.RemoveOldest();
        }
    }

    private void Arrive(OutgoingNotification notification, long at)
    {
        if (Options.NotificationLoss > 0 && _dice.NextDouble() < Options.NotificationLoss)
        {
            LostByHost++;
            if (IsFrame(notification))
                LostFrames++;
            return;
        }

        if (Options.BitFlipRate > 0 && _dice.NextDouble() < Options.BitFlipRate)
        {
            Corrupted++;
            if (IsFrame(notification))
                CorruptedFrames++;
            notification.Bytes[_dice.Next(notification.Length)] ^= (byte)(1 << _dice.Next(8));
        }

        if (!_holding && Options.ReorderRate > 0 && _dice.NextDouble() < Options.ReorderRate)
        {
            Reordered++;
            _held.CopyFrom(notification);
            _holding = true;
            return;
        }

        Deliver(notification, at);
        if (_holding)
        {
            _holding = false;
            Deliver(_held, at);
        }
    }

    private void Deliver(OutgoingNotification notification, long at)
    {
        var characteristic = Peripheral.Characteristic(notification.Handle);
        var arrival = Arrival(at);
        Tell(new VirtualAttribute(characteristic.Uuid, Peripheral.InstanceOf(notification.Handle), Guid.Empty), notification.Bytes, arrival);
    }

    private bool IsFrame(OutgoingNotification notification) =>
        Peripheral.Characteristic(notification.Handle).Uuid == GattUuids.EmgFrames;

    private HostTime Arrival(long at)
    {
        var jitter = Options.HostJitterMs > 0 ? _dice.NextDouble() * Options.HostJitterMs * 1000 : 0;
        var arrival = new HostTime(at + (long)jitter);
        if (arrival <= _lastDelivery)
            arrival = new HostTime(_lastDelivery.Microseconds + 1);
        return _lastDelivery = arrival;
    }

    private RadioOutage? OutageAt(long now)
    {
        foreach (var outage in Options.Outages)
        {
            var begin = outage.AtS * 1e6;
            if (now >= begin && now < begin + (outage.DurationMs * 1000))
                return outage;
        }

        return null;
    }
}

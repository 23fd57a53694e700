using MathNet.Numerics.Random;
using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// An in-process piece of air between one peripheral and one central: connection events at a fixed interval, air time by
/// PHY rate, retransmission by the link layer, and what real hosts add to that: silent loss, reordering, delay, drops of
/// the connection. Times follow the Core Specification Vol 6, Part B (packet formats §2.1 and §2.2, T_IFS §4.1.1).
/// Emulated: MTU, buffers, air time, pacing. Only simulated: the radio channel (seeded dice instead of physics), pairing.
/// </summary>
public sealed class LocalRadio
{
    private const double InterFrameSpaceUs = 150;
    private const int L2CapAndAttBytes = 4 + 3;
    private const int EncryptionBytes = 4;
    private readonly LocalRadioOptions _options;
    private readonly Xoshiro256StarStar _dice;
    private readonly OutgoingNotification _held = new();
    private readonly long _intervalUs;
    private bool _holding;
    private HostTime _lastDelivery;
    private long _advertisingSinceUs = -1;

    /// <summary>Makes the air with its options and the seed of its dice.</summary>
    public LocalRadio(LocalRadioOptions options, int seed)
    {
        _options = options;
        _dice = new Xoshiro256StarStar(seed);
        _intervalUs = (long)Math.Round(options.ConnectionIntervalMs * 1000);
        Peripheral = new VirtualPeripheral(options.PeripheralBuffers);
    }

    /// <summary>The wristband's end.</summary>
    public VirtualPeripheral Peripheral { get; }

    /// <summary>The glasses' end.</summary>
    public VirtualCentral Central { get; } = new();

    /// <summary>Who watches the notifications on the air; null for nobody.</summary>
    public IRadioTrace? Trace { get; set; }

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

    /// <summary>Time of the next connection event, in microseconds of simulated time.</summary>
    public long NextEventMicroseconds { get; private set; }

    /// <summary>Air time of one notification with its acknowledgement, in microseconds.</summary>
    public double AirTimeMicroseconds(int notificationLength)
    {
        // Preamble, access address, header and CRC around the payload; the answer is an empty packet.
        var preamble = _options.PhyMegabits;
        var bytes = preamble + 4 + 2 + notificationLength + L2CapAndAttBytes + EncryptionBytes + 3;
        var answer = preamble + 4 + 2 + 3;
        return ((bytes + answer) * 8.0 / _options.PhyMegabits) + (2 * InterFrameSpaceUs);
    }

    /// <summary>Runs the connection event that is due at <see cref="NextEventMicroseconds"/>.</summary>
    public void RunEvent()
    {
        var now = NextEventMicroseconds;
        NextEventMicroseconds = now + _intervalUs;
        var outage = OutageAt(now);
        if (Central.IsConnected && outage is { Disconnects: true })
            Drop(now);
        if (!Central.IsConnected)
        {
            TryConnect(now, outage);
            return;
        }

        if (outage is not null)
            return;
        ServeRequest(now);
        SendNotifications(now);
    }

    private void TryConnect(long now, RadioOutage? outage)
    {
        if (!Peripheral.IsAdvertising || outage is not null)
        {
            _advertisingSinceUs = -1;
            return;
        }

        if (_advertisingSinceUs < 0)
            _advertisingSinceUs = now;
        if (now - _advertisingSinceUs < _options.ConnectAfterMs * 1000)
            return;
        _advertisingSinceUs = -1;
        Peripheral.Connect(_options.Mtu);
        Central.IsConnected = true;
        Central.Listener?.OnConnected(Arrival(now));
    }

    private void Drop(long now)
    {
        LostByDisconnect += Peripheral.Queued + (_holding ? 1 : 0);
        _holding = false;
        Peripheral.Disconnect();
        Central.IsConnected = false;
        Central.ForgetRequests();
        Central.Listener?.OnDisconnected(Arrival(now));
    }

    private void ServeRequest(long now)
    {
        if (!Central.TryTakeRequest(out var request) || Peripheral.Find(request.Characteristic) is not { } characteristic)
            return;
        switch (request.Operation)
        {
            case AttOperation.Subscribe when characteristic.Properties.HasFlag(GattProperties.Notify):
                characteristic.Subscribed = true;
                break;
            case AttOperation.Write when characteristic.Properties.HasFlag(GattProperties.Write):
                characteristic.Writes.Enqueue(request.Value);
                break;
            case AttOperation.Read when characteristic.Properties.HasFlag(GattProperties.Read):
                Central.Listener?.OnValue(characteristic.Uuid, characteristic.Value, Arrival(now));
                break;
        }
    }

    private void SendNotifications(long now)
    {
        var used = 0.0;
        while (Peripheral.Queued > 0)
        {
            var airTime = AirTimeMicroseconds(Peripheral.Oldest.Length);
            if (used > 0 && used + airTime > _intervalUs)
                return;
            used += airTime;
            if (_options.AirErrorRate > 0 && _dice.NextDouble() < _options.AirErrorRate)
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
        if (_options.NotificationLoss > 0 && _dice.NextDouble() < _options.NotificationLoss)
        {
            LostByHost++;
            if (IsFrame(notification))
                LostFrames++;
            return;
        }

        if (_options.BitFlipRate > 0 && _dice.NextDouble() < _options.BitFlipRate)
        {
            Corrupted++;
            if (IsFrame(notification))
                CorruptedFrames++;
            notification.Bytes[_dice.Next(notification.Length)] ^= (byte)(1 << _dice.Next(8));
        }

        if (!_holding && _options.ReorderRate > 0 && _dice.NextDouble() < _options.ReorderRate)
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
        Trace?.OnNotification(characteristic.Uuid, notification.Bytes, arrival);
        Central.Listener?.OnValue(characteristic.Uuid, notification.Bytes, arrival);
    }

    private bool IsFrame(OutgoingNotification notification) =>
        Peripheral.Characteristic(notification.Handle).Uuid == GattUuids.EmgFrames;

    private HostTime Arrival(long at)
    {
        var jitter = _options.HostJitterMs > 0 ? _dice.NextDouble() * _options.HostJitterMs * 1000 : 0;
        var arrival = new HostTime(at + (long)jitter);
        if (arrival <= _lastDelivery)
            arrival = new HostTime(_lastDelivery.Microseconds + 1);
        return _lastDelivery = arrival;
    }

    private RadioOutage? OutageAt(long now)
    {
        foreach (var outage in _options.Outages)
        {
            var begin = outage.AtS * 1e6;
            if (now >= begin && now < begin + (outage.DurationMs * 1000))
                return outage;
        }

        return null;
    }
}

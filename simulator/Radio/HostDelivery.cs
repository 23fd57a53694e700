using MathNet.Numerics.Random;
using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Radio;

/// <summary>The receiving host behind the link layer: what it loses, damages, swaps and delays before its listener hears of it.</summary>
internal sealed class HostDelivery(LocalRadioOptions options, Xoshiro256StarStar dice, VirtualPeripheral peripheral)
{
    private readonly OutgoingNotification _held = new();
    private HostTime _last;

    public long Lost { get; private set; }

    public long LostFrames { get; private set; }

    public long Corrupted { get; private set; }

    public long CorruptedFrames { get; private set; }

    public long Reordered { get; private set; }

    /// <summary>Whether a notification waits for the one behind it.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>Forgets the notification that waits.</summary>
    public void Forget() => IsHolding = false;

    /// <summary>A notification came off the air.</summary>
    public void Arrive(OutgoingNotification notification, long at, VirtualCentral central)
    {
        if (options.NotificationLoss > 0 && dice.NextDouble() < options.NotificationLoss)
        {
            Lost++;
            if (IsFrame(notification))
                LostFrames++;
            return;
        }

        if (options.BitFlipRate > 0 && dice.NextDouble() < options.BitFlipRate)
        {
            Corrupted++;
            if (IsFrame(notification))
                CorruptedFrames++;
            notification.Bytes[dice.Next(notification.Length)] ^= (byte)(1 << dice.Next(8));
        }

        if (!IsHolding && options.ReorderRate > 0 && dice.NextDouble() < options.ReorderRate)
        {
            Reordered++;
            _held.CopyFrom(notification);
            IsHolding = true;
            return;
        }

        Deliver(notification, at, central);
        if (IsHolding)
        {
            IsHolding = false;
            Deliver(_held, at, central);
        }
    }

    /// <summary>Tells a central's listener of a value.</summary>
    public static void Tell(VirtualCentral central, VirtualAttribute attribute, ReadOnlySpan<byte> value, HostTime arrival)
    {
        if (central.Listener is IAttributeListener attributes)
            attributes.OnAttribute(attribute, value, arrival);
        else if (attribute.Descriptor == Guid.Empty)
            central.Listener?.OnValue(attribute.Characteristic, value, arrival);
    }

    /// <summary>The moment at which the host tells of something that came at this one; never before what it told last.</summary>
    public HostTime Arrival(long at)
    {
        var jitter = options.HostJitterMs > 0 ? dice.NextDouble() * options.HostJitterMs * 1000 : 0;
        var arrival = new HostTime(at + (long)jitter);
        if (arrival <= _last)
            arrival = new HostTime(_last.Microseconds + 1);
        return _last = arrival;
    }

    public bool IsFrame(OutgoingNotification notification) =>
        peripheral.Characteristic(notification.Handle).Uuid == GattUuids.EmgFrames;

    private void Deliver(OutgoingNotification notification, long at, VirtualCentral central)
    {
        var characteristic = peripheral.Characteristic(notification.Handle);
        var arrival = Arrival(at);
        Tell(central, new VirtualAttribute(characteristic.Uuid, peripheral.InstanceOf(notification.Handle), Guid.Empty), notification.Bytes, arrival);
    }
}

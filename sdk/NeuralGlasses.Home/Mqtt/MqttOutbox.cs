using System.Buffers;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace NeuralGlasses.Home.Mqtt;

/// <summary>
/// What is to be sent and what is under way. It outlives connections: of each command it knows whether it was never written, was written, or is the broker's,
/// and what that means when a connection comes back. It reads no network and may be called from every thread.
/// </summary>
internal sealed class MqttOutbox(BrokerOptions options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Item> _items = [];
    private readonly Dictionary<ushort, LinkedListNode<Item>> _byNumber = [];

    // Numbers of what was given up: the broker may still hold them, so that they are not used again in this session.
    private readonly HashSet<ushort> _spent = [];
    private long _taken;
    private long _delivered;
    private long _notSent;
    private long _unsure;
    private long _resent;
    private long _released;
    private ushort _last;
    private int _inFlight;
    private bool _isOpen;

    private enum Stage
    {
        Waiting,
        Written,
        Received,
    }

    /// <summary>What is counted here, with the rest of the counters.</summary>
    public MqttCounters Count(MqttCounters others)
    {
        lock (_lock)
            return others with { Taken = _taken, Delivered = _delivered, NotSent = _notSent, Unsure = _unsure, Resent = _resent, Released = _released };
    }

    /// <summary>Takes a message; false while there is no connection, or too much waits.</summary>
    public bool TryAdd(MqttMessage message)
    {
        lock (_lock)
        {
            if (!_isOpen || _items.Count >= options.MostWaiting)
                return false;
            _items.AddLast(new Item(message, time.GetTimestamp()));
            _taken++;
            return true;
        }
    }

    /// <summary>What may be written now, in the order in which it was taken.</summary>
    public IReadOnlyList<MqttPacket> Next()
    {
        lock (_lock)
        {
            List<MqttPacket> packets = [];
            for (LinkedListNode<Item>? node = _items.First; node is not null && _isOpen && _inFlight < options.MostInFlight; node = node.Next)
            {
                if (node.Value.Stage != Stage.Waiting)
                    continue;
                node.Value.Stage = Stage.Written;
                node.Value.Number = NextNumber();
                _byNumber.Add(node.Value.Number, node);
                _inFlight++;
                packets.Add(Publish(node.Value, isAgain: false));
            }

            return packets;
        }
    }

    /// <summary>The broker has a command: it is released, now and whenever it is asked for again.</summary>
    public MqttPacket OnReceived(ushort number)
    {
        lock (_lock)
        {
            if (_byNumber.TryGetValue(number, out LinkedListNode<Item>? node))
                node.Value.Stage = Stage.Received;
            return new MqttPubRelPacket { PacketIdentifier = number };
        }
    }

    /// <summary>A message is done with; null for a number that is not known.</summary>
    public long? OnDone(ushort number)
    {
        lock (_lock)
        {
            if (!_byNumber.TryGetValue(number, out LinkedListNode<Item>? node))
                return null;
            _delivered++;
            return Remove(node).Message.Ticket;
        }
    }

    /// <summary>The connection is lost: what is worth nothing later has come to its end. Returns the outcomes.</summary>
    public IReadOnlyList<(long Ticket, MqttOutcome Outcome)> OnLost()
    {
        lock (_lock)
        {
            _isOpen = false;
            return End(item => item.Message.Delivery == MqttDelivery.Present);
        }
    }

    /// <summary>There is a connection again: says what is to be written first, and what has come to its end.</summary>
    /// <param name="knowsUs">Whether the broker still knows what was under way.</param>
    public (IReadOnlyList<MqttPacket> Again, IReadOnlyList<(long Ticket, MqttOutcome Outcome)> Ended) OnConnected(bool knowsUs)
    {
        lock (_lock)
        {
            _isOpen = true;
            List<(long Ticket, MqttOutcome Outcome)> ended = [.. End(item => time.GetElapsedTime(item.At) > options.MostAge)];
            if (!knowsUs)
            {
                ended.AddRange(End(item => item.Stage != Stage.Waiting));
                _spent.Clear();
            }

            List<MqttPacket> again = [];
            foreach (Item item in _items)
            {
                if (item.Stage == Stage.Written)
                {
                    _resent++;
                    again.Add(Publish(item, isAgain: true));
                }
                else if (item.Stage == Stage.Received)
                {
                    _released++;
                    again.Add(new MqttPubRelPacket { PacketIdentifier = item.Number });
                }
            }

            return (again, ended);
        }
    }

    /// <summary>What waited longer than a command may, without a connection, has come to its end.</summary>
    public IReadOnlyList<(long Ticket, MqttOutcome Outcome)> OnTime()
    {
        lock (_lock)
            return _isOpen ? [] : End(item => time.GetElapsedTime(item.At) > options.MostAge);
    }

    private List<(long Ticket, MqttOutcome Outcome)> End(Func<Item, bool> isOver)
    {
        List<(long Ticket, MqttOutcome Outcome)> ended = [];
        for (LinkedListNode<Item>? node = _items.First; node is not null;)
        {
            LinkedListNode<Item> each = node;
            node = node.Next;
            if (!isOver(each.Value))
                continue;
            MqttOutcome outcome = each.Value.Stage == Stage.Waiting ? MqttOutcome.NotSent : MqttOutcome.Unsure;
            if (outcome == MqttOutcome.Unsure)
            {
                _unsure++;
                _spent.Add(each.Value.Number);
            }
            else
            {
                _notSent++;
            }

            ended.Add((Remove(each).Message.Ticket, outcome));
        }

        return ended;
    }

    private Item Remove(LinkedListNode<Item> node)
    {
        _items.Remove(node);
        if (node.Value.Stage != Stage.Waiting)
        {
            _byNumber.Remove(node.Value.Number);
            _inFlight--;
        }

        return node.Value;
    }

    private ushort NextNumber()
    {
        // The first numbers are those of subscriptions.
        do
            _last = _last is < MqttConnection.MostSubscribeNumber or ushort.MaxValue ? (ushort)(MqttConnection.MostSubscribeNumber + 1) : (ushort)(_last + 1);
        while (_byNumber.ContainsKey(_last) || _spent.Contains(_last));
        return _last;
    }

    private static MqttPublishPacket Publish(Item item, bool isAgain) => new()
    {
        PacketIdentifier = item.Number,
        Topic = item.Message.Topic,
        Payload = new ReadOnlySequence<byte>(item.Message.Payload),
        QualityOfServiceLevel = item.Message.Delivery == MqttDelivery.ExactlyOnce ? MqttQualityOfServiceLevel.ExactlyOnce : MqttQualityOfServiceLevel.AtLeastOnce,
        Retain = item.Message.IsRetained,
        Dup = isAgain,
    };

    private sealed class Item(MqttMessage message, long at)
    {
        public MqttMessage Message { get; } = message;

        public long At { get; } = at;

        public Stage Stage { get; set; }

        public ushort Number { get; set; }
    }
}

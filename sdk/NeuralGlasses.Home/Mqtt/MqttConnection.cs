using System.Threading.Channels;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using NeuralGlasses.Devices;

namespace NeuralGlasses.Home.Mqtt;

/// <summary>
/// The lasting connection to a broker: made again when it is lost, later each time, on threads of its own. Commands arrive exactly once over all lost
/// connections for which the broker remembers this client; where it does not, what was under way is told as unsure and never sent again.
/// </summary>
public sealed class MqttConnection : IDisposable
{
    /// <summary>Subscriptions are acknowledged by these numbers, from 1 on; messages have higher ones.</summary>
    internal const ushort MostSubscribeNumber = 64;

    private const int MostFilters = 100;

    // Acknowledgements to a broker that speaks and does not listen.
    private const int MostUnwritten = 10_000;
    private readonly BrokerOptions _options;
    private readonly IMqttListener _listener;
    private readonly TimeProvider _time;
    private readonly MqttOutbox _outbox;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _filtersLock = new();
    private readonly Dictionary<string, MqttQualityOfServiceLevel> _filters = new(StringComparer.Ordinal);
    private readonly Queue<MqttTopicFilter> _newFilters = new();
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private MqttCounters _counters = new();
    private Task _life = Task.CompletedTask;
    private long _heardAt;
    private ushort _subscribeNumber;
    private bool _isBegun;

    /// <summary>Makes a connection that begins with <see cref="Start"/>.</summary>
    /// <param name="options">Which broker, as whom.</param>
    /// <param name="listener">Hears what happens.</param>
    /// <param name="time">The clock of waiting.</param>
    public MqttConnection(BrokerOptions options, IMqttListener listener, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(time);
        (_options, _listener, _time) = (options, listener, time);
        _outbox = new MqttOutbox(options, time);
    }

    /// <summary>What the broker says for us, retained as it says, when we are gone without a word; null for nothing. To be set before the start.</summary>
    public MqttMessage? Will { get; init; }

    /// <summary>What was counted.</summary>
    public MqttCounters Counters => _outbox.Count(Volatile.Read(ref _counters));

    /// <summary>Begins to connect, and goes on until it is disposed of.</summary>
    public void Start() => _life = Task.Run(LiveAsync);

    /// <summary>Takes a message to be sent; false while there is no connection, or while too many wait.</summary>
    public bool TrySend(MqttMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        bool isTaken = _outbox.TryAdd(message);
        _work.Writer.TryWrite(true);
        return isTaken;
    }

    /// <summary>Wants messages of topics, now and at every connection to come.</summary>
    /// <param name="filter">The topics, with wildcards.</param>
    /// <param name="isAcknowledged">Whether what comes while the connection is lost is to come afterwards.</param>
    public void Subscribe(string filter, bool isAcknowledged)
    {
        ArgumentException.ThrowIfNullOrEmpty(filter);
        MqttQualityOfServiceLevel quality = isAcknowledged ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce;
        lock (_filtersLock)
        {
            if (!_filters.TryAdd(filter, quality))
                return;
            _newFilters.Enqueue(new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = quality });
        }

        _work.Writer.TryWrite(true);
    }

    /// <summary>Says goodbye to the broker, which then keeps its word about us and forgets the will.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _life.Wait(_options.Patience);
        _stop.Dispose();
    }

    private async Task LiveAsync()
    {
        TimeSpan backOff = _options.FirstBackOff;
        while (!_stop.IsCancellationRequested)
        {
            string sentence;
            long connections = _counters.Connections;
            try
            {
                await ConnectAndServeAsync().ConfigureAwait(false);
                return;
            }
            catch (DeviceFailedException failure)
            {
                sentence = failure.Message;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                sentence = $"The connection to {_options.Address} has failed ({error.Message.TrimEnd('.')}); it is made anew.";
            }

            Count(c => c with { Failures = c.Failures + 1 });
            Tell(_outbox.OnLost());
            _listener.OnDisconnected(sentence);
            backOff = _counters.Connections > connections ? _options.FirstBackOff : Min(backOff * 2, _options.MostBackOff);
            if (!await WaitAsync(backOff).ConfigureAwait(false))
                return;
            Tell(_outbox.OnTime());
        }
    }

    private async Task ConnectAndServeAsync()
    {
        // What an earlier program left with the broker must never be carried out by this one, nor be taken for a message of it.
        if (!_isBegun)
        {
            using MqttWire forgotten = await OpenAsync(forgets: true).ConfigureAwait(false);
            await forgotten.SendAsync(new MqttDisconnectPacket(), _stop.Token).ConfigureAwait(false);
        }

        using MqttWire wire = await OpenAsync(forgets: false).ConfigureAwait(false);
        bool knowsUs = _isBegun && wire.KnowsUs;
        _isBegun = true;
        Count(c => c with { Connections = c.Connections + 1 });
        Volatile.Write(ref _heardAt, _time.GetTimestamp());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        Channel<MqttPacket> outgoing = Channel.CreateBounded<MqttPacket>(MostUnwritten);
        Subscribe(outgoing.Writer);
        (IReadOnlyList<MqttPacket> again, IReadOnlyList<(long, MqttOutcome)> ended) = _outbox.OnConnected(knowsUs);
        foreach (MqttPacket packet in again)
            Write(outgoing.Writer, packet);
        Tell(ended);
        _listener.OnConnected();
        Task[] tasks = [ReceiveAsync(wire, outgoing.Writer, end.Token), WriteAsync(wire, outgoing.Reader, end.Token), FeedAsync(outgoing.Writer, end.Token), PingAsync(outgoing.Writer, end.Token)];
        Task first = await Task.WhenAny(tasks).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        if (_stop.IsCancellationRequested)
            await LeaveAsync(wire).ConfigureAwait(false);
        wire.Dispose();
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first.ConfigureAwait(false);
    }

    private async Task<MqttWire> OpenAsync(bool forgets)
    {
        using var patience = new CancellationTokenSource(_options.Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, patience.Token);
        try
        {
            return await MqttWire.OpenAsync(_options, forgets, forgets ? null : Will, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            throw new DeviceFailedException($"{_options.Address} does not answer within {_options.Patience.TotalSeconds:0} s; look whether it runs.");
        }
    }

    private async Task ReceiveAsync(MqttWire wire, ChannelWriter<MqttPacket> outgoing, CancellationToken stop)
    {
        while (true)
        {
            MqttPacket packet = await wire.ReceiveAsync(stop).ConfigureAwait(false);
            Volatile.Write(ref _heardAt, _time.GetTimestamp());
            switch (packet)
            {
                case MqttPublishPacket message:
                    Arrive(message, wire.WasTooLong);
                    if (message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce)
                        Write(outgoing, new MqttPubAckPacket { PacketIdentifier = message.PacketIdentifier });
                    else if (message.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce)
                        Write(outgoing, new MqttPubRecPacket { PacketIdentifier = message.PacketIdentifier });
                    break;
                case MqttPubRelPacket released:
                    Write(outgoing, new MqttPubCompPacket { PacketIdentifier = released.PacketIdentifier });
                    break;
                case MqttPubRecPacket received:
                    Write(outgoing, _outbox.OnReceived(received.PacketIdentifier));
                    break;
                case MqttPubCompPacket done:
                    Finish(done.PacketIdentifier);
                    break;
                case MqttSubAckPacket heard when heard.ReasonCodes.Count(code => code >= MqttSubscribeReasonCode.UnspecifiedError) is > 0 and var forbidden:
                    Count(c => c with { Forbidden = c.Forbidden + forbidden });
                    break;
                case MqttPubAckPacket done:
                    Finish(done.PacketIdentifier);
                    break;
            }
        }
    }

    private void Arrive(MqttPublishPacket message, bool isTooLong)
    {
        Count(c => c with { Arrived = c.Arrived + 1, TooLong = c.TooLong + (isTooLong ? 1 : 0) });
        ReadOnlyMemory<byte> payload = message.Payload.IsSingleSegment ? message.Payload.First : System.Buffers.BuffersExtensions.ToArray(message.Payload);
        _listener.OnArrival(new MqttArrival(message.Topic ?? "", payload, message.Retain, isTooLong));
    }

    private void Finish(ushort number)
    {
        if (_outbox.OnDone(number) is not { } ticket)
            return;
        _work.Writer.TryWrite(true);
        if (ticket != 0)
            _listener.OnOutcome(ticket, MqttOutcome.Delivered, "");
    }

    private static async Task WriteAsync(MqttWire wire, ChannelReader<MqttPacket> outgoing, CancellationToken stop)
    {
        await foreach (MqttPacket packet in outgoing.ReadAllAsync(stop).ConfigureAwait(false))
            await wire.SendAsync(packet, stop).ConfigureAwait(false);
    }

    // Moves to the writer what may be written, whenever there may be something.
    private async Task FeedAsync(ChannelWriter<MqttPacket> outgoing, CancellationToken stop)
    {
        while (true)
        {
            foreach (MqttPacket packet in _outbox.Next())
                Write(outgoing, packet);
            while (NextSubscription() is { } subscription)
                Write(outgoing, subscription);
            await _work.Reader.ReadAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task PingAsync(ChannelWriter<MqttPacket> outgoing, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_options.KeepAlive, _time);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            TimeSpan silence = _time.GetElapsedTime(Volatile.Read(ref _heardAt));
            if (silence > 2 * _options.KeepAlive)
                throw new DeviceFailedException($"{_options.Address} has been silent for {silence.TotalSeconds:0} s; the connection is made anew.");
            Write(outgoing, new MqttPingReqPacket());
        }
    }

    // All that was ever wanted, at the begin of a connection: what the broker keeps then comes once more, and nothing is missed.
    private void Subscribe(ChannelWriter<MqttPacket> outgoing)
    {
        lock (_filtersLock)
        {
            _newFilters.Clear();
            foreach ((string topic, MqttQualityOfServiceLevel quality) in _filters)
                _newFilters.Enqueue(new MqttTopicFilter { Topic = topic, QualityOfServiceLevel = quality });
        }

        while (NextSubscription() is { } subscription)
            Write(outgoing, subscription);
    }

    private void Write(ChannelWriter<MqttPacket> outgoing, MqttPacket packet)
    {
        if (!outgoing.TryWrite(packet))
            throw new DeviceFailedException($"{_options.Address} does not take what is sent to it; the connection is made anew.");
    }

    private MqttSubscribePacket? NextSubscription()
    {
        lock (_filtersLock)
        {
            if (_newFilters.Count == 0)
                return null;
            _subscribeNumber = (ushort)((_subscribeNumber % MostSubscribeNumber) + 1);
            var packet = new MqttSubscribePacket { PacketIdentifier = _subscribeNumber };
            while (packet.TopicFilters.Count < MostFilters && _newFilters.TryDequeue(out MqttTopicFilter? filter))
                packet.TopicFilters.Add(filter);
            return packet;
        }
    }

    private async Task LeaveAsync(MqttWire wire)
    {
        using var brief = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        try
        {
            if (Will is { } will)
                await wire.SendAsync(new MqttPublishPacket { Topic = will.Topic, Payload = new(will.Payload), Retain = will.IsRetained }, brief.Token).ConfigureAwait(false);
            await wire.SendAsync(new MqttDisconnectPacket(), brief.Token).ConfigureAwait(false);

            // Closed while something comes, a connection takes the goodbye with it; the broker ends it when it has heard it.
            while (true)
                await wire.ReceiveAsync(brief.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DeviceFailedException or OperationCanceledException)
        {
            // Whoever cannot say goodbye is gone all the same; the will says so.
        }
    }

    private void Tell(IReadOnlyList<(long Ticket, MqttOutcome Outcome)> ended)
    {
        foreach ((long ticket, MqttOutcome outcome) in ended)
        {
            if (ticket != 0)
                _listener.OnOutcome(ticket, outcome, outcome == MqttOutcome.Unsure ? "The connection was lost while it was under way, and nobody knows whether it arrived; look, it is not sent again." : "The connection was lost before it was sent; it is not sent any more.");
        }
    }

    private async Task<bool> WaitAsync(TimeSpan span)
    {
        using var timer = new PeriodicTimer(span, _time);
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Only the connection's own tasks count, one of them at a time.
    private void Count(Func<MqttCounters, MqttCounters> more) => Volatile.Write(ref _counters, more(_counters));

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}

using System.Threading.Channels;
using NeuralGlasses.Consent;
using NeuralGlasses.Devices;
using NeuralGlasses.Home.Conversation;
using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Home;

/// <summary>
/// The half of the home that the network has: connection, discovery and conversation on threads of their own. The glasses' half hands it bytes through the egress
/// gate and finds in the mailbox what became of them.
/// </summary>
internal sealed class HomeLink : IMqttListener, IEgressRoute, IDisposable
{
    private const int MostQueued = 128;
    private readonly HomeOptions _options;
    private readonly DiscoveredHome _home;
    private readonly MqttConnection? _connection;
    private readonly HomeConversation? _conversation;
    private readonly PendingCommands _pending;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<(MqttMessage Message, string Words)> _queue = Channel.CreateBounded<(MqttMessage, string)>(MostQueued);
    private (MqttMessage? Message, long Ticket, string Words) _next;
    private Task _sending = Task.CompletedTask;
    private int _asking;

    public HomeLink(HomeOptions options, IKeptBytes? pending, TimeProvider time)
    {
        _options = options;
        _pending = new PendingCommands(pending);
        _home = new DiscoveredHome(options.DiscoveryPrefix, options.Own, topic => _connection!.Subscribe(topic, isAcknowledged: true), Mailbox.Put);
        _conversation = options.Conversation is null ? null : new HomeConversation(options.Conversation, time);
        if (options.Broker is not { } broker)
            return;
        _connection = new MqttConnection(broker, this, time) { Will = options.Announce.Count == 0 ? null : new MqttMessage(0, $"{options.Topic}/status", "offline"u8.ToArray(), MqttDelivery.Present, IsRetained: true) };
        _connection.Subscribe($"{options.DiscoveryPrefix}/+/+/config", isAcknowledged: false);
        _connection.Subscribe($"{options.DiscoveryPrefix}/+/+/+/config", isAcknowledged: false);
    }

    public HomeMailbox Mailbox { get; } = new();

    public IReadOnlyList<string> Left => _pending.Left;

    public string Fault => _pending.Fault;

    public MqttCounters Messages => _connection?.Counters ?? new MqttCounters();

    public DiscoveryCounters Discovery => _home.Counters;

    public void Start()
    {
        _sending = Task.Run(SendAsync);
        _connection?.Start();
    }

    /// <summary>What a sentence to the home's conversation sends.</summary>
    public byte[] RequestOf(string text) => _conversation!.Request(text);

    /// <summary>Says what the bytes are that come through the gate next.</summary>
    public void Expect(MqttMessage message, string words) => _next = (message, message.Ticket, words);

    /// <summary>Says that the bytes that come through the gate next are a sentence for the conversation.</summary>
    public void ExpectSentence(long ticket) => _next = (null, ticket, "");

    public void Send(string destination, ReadOnlyMemory<byte> bytes)
    {
        (MqttMessage? message, long ticket, string words) = _next;
        _next = default;
        if (message is null && destination == _options.Conversation?.Destination)
        {
            if (Interlocked.Exchange(ref _asking, 1) != 0)
                throw new DeviceFailedException("The home is still answering another sentence; wait for that.");
            _ = Task.Run(() => AskAsync(ticket, bytes.ToArray()));
        }
        else if (message is null || destination != _options.Broker?.Address)
        {
            throw new DeviceFailedException($"Nothing of the home goes to {destination}; this is a fault of the program.");
        }
        else if (!_queue.Writer.TryWrite((message, words)))
        {
            throw new DeviceFailedException("Too much waits for the home already; wait a moment.");
        }
    }

    public void OnConnected() => Mailbox.PutConnection(null);

    public void OnDisconnected(string sentence) => Mailbox.PutConnection(sentence);

    public void OnArrival(in MqttArrival arrival)
    {
        if (arrival.IsRetained && arrival.Topic == _options.IntroductionTopic)
            Mailbox.PutOwn(arrival.Payload.Span);
        _home.Take(arrival);
    }

    public void OnOutcome(long ticket, MqttOutcome outcome, string sentence)
    {
        _pending.Remove(ticket);
        Mailbox.Put(new HomeOutcomeNote(ticket, outcome, sentence));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _queue.Writer.TryComplete();
        _sending.Wait(TimeSpan.FromSeconds(2));
        _connection?.Dispose();
        _conversation?.Dispose();
        _stop.Dispose();
    }

    // The note that something is under way is on the disk before its first byte leaves.
    private async Task SendAsync()
    {
        await foreach ((MqttMessage message, string words) in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            bool isNoted = message.Delivery != MqttDelivery.ExactlyOnce || _pending.TryAdd(message.Ticket, words);
            if (isNoted && _connection!.TrySend(message))
                continue;
            _pending.Remove(message.Ticket);
            if (message.Ticket != 0)
                Mailbox.Put(new HomeOutcomeNote(message.Ticket, MqttOutcome.NotSent, isNoted ? "The home is not connected, or too much waits for it; nothing was sent." : _pending.Fault));
        }
    }

    private async Task AskAsync(long ticket, byte[] request)
    {
        HomeOutcomeNote outcome;
        try
        {
            outcome = new HomeOutcomeNote(ticket, MqttOutcome.Delivered, await _conversation!.AskAsync(request, _stop.Token).ConfigureAwait(false));
        }
        catch (Exception error) when (error is DeviceFailedException or OperationCanceledException)
        {
            outcome = new HomeOutcomeNote(ticket, MqttOutcome.Unsure, error is DeviceFailedException ? error.Message : "The glasses went off before the home answered.");
        }

        Interlocked.Exchange(ref _asking, 0);
        Mailbox.Put(outcome);
    }
}

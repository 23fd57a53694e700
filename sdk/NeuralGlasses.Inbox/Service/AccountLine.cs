using System.Text;
using NeuralGlasses.Consent;
using NeuralGlasses.Hosting;
using NeuralGlasses.Inbox.Store;
using NeuralGlasses.Messaging;
using NeuralGlasses.Messaging.Transports;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Inbox.Service;

/// <summary>
/// One account between its transport and the store: what came is kept before anything more is taken, one message at a time goes out, so that
/// their order stays, and each stands in the log of what leaves the glasses before its first byte does.
/// </summary>
internal sealed class AccountLine : IEgressRoute
{
    /// <summary>Who is said to send, in the log of what leaves the glasses.</summary>
    public const string App = "messages";

    private const string Silent = "Nothing came back for two minutes.";

    // Longer than any transport of ours waits itself.
    private const double AnswerMs = 120_000;

    // Guesses: soon enough for a hiccup, seldom enough for a server that is down. The last goes on.
    private static readonly int[] RetryMs = [5_000, 15_000, 60_000, 300_000];

    private readonly IMessageTransport _transport;
    private readonly MessageStore _store;
    private readonly WorkLane _lane;
    private readonly InboxCounters _counters;
    private readonly Action<Happened> _tell;
    private readonly EgressGate _gate;
    private Action? _handOver;
    private TransportBatch? _unkept;
    private bool _isKeeping;
    private bool _isSending;
    private (string Key, long Number, HostTime At)? _handed;
    private bool _hasBegun;
    private bool _mayHaveWaiting;
    private bool _isOnline = true;
    private int _tries;
    private HostTime _retryAt;
    private string _standing = "";
    private string _unkeptWhy = "";

    public AccountLine(IMessageTransport transport, MessageStore store, WorkLane lane, ConsentLog log, InboxCounters counters, Action<Happened> tell)
    {
        _transport = transport;
        _store = store;
        _lane = lane;
        _counters = counters;
        _tell = tell;

        // Whoever set an account up lets messages go there, and nowhere else.
        _gate = new EgressGate(this, log, new EgressSettings { Allowed = new Dictionary<string, IReadOnlyList<string>> { [App] = [transport.Destination] } });
    }

    public string Account => _transport.Account;

    /// <summary>What does not work, as one sentence; empty for nothing.</summary>
    public string Problem => _unkeptWhy.Length > 0 ? _unkeptWhy : _standing;

    /// <summary>Begins where the account left off.</summary>
    public void Begin(HostTime now) => _lane.Do(
        () => _store.Begin(Account, _transport.DropsRepeated),
        cursor =>
        {
            if (!_gate.TrySend(_transport.Destination, "to look for messages", App, default, now, out string why))
            {
                _standing = why;
                return;
            }

            _hasBegun = true;
            _mayHaveWaiting = true;
            _transport.Begin(cursor);
        },
        error => NoteUnkept(error, now));

    /// <summary>Takes what came, and hands over what waits.</summary>
    public void Advance(HostTime now)
    {
        if (!_hasBegun)
            return;
        Keep(now);
        GiveUp(now);
        Send(now);
    }

    /// <summary>There may be a message that waits.</summary>
    public void NoteWaiting() => _mayHaveWaiting = true;

    /// <summary>Asks for a conversation.</summary>
    public bool TryOpen(string key, string address, HostTime now, out string why)
    {
        _handOver = () => _transport.Open(key, address);
        return _gate.TrySend(_transport.Destination, "to begin a conversation", App, Encoding.UTF8.GetBytes(address), now, out why);
    }

    /// <summary>Tells the other side what the wearer has read.</summary>
    public void TellSeen(string room, string remoteId, HostTime now)
    {
        _handOver = () => _transport.NoteSeen(room, remoteId);
        _gate.TrySend(_transport.Destination, "what the wearer has read", App, Encoding.UTF8.GetBytes(remoteId), now, out _);
    }

    void IEgressRoute.Send(string destination, ReadOnlyMemory<byte> bytes)
    {
        Action? handOver = _handOver;
        _handOver = null;
        handOver?.Invoke();
    }

    private void Keep(HostTime now)
    {
        while (!_isKeeping && (_unkept is null || now >= _retryAt))
        {
            if ((_unkept ?? (_transport.TryTake(out TransportBatch? taken) ? taken : null)) is not { } batch)
                return;
            _isKeeping = true;
            _unkept = batch;
            _lane.Do(() => _store.Apply(Account, batch), happened => Kept(happened, now), error => NoteUnkept(error, now));
        }
    }

    private void Kept(Happened happened, HostTime now)
    {
        (_isKeeping, _unkept, _unkeptWhy) = (false, null, "");
        _counters.Received += happened.Arrived.Count;
        _counters.Repeated += happened.Repeated;
        _counters.Stray += happened.Stray;
        if (happened.Standing is { } standing)
        {
            if (standing.IsOnline && !_isOnline)
                (_tries, _retryAt) = (0, now);
            (_isOnline, _standing) = (standing.IsOnline, standing.Why);
        }

        _counters.Sent += happened.Sent.Count;
        if (_handed is { } handed && happened.Sent.Contains(handed.Key))
        {
            _tries = 0;
            Free();
        }

        foreach ((string key, string why, MessageState state) in happened.NotSent)
            Return(key, why, state, now);
        _tell(happened);
    }

    private void Return(string key, string why, MessageState state, HostTime now)
    {
        _gate.NoteFailed(_transport.Destination, _handed?.Key == key ? "a message" : "to begin a conversation", App, now, why);
        if (_handed?.Key == key)
            End(state, now);
    }

    // The message that was handed over is not under way any more, and has not arrived as far as anybody knows.
    private void End(MessageState state, HostTime now)
    {
        Free();
        _counters.Failed += state == MessageState.Failed ? 1 : 0;
        _counters.Unsure += state == MessageState.Unsure ? 1 : 0;
        if (state == MessageState.Waiting)
            Wait(now);
    }

    // The next one may go.
    private void Free() => (_handed, _isSending, _mayHaveWaiting) = (null, false, true);

    private void Wait(HostTime now)
    {
        _counters.Retried++;
        _retryAt = now.Plus(RetryMs[Math.Min(_tries++, RetryMs.Length - 1)] * 1000L);
    }

    private void Send(HostTime now)
    {
        if (!_mayHaveWaiting || _isSending || _isKeeping || !_isOnline || now < _retryAt)
            return;
        _isSending = true;
        _mayHaveWaiting = false;
        _lane.Do(() => _store.TakeWaiting(Account, _transport.WantedBefore), next => HandOver(next, now), error =>
        {
            Free();
            Wait(now);
            NoteUnkept(error, now);
        });
    }

    private void HandOver((long Number, string ForWhom, OutgoingMessage Message)? next, HostTime now)
    {
        if (next is not { } message)
        {
            _isSending = false;
            return;
        }

        _handed = (message.Message.Key, message.Number, now);
        _handOver = () => _transport.Send(message.Message);
        if (_gate.TrySend(_transport.Destination, Purpose(message.ForWhom), App, BytesOf(message.Message), now, out string why))
            return;
        End(MessageState.Failed, now);
        Turn(message.Number, MessageState.Failed, why, now);
    }

    // A server that says nothing must not hold up what comes behind; whether the message arrived is then as open as after a crash.
    private void GiveUp(HostTime now)
    {
        if (_handed is not { } handed || now.MillisecondsSince(handed.At) < AnswerMs)
            return;
        MessageState to = _transport.DropsRepeated ? MessageState.Waiting : MessageState.Unsure;
        End(to, now);
        _gate.NoteFailed(_transport.Destination, "a message", App, now, Silent);
        Turn(handed.Number, to, Silent, now);
    }

    private void Turn(long number, MessageState to, string why, HostTime now) =>
        _lane.Do(() => _store.Turn(number, [MessageState.Sending], to, why), _ => _tell(new Happened()), error => NoteUnkept(error, now));

    private void NoteUnkept(Exception error, HostTime now)
    {
        _counters.Unkept++;
        _isKeeping = false;
        _retryAt = now.Plus(RetryMs[0] * 1000L);
        _unkeptWhy = error is InboxException ? error.Message : $"Messages of {Account} could not be kept ({error.Message}); they are tried again.";
        _tell(new Happened());
    }

    private static string Purpose(string forWhom) => $"a message to {forWhom}" is { Length: <= 200 } purpose ? purpose : "a message";

    // What the hash in the log is of: the text, and the files one after the other.
    private static byte[] BytesOf(OutgoingMessage message)
    {
        using var all = new MemoryStream();
        all.Write(Encoding.UTF8.GetBytes(message.Text));
        foreach (CarriedFile file in message.Files)
            all.Write(file.Bytes.Span);
        return all.ToArray();
    }
}

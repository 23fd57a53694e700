using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// What a running stream asks of the wristband: missing frames again, and the time. Nothing waits for an answer, and a wristband
/// that refuses one of the two is not asked for it again until the next connection. Nothing is allocated after construction.
/// </summary>
internal sealed class StreamUpkeep
{
    private const int KeptExchanges = 8;
    private const int ExchangeLength = ControlPoint.ResponseHeaderLength + 16;

    private readonly CommandChannel _commands;
    private readonly ReorderWindow _window;
    private readonly RetransmitOptions _retransmit;
    private readonly double _plainWaitMs;
    private readonly int _phyMegabits;
    private readonly ClockSync _sync;
    private readonly byte[] _answer = new byte[ControlPoint.MaxLength];
    private readonly Recent<ClockExchange> _exchanges = new(KeptExchanges);
    private bool _retransmits;
    private bool _knowsTime;
    private HostTime _requestFrom;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public StreamUpkeep(CommandChannel commands, ReorderWindow window, WristbandLinkOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retransmit.MaxWaitMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Retransmit.MaxWaitMs, 200);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retransmit.PaceMs);
        _commands = commands;
        _window = window;
        _retransmit = options.Retransmit;
        _plainWaitMs = options.Reorder.MaxWaitMs;
        _phyMegabits = options.PhyMegabits;
        _sync = new ClockSync(options.ClockSync);
    }

    /// <summary>Forgets what the wristband refused, as when a connection begins.</summary>
    public void Connect()
    {
        _retransmits = _retransmit.Enabled;
        _knowsTime = true;
    }

    /// <summary>Expects a stream to begin; what was asked for in the one before is forgotten.</summary>
    public void Expect()
    {
        _window.Begin();
        _window.MaxWaitMs = _retransmits ? _retransmit.MaxWaitMs : _plainWaitMs;
        _requestFrom = default;
        _exchanges.Clear();
    }

    /// <summary>The stream runs.</summary>
    public void Begin(HostTime at)
    {
        _sync.Begin(at);
        if (!_knowsTime)
            _sync.TurnOff();
    }

    /// <summary>Learns that a notification of <paramref name="length"/> bytes arrived, and returns the least time that it was on the air, in microseconds.</summary>
    public double Hear(int length, HostTime arrivedAt)
    {
        double air = AirTime.LeastMicroseconds(length, _phyMegabits);
        _sync.Hear(arrivedAt, air);
        return air;
    }

    /// <summary>Returns when <see cref="Ask"/> has something to ask; null for never.</summary>
    public HostTime? FindDue()
    {
        HostTime? due = _sync.IsOn ? _sync.DueAt : null;
        if (!_retransmits || !_window.TryFindNextRequest(out HostTime askAt))
            return due;
        askAt = askAt > _requestFrom ? askAt : _requestFrom;
        return due < askAt ? due : askAt;
    }

    /// <summary>Asks for what is due by this moment.</summary>
    public void Ask(HostTime now)
    {
        // The question for the time goes first: a command in front of it would cost it a connection event.
        if (_sync.IsOn && now >= _sync.DueAt)
        {
            _sync.Written(now);
            _commands.Post(ControlPoint.WriteCommand(_commands.Command, ControlPoint.OpSyncClock, 0), now);
        }

        if (!_retransmits || now < _requestFrom)
            return;
        int empty = ControlPoint.WriteCommand(_commands.Command, ControlPoint.OpRetransmit, 0);
        int length = _window.AddRequests(_commands.Command, empty, now);
        if (length == empty)
            return;
        _requestFrom = now.Plus(_retransmit.PaceMs * 1000);
        _commands.Post(length, now);
    }

    /// <summary>Takes the answer to one of its commands.</summary>
    public void Take(in CommandAnswer answer, ReadOnlySpan<byte> value, HostTime at)
    {
        bool isRefused = answer.Result is ControlPoint.ResultNotSupported or ControlPoint.ResultNotPermitted or ControlPoint.ResultInvalidOperand;
        if (answer.Opcode == ControlPoint.OpRetransmit && isRefused)
        {
            _retransmits = false;
            _window.MaxWaitMs = _plainWaitMs;
        }
        else if (answer.Opcode == ControlPoint.OpSyncClock && isRefused)
        {
            _knowsTime = false;
            _sync.TurnOff();
        }
        else if (answer.Opcode == ControlPoint.OpSyncClock && answer.Result == ControlPoint.ResultSuccess && value.Length >= ExchangeLength)
        {
            Keep(answer.WrittenAt, value, at);
        }
    }

    /// <summary>Takes the oldest exchange; false if there is none.</summary>
    public bool TryTakeExchange(out ClockExchange exchange) => _exchanges.TryTake(out exchange);

    private void Keep(HostTime writtenAt, ReadOnlySpan<byte> value, HostTime at)
    {
        value[..ExchangeLength].CopyTo(_answer);
        long takenTicks = LittleEndian.ReadUInt64(_answer, ControlPoint.ResponseHeaderLength);
        long answeredTicks = LittleEndian.ReadUInt64(_answer, ControlPoint.ResponseHeaderLength + 8);
        _exchanges.Add(new ClockExchange(writtenAt, takenTicks, answeredTicks, at, Hear(value.Length, at)));
    }
}

using NeuralGlasses.Contract;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// A radio that brings what a trace holds at the pace at which it was recorded. What the glasses ask is answered as it was then, under the
/// number of their own command; an answer that they did not ask for is kept back and counted. A replay that is to be the same to the last bit
/// is the simulator's; this is a band for programs that run on the clock on the wall.
/// </summary>
public sealed class TraceCentral : IGattCentral
{
    // Core Specification Vol 3, Part F, §3.2.9.
    private const int MaxAttributeLength = 512;
    private const int Opcodes = 256;
    private const int NumberAt = 2;
    private readonly TraceReader _trace;
    private readonly HostTime?[] _askedAt = new HostTime?[Opcodes];
    private readonly HostTime[] _askedThenAt = new HostTime[Opcodes];
    private readonly byte[] _number = new byte[Opcodes];
    private readonly byte[] _answer = new byte[MaxAttributeLength];
    private IGattCentralListener? _listener;
    private TraceRecord _next;
    private bool _hasNext;
    private readonly long _shift;
    private HostTime _now;

    /// <summary>Makes a radio in front of a trace, whose reader it takes over up to its end but does not dispose of.</summary>
    /// <param name="trace">The trace, of which nothing was read yet.</param>
    /// <param name="beginsAt">Host time at which what came first comes.</param>
    /// <exception cref="TraceException">The trace is damaged at its beginning.</exception>
    public TraceCentral(TraceReader trace, HostTime beginsAt)
    {
        ArgumentNullException.ThrowIfNull(trace);
        _trace = trace;
        _hasNext = TryReadNext();
        _shift = _hasNext ? beginsAt.Microseconds - _next.At.Microseconds : 0;
    }

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <summary>Host time at which something comes next, or did not come yet; null at the end of the trace.</summary>
    public HostTime? DueAt => _hasNext ? Shifted(_next.At) : null;

    /// <summary>Values brought.</summary>
    public long Brought { get; private set; }

    /// <summary>Answers kept back, because the glasses had not asked, or later than they had when the trace was recorded.</summary>
    public long AnswersKeptBack { get; private set; }

    /// <inheritdoc/>
    public void Listen(IGattCentralListener listener) => _listener = listener;

    /// <inheritdoc/>
    public void Subscribe(Guid characteristic)
    {
    }

    /// <inheritdoc/>
    public void Read(Guid characteristic)
    {
    }

    /// <inheritdoc/>
    public void Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        if (characteristic != GattUuids.ControlPoint || value.Length < ControlPoint.CommandHeaderLength)
            return;
        _askedAt[value[0]] = _now;
        _number[value[0]] = value[1];
    }

    /// <summary>Brings all that is due; at the end of the trace the connection ends.</summary>
    /// <returns>Whether anything came.</returns>
    /// <exception cref="TraceException">The trace is damaged here.</exception>
    public bool Bring(HostTime now)
    {
        bool came = false;
        while (_hasNext && Shifted(_next.At) <= now)
        {
            TraceRecord record = _next;
            _now = Shifted(record.At);
            came |= Bring(record);
            _hasNext = TryReadNext();
        }

        _now = now > _now ? now : _now;
        if (_hasNext || !IsConnected)
            return came;
        IsConnected = false;
        _listener?.OnDisconnected(_now);
        return true;
    }

    private bool Bring(in TraceRecord record)
    {
        switch (record.Kind)
        {
            case TraceRecordKind.Connected:
                IsConnected = true;
                Array.Clear(_askedAt);
                _listener?.OnConnected(_now);
                return true;
            case TraceRecordKind.Disconnected:
                IsConnected = false;
                _listener?.OnDisconnected(_now);
                return true;
            case TraceRecordKind.Write:
                Remember(record.Open());
                return false;
            default:
                return BringValue(record.Open());
        }
    }

    private void Remember(TracePayload written)
    {
        Guid characteristic = written.ReadUuid();
        ReadOnlySpan<byte> value = written.ReadRest();
        if (characteristic == GattUuids.ControlPoint && value.Length > 0)
            _askedThenAt[value[0]] = _now;
    }

    private bool BringValue(TracePayload payload)
    {
        Guid characteristic = payload.ReadUuid();
        ReadOnlySpan<byte> value = payload.ReadRest();
        bool isAnswer = characteristic == GattUuids.ControlPoint && value.Length >= ControlPoint.ResponseHeaderLength && value[0] == ControlPoint.ResponseCode;
        if (isAnswer && !TryAddress(value))
        {
            AnswersKeptBack++;
            return false;
        }

        Brought++;
        _listener?.OnValue(characteristic, isAnswer ? _answer.AsSpan(0, value.Length) : value, _now);
        return true;
    }

    // The band's time in an answer lies between question and answer; a question that came later than the one then would be answered out of its past.
    private bool TryAddress(ReadOnlySpan<byte> value)
    {
        int opcode = value[1];
        if (value.Length > _answer.Length || _askedAt[opcode] is not { } asked || (opcode == ControlPoint.OpSyncClock && asked > _askedThenAt[opcode]))
            return false;
        value.CopyTo(_answer);
        _answer[NumberAt] = _number[opcode];
        _askedAt[opcode] = null;
        return true;
    }

    private bool TryReadNext()
    {
        while (_trace.TryRead(out _next))
        {
            if (_next.Kind is TraceRecordKind.Connected or TraceRecordKind.Disconnected or TraceRecordKind.Value or TraceRecordKind.Write)
                return true;
        }

        return false;
    }

    private HostTime Shifted(HostTime recorded) => new(recorded.Microseconds + _shift);
}

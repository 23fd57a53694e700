using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// The glasses' end of the wristband's protocol: on every connection it checks the version, sets the stream, starts it,
/// and from then on gives out frames in their order. All calls, those of the central included, come on one thread.
/// </summary>
public sealed class WristbandLink : IGattCentralListener
{
    // A later version's status may be longer than ours and still fits one attribute (Core Specification Vol 3, Part F, §3.2.9).
    private const int MaxAttributeLength = 512;

    private readonly IGattCentral _central;
    private readonly WristbandLinkOptions _options;
    private readonly ReorderWindow _window;
    private readonly byte[] _bytes = new byte[MaxAttributeLength];
    private readonly byte[] _command = new byte[ControlPoint.SetStreamLength];
    private HostTime _askedAt;
    private int _failedOpcode;
    private int _number;

    /// <summary>Makes the link and listens to the central.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public WristbandLink(IGattCentral central, WristbandLinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(central);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RateHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.RateHz, 0xFFFF);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.ChannelCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ChannelCount, EmgStreamFormat.MaxChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.AnswerTimeoutMs);
        _central = central;
        _options = options;
        _window = new ReorderWindow(Counters, options.Reorder);
        central.Listen(this);
    }

    /// <summary>Where the link stands.</summary>
    public LinkState State { get; private set; }

    /// <summary>One sentence for the wearer that says why there is no stream; null if nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>What happened to the notifications.</summary>
    public LinkCounters Counters { get; } = new();

    /// <summary>The latest device status; refilled whenever one arrives.</summary>
    public DeviceStatus Status { get; } = new();

    /// <summary>Channels and rate of the latest stream as the wristband stated them; all zero before the first.</summary>
    public StreamDescription Stream { get; private set; }

    /// <summary>Weight of one step of a sample in the latest stream, in picovolts.</summary>
    public uint LsbPicovolts { get; private set; }

    /// <summary>Streams asked to start so far; a change means that the next frame taken begins a new one.</summary>
    public int StreamNumber { get; private set; }

    /// <summary>Takes the next frame of the stream; false if there is none yet.</summary>
    public bool TryTake(out ReceivedFrame received) => _window.TryTake(out received);

    /// <summary>Gives up frames and answers that are overdue; call it regularly.</summary>
    public void Expire(HostTime now)
    {
        _window.Expire(now);
        bool waits = State is not (LinkState.Disconnected or LinkState.Streaming or LinkState.Refused);
        if (waits && now.MillisecondsSince(_askedAt) > _options.AnswerTimeoutMs)
            Refuse(LinkSentences.NoAnswer(State, _options.AnswerTimeoutMs));
    }

    /// <inheritdoc/>
    public void OnConnected(HostTime at)
    {
        Problem = null;
        _number = 0;
        AskStatus(LinkState.ReadingStatus, at);
    }

    /// <inheritdoc/>
    public void OnDisconnected(HostTime at)
    {
        _window.Flush();
        State = LinkState.Disconnected;
    }

    /// <inheritdoc/>
    public void OnValue(Guid characteristic, ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        if (characteristic == GattUuids.EmgFrames)
            TakeFrame(value, arrivedAt);
        else if (characteristic == GattUuids.ControlPoint)
            TakeAnswer(value, arrivedAt);
        else if (characteristic == GattUuids.DeviceStatus)
            TakeStatus(value, arrivedAt);
    }

    private void TakeFrame(ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        Counters.BytesReceived += value.Length;
        if (value.Length > _bytes.Length)
        {
            Counters.Corrupt++;
            return;
        }

        value.CopyTo(_bytes);
        EmgFrameResult result = EmgFrameCodec.TryDecode(_bytes, 0, value.Length, _window.Spare);
        if (result == EmgFrameResult.UnsupportedVersion)
        {
            Counters.UnsupportedVersion++;
            Refuse(LinkSentences.Version(_window.Spare.Version));
        }
        else if (result != EmgFrameResult.Ok)
        {
            Counters.Corrupt++;
        }
        else if (State is LinkState.Starting or LinkState.Streaming)
        {
            _window.Accept(arrivedAt);
        }
        else
        {
            Counters.OutOfTurn++;
        }
    }

    private void TakeStatus(ReadOnlySpan<byte> value, HostTime at)
    {
        if (value.Length > _bytes.Length)
        {
            Counters.OutOfTurn++;
            return;
        }

        value.CopyTo(_bytes);
        if (!Status.TryRead(_bytes, 0, value.Length))
        {
            Refuse(LinkSentences.ShortStatus(value.Length));
            return;
        }

        if (Status.ProtocolVersion != EmgStreamFormat.Version)
        {
            Refuse(LinkSentences.Version(Status.ProtocolVersion));
            return;
        }

        if (Status.ControlPointVersion != ControlPoint.Version)
        {
            Refuse(LinkSentences.ControlVersion(Status.ControlPointVersion));
            return;
        }

        switch (State)
        {
            case LinkState.ReadingStatus:
                _central.Subscribe(GattUuids.ControlPoint);
                _central.Subscribe(GattUuids.DeviceStatus);
                _central.Subscribe(GattUuids.EmgFrames);
                if (Status.State == DeviceStatus.StateStreaming)
                    Command(ControlPoint.OpStop, LinkState.Stopping, at);
                else
                    SetStream(at);
                break;
            case LinkState.ReadingSettings:
                StartIfAsAsked(at);
                break;
            case LinkState.ReadingFault:
                Refuse(LinkSentences.Failed(_failedOpcode, Status.Fault));
                break;
            case LinkState.Streaming when Status.State == DeviceStatus.StateFault:
                Refuse(LinkSentences.Faulted(Status.Fault));
                break;
        }
    }

    private void TakeAnswer(ReadOnlySpan<byte> value, HostTime at)
    {
        int opcode = State switch
        {
            LinkState.Stopping => ControlPoint.OpStop,
            LinkState.Setting => ControlPoint.OpSetStream,
            LinkState.Starting => ControlPoint.OpStart,
            _ => -1,
        };
        if (value.Length < ControlPoint.ResponseHeaderLength || value[0] != ControlPoint.ResponseCode || value[1] != opcode || value[2] != _number)
        {
            Counters.OutOfTurn++;
            return;
        }

        int result = value[3];
        if (result == ControlPoint.ResultFailed)
        {
            _failedOpcode = opcode;
            AskStatus(LinkState.ReadingFault, at);
        }
        else if (result != ControlPoint.ResultSuccess)
        {
            Refuse(LinkSentences.Refused(opcode, result, _options));
        }
        else if (State == LinkState.Stopping)
        {
            SetStream(at);
        }
        else if (State == LinkState.Setting)
        {
            AskStatus(LinkState.ReadingSettings, at);
        }
        else
        {
            State = LinkState.Streaming;
        }
    }

    private void SetStream(HostTime at)
    {
        int length = ControlPoint.WriteSetStream(_command, NextNumber(), _options.RateHz, _options.ChannelCount, _options.Coding);
        Write(length, LinkState.Setting, at);
    }

    private void StartIfAsAsked(HostTime at)
    {
        if (Status.RateHz != _options.RateHz || Status.ChannelCount != _options.ChannelCount || Status.LsbPicovolts == 0)
        {
            Refuse(LinkSentences.WrongSettings(Status, _options));
            return;
        }

        Stream = new StreamDescription(Status.ChannelCount, Status.RateHz);
        LsbPicovolts = Status.LsbPicovolts;
        StreamNumber++;

        // Before the command: the first frames may overtake its answer.
        _window.Begin();
        Command(ControlPoint.OpStart, LinkState.Starting, at);
    }

    private void Command(int opcode, LinkState state, HostTime at)
    {
        Write(ControlPoint.WriteCommand(_command, opcode, NextNumber()), state, at);
    }

    private int NextNumber() => _number = (_number + 1) & 0xFF;

    // The state goes first, because a central may answer before it returns.
    private void Write(int length, LinkState state, HostTime at)
    {
        State = state;
        _askedAt = at;
        _central.Write(GattUuids.ControlPoint, _command.AsSpan(0, length));
    }

    private void AskStatus(LinkState state, HostTime at)
    {
        State = state;
        _askedAt = at;
        _central.Read(GattUuids.DeviceStatus);
    }

    private void Refuse(string problem)
    {
        _window.Flush();
        State = LinkState.Refused;
        Problem = problem;
    }
}

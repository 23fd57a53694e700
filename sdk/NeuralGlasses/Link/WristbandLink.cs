using System.Diagnostics.CodeAnalysis;
using NeuralGlasses.Contract;
using NeuralGlasses.Decoding;
using NeuralGlasses.Link.Motion;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// The glasses' end of the wristband's protocol: on every connection it checks the version, sets the stream, starts it,
/// and from then on gives out frames in their order, asks for those that are missing, and asks for the wristband's time. All
/// calls, those of the central included, come on one thread.
/// </summary>
public sealed class WristbandLink : IGattCentralListener
{
    // A later version's status may be longer than ours and still fits one attribute (Core Specification Vol 3, Part F, §3.2.9).
    private const int MaxAttributeLength = 512;

    private readonly IGattCentral _central;
    private readonly WristbandLinkOptions _options;
    private readonly ReorderWindow _window;
    private readonly CommandChannel _commands;
    private readonly BandDialogue _dialogue;
    private readonly StreamUpkeep _upkeep;
    private readonly StreamEnd _end = new();
    private readonly FrameIntake _intake;
    private readonly UnansweredBand _unanswered;
    private readonly byte[] _bytes = new byte[MaxAttributeLength];
    private HostTime _askedAt;
    private int _opcode;
    private bool _mayHaveStarted;
    private bool _staysReady;

    /// <summary>Makes the link and listens to the central.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public WristbandLink(IGattCentral central, WristbandLinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(central);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _central = central;
        _options = options;
        _window = new ReorderWindow(Counters, options.Reorder, options.Retransmit);
        _commands = new CommandChannel(central, options.AnswerRetryMs);
        _dialogue = new BandDialogue(central, _commands, Counters, options.AnswerTimeoutMs);
        _upkeep = new StreamUpkeep(_commands, _window, options);
        _intake = new FrameIntake(_window, _upkeep, Counters);
        _unanswered = new UnansweredBand(options.AnswerTimeoutMs);
        Motion = new WristbandMotion(_commands, options.Motion);
        central.Listen(this);
    }

    /// <summary>Where the link stands.</summary>
    public LinkState State { get; private set; }

    /// <summary>One sentence for the wearer that says why there is no stream; null if nothing is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>What happened to the notifications.</summary>
    public LinkCounters Counters { get; } = new();

    /// <summary>How the band moves, where <see cref="WristbandLinkOptions.Motion"/> asks for it.</summary>
    public WristbandMotion Motion { get; }

    /// <summary>The latest device status; refilled whenever one arrives.</summary>
    public DeviceStatus Status { get; } = new();

    /// <summary>The latest condition of the band; refilled whenever one arrives, and all zero before.</summary>
    public BandCondition Condition => _dialogue.Condition;

    /// <summary>Whether a command of <see cref="TryAsk"/> waits for its answer.</summary>
    public bool IsAsking => _dialogue.IsAsking;

    /// <summary>Channels and rate of the latest stream as the wristband stated them; all zero before the first.</summary>
    public StreamDescription Stream { get; private set; }

    /// <summary>Weight of one step of a sample in the latest stream, in picovolts.</summary>
    public uint LsbPicovolts { get; private set; }

    /// <summary>Streams asked to start so far; a change means that the next frame taken begins a new one.</summary>
    public int StreamNumber { get; private set; }

    /// <summary>
    /// Host time at which <see cref="Expire"/> wants to be called next, whatever arrives before; null if there is nothing to wait for. A
    /// host that keeps to it asks for missing frames sooner and gives the clock a closer lower bound than one that calls now and then.
    /// </summary>
    public HostTime? DueAt => State switch
    {
        _ when _dialogue.IsAsking => _commands.RepeatAt,
        LinkState.Streaming => _upkeep.FindDue() is { } due && !(Motion.DueAt < due) ? due : Motion.DueAt,
        _ when _commands.IsAsking => _commands.RepeatAt,
        LinkState.Ready => Motion.DueAt,
        LinkState.Refused => _unanswered.DueAt,
        _ => null,
    };

    /// <summary>Takes the next frame of the stream; false if there is none yet.</summary>
    public bool TryTake(out ReceivedFrame received) => _window.TryTake(out received);

    /// <summary>Takes the next arrival of a frame, in the order of arrival; false if there is none. Only the latest are kept.</summary>
    public bool TryTakeArrival(out FrameArrival arrival) => _intake.TryTakeArrival(out arrival);

    /// <summary>Takes the next answer to a question for the wristband's time; false if there is none. Only the latest few are kept.</summary>
    public bool TryTakeExchange(out ClockExchange exchange) => _upkeep.TryTakeExchange(out exchange);

    /// <summary>
    /// Gives the wristband a command beside those of the stream; false, and nothing is done, unless the link is ready or streams and the
    /// last command was answered. It is repeated under its number until it is answered; see <see cref="TryTakeReply"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The command is longer than <see cref="ControlPoint.MaxLength"/> allows, or sets the stream, starts or stops it.</exception>
    public bool TryAsk(int opcode, ReadOnlySpan<byte> operands, HostTime at) =>
        State is LinkState.Ready or LinkState.Streaming && _dialogue.TryAsk(opcode, operands, at);

    /// <summary>Takes the next reply to a command; false if there is none. <see cref="ControlPoint.ResultReplayed"/> says that it was carried out and its answer lost.</summary>
    public bool TryTakeReply(out CommandReply reply) => _dialogue.TryTakeReply(out reply);

    /// <summary>Takes the next report of a measurement; false if there is none.</summary>
    public bool TryTakeMeasurement([NotNullWhen(true)] out MeasurementReport? report) => _dialogue.TryTakeMeasurement(out report);

    /// <summary>Starts the stream of a link that is ready; false if it is not, or a command waits for its answer.</summary>
    public bool StartStream(HostTime at)
    {
        if (State != LinkState.Ready || _commands.IsAsking)
            return false;
        _staysReady = false;
        Command(ControlPoint.OpSetStream, at);
        return true;
    }

    /// <summary>Stops a running stream, after which the link is ready; false if nothing streams, or a command waits for its answer.</summary>
    public bool StopStream(HostTime at)
    {
        if (State != LinkState.Streaming || _commands.IsAsking)
            return false;
        _staysReady = true;
        _window.Flush();
        Command(ControlPoint.OpStop, at);
        return true;
    }

    /// <summary>Gives up frames and answers that are overdue, and asks for what is missing; call it regularly, and at <see cref="DueAt"/>.</summary>
    public void Expire(HostTime now)
    {
        _window.Expire(now);
        if (_dialogue.IsAsking)
            _dialogue.Watch(now);
        else if (State == LinkState.Streaming && _options.StartsStream && _end.TryTakeSuspicion())
            AskStatus(LinkState.Confirming, now);
        else if (State == LinkState.Streaming)
            _upkeep.Ask(now);
        Motion.Advance(now, asks: State is LinkState.Ready or LinkState.Streaming);
        if (State == LinkState.Refused && _unanswered.TryAsk(now))
            _central.Read(GattUuids.DeviceStatus);
        if (State is LinkState.Ready or LinkState.Disconnected or LinkState.Streaming or LinkState.Refused)
            return;
        if (now.MillisecondsSince(_askedAt) <= _options.AnswerTimeoutMs)
        {
            _commands.Repeat(now);
            return;
        }

        Refuse(LinkSentences.NoAnswer(State, _options.AnswerTimeoutMs));
        _unanswered.Begin(now);
    }

    /// <inheritdoc/>
    public void OnConnected(HostTime at)
    {
        _unanswered.TryEnd();
        _commands.Begin();
        Motion.Connect();
        _end.Begin();
        (_mayHaveStarted, _staysReady) = (false, false);
        BeginAnew(at);
    }

    /// <inheritdoc/>
    public void OnDisconnected(HostTime at)
    {
        _window.Flush();
        _dialogue.GiveUp();
        _commands.GiveUp();
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
        else if (characteristic == GattUuids.BandCondition)
            TakeCondition(value, arrivedAt);
        else if (characteristic == GattUuids.Measurement)
            _dialogue.TakeMeasurement(value);
        else if (characteristic == GattUuids.MotionFrames && !Motion.TryAccept(value, arrivedAt))
            Counters.OutOfTurn++;
    }

    private void TakeCondition(ReadOnlySpan<byte> value, HostTime at)
    {
        _dialogue.TakeCondition(value);
        if (_end.IsOver(Condition) && State == LinkState.Refused)
            BeginAnew(at);
    }

    private void BeginAnew(HostTime at)
    {
        Problem = null;
        _upkeep.Connect();
        AskStatus(LinkState.ReadingStatus, at);
    }

    private void TakeFrame(ReadOnlySpan<byte> value, HostTime arrivedAt)
    {
        bool isExpected = State is LinkState.Starting or LinkState.Streaming || IsUnsureOfStart;
        if (_intake.Take(value, arrivedAt, isExpected, Stream.RateHz) is { } version)
            Refuse(LinkSentences.Version(version));
    }

    // Whether a stream may run of which only the answer to its start was lost.
    private bool IsUnsureOfStart => State == LinkState.Confirming && _opcode == ControlPoint.OpStart;

    private void TakeStatus(ReadOnlySpan<byte> value, HostTime at)
    {
        if (value.Length > _bytes.Length)
        {
            Counters.OutOfTurn++;
            return;
        }

        value.CopyTo(_bytes);
        string? misfit = Status.TryRead(_bytes, 0, value.Length) ? LinkSentences.Versions(Status) : LinkSentences.ShortStatus(value.Length);
        if (misfit is not null)
        {
            Refuse(misfit);
            return;
        }

        switch (State)
        {
            case LinkState.Refused when _unanswered.TryEnd():
                BeginAnew(at);
                break;
            case LinkState.ReadingStatus:
                _central.Subscribe(GattUuids.ControlPoint);
                _central.Subscribe(GattUuids.DeviceStatus);
                _central.Subscribe(GattUuids.EmgFrames);
                BeReady(Status.State == DeviceStatus.StateStreaming ? ControlPoint.OpStop : ControlPoint.OpSetStream, at);
                break;
            case LinkState.ReadingSettings:
                StartIfAsAsked(at);
                break;
            case LinkState.ReadingFault:
                Refuse(LinkSentences.Failed(_opcode, Status.Fault));
                break;
            case LinkState.Confirming:
                Confirm(at);
                break;
            case LinkState.Streaming when Status.State == DeviceStatus.StateFault:
                Refuse(LinkSentences.Faulted(Status.Fault));
                break;
            case LinkState.Streaming when Status.State == DeviceStatus.StateIdle:
                _end.Suspect();
                break;
        }
    }

    private void TakeAnswer(ReadOnlySpan<byte> value, HostTime at)
    {
        CommandAnswer answer = _commands.Take(value, at);
        if (answer.Kind == CommandAnswerKind.Unexpected)
            Counters.OutOfTurn++;
        else if (answer is { Kind: CommandAnswerKind.Posted, Opcode: ControlPoint.OpSetSetting })
            Motion.TakeAnswer(answer.Result);
        else if (answer.Kind == CommandAnswerKind.Posted)
            _upkeep.Take(answer, value, at);
        else if (answer.Kind == CommandAnswerKind.Asked && _dialogue.IsAsking)
            _dialogue.Take(answer, value);
        else if (answer.Kind == CommandAnswerKind.Asked)
            Follow(answer.Result, at);
    }

    private void Follow(int result, HostTime at)
    {
        bool mayHaveStarted = _opcode == ControlPoint.OpStart && _mayHaveStarted;
        _mayHaveStarted = _opcode == ControlPoint.OpStart && result == ControlPoint.ResultReplayed;
        if (result == ControlPoint.ResultReplayed || (mayHaveStarted && result == ControlPoint.ResultNotPermitted))
            AskStatus(LinkState.Confirming, at);
        else if (result == ControlPoint.ResultFailed)
            AskStatus(LinkState.ReadingFault, at);
        else if (result != ControlPoint.ResultSuccess)
            RefuseCommand(result);
        else if (_opcode == ControlPoint.OpSetStream)
            AskStatus(LinkState.ReadingSettings, at);
        else
            GoOn(at);
    }

    // The command came through and its answer did not; one that had no effect is given once more, under a new number.
    private void Confirm(HostTime at)
    {
        bool isStreaming = Status.State == DeviceStatus.StateStreaming;
        if (_opcode == ControlPoint.OpSetStream ? IsAsAsked && Status.Coding == _options.Coding : isStreaming == (_opcode == ControlPoint.OpStart))
            GoOn(at);
        else if (_opcode == ControlPoint.OpStart && Status.State == DeviceStatus.StateFault)
            Refuse(LinkSentences.Failed(_opcode, Status.Fault));
        else if (_opcode == ControlPoint.OpStart)
            StartIfAsAsked(at);
        else
            Command(_opcode, at);
    }

    private void GoOn(HostTime at)
    {
        if (_opcode == ControlPoint.OpStop)
            BeReady(ControlPoint.OpSetStream, at);
        else if (_opcode == ControlPoint.OpSetStream)
            StartIfAsAsked(at);
        else
            SettleIn(LinkState.Streaming, at);
    }

    private void BeReady(int opcode, HostTime at)
    {
        if (opcode == ControlPoint.OpStop || (_options.StartsStream && !_staysReady))
            Command(opcode, at);
        else
            SettleIn(LinkState.Ready, at);
    }

    private void SettleIn(LinkState state, HostTime at)
    {
        State = state;
        if (state == LinkState.Streaming)
            _upkeep.Begin(at);
        _dialogue.Listen();
        Motion.Listen(_central);
    }

    private bool IsAsAsked => Status.RateHz == _options.RateHz && Status.ChannelCount == _options.ChannelCount;

    private void StartIfAsAsked(HostTime at)
    {
        if (!IsAsAsked || Status.LsbPicovolts == 0)
        {
            Refuse(LinkSentences.WrongSettings(Status, _options));
            return;
        }

        Stream = new StreamDescription(Status.ChannelCount, Status.RateHz);
        LsbPicovolts = Status.LsbPicovolts;
        StreamNumber++;

        // Before the command: the first frames may overtake its answer.
        _end.Begin();
        _intake.Begin();
        _upkeep.Expect();
        Command(ControlPoint.OpStart, at);
    }

    // The state goes first, because a central may answer before it returns.
    private void Command(int opcode, HostTime at)
    {
        (State, _opcode, _askedAt) = (CommandChannel.StateDuring(opcode), opcode, at);
        int length = opcode == ControlPoint.OpSetStream
            ? ControlPoint.WriteSetStream(_commands.Command, 0, _options.RateHz, _options.ChannelCount, _options.Coding)
            : ControlPoint.WriteCommand(_commands.Command, opcode, 0);
        _commands.Ask(length, at);
    }

    private void AskStatus(LinkState state, HostTime at)
    {
        (State, _askedAt) = (state, at);
        _central.Read(GattUuids.DeviceStatus);
    }

    private void RefuseCommand(int result)
    {
        Refuse(LinkSentences.Refused(_opcode, result, _options));
        if (_opcode != ControlPoint.OpStart || result != ControlPoint.ResultNotPermitted || !_options.StartsStream)
            return;

        // On its charger a wristband permits none, and its condition says when that is over.
        _end.Wait();
        _dialogue.Listen();
    }

    private void Refuse(string problem)
    {
        _window.Flush();
        _dialogue.GiveUp();
        _commands.GiveUp();
        _unanswered.TryEnd();
        (State, Problem) = (LinkState.Refused, problem);
    }
}

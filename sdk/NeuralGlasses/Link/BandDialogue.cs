using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>What is said between the glasses and the wristband beside the stream: commands one at a time, their replies, the band's condition and measurements.</summary>
internal sealed class BandDialogue
{
    private const int KeptReplies = 8;
    private const int KeptMeasurements = 16;

    private readonly IGattCentral _central;
    private readonly CommandChannel _commands;
    private readonly LinkCounters _counters;
    private readonly double _timeoutMs;
    private readonly Recent<CommandReply> _replies = new(KeptReplies);
    private readonly Queue<MeasurementReport> _measurements = new();
    private readonly byte[] _condition = new byte[BandCondition.Length];
    private HostTime _askedAt;

    public BandDialogue(IGattCentral central, CommandChannel commands, LinkCounters counters, double timeoutMs)
    {
        _central = central;
        _commands = commands;
        _counters = counters;
        _timeoutMs = timeoutMs;
    }

    /// <summary>The latest condition of the band.</summary>
    public BandCondition Condition { get; } = new();

    /// <summary>Whether a command waits for its answer.</summary>
    public bool IsAsking { get; private set; }

    /// <summary>Subscribes to what the band says by itself; after the stream's own requests, which it must not delay.</summary>
    public void Listen()
    {
        _central.Subscribe(GattUuids.BandCondition);
        _central.Subscribe(GattUuids.Measurement);
        _central.Read(GattUuids.BandCondition);
    }

    /// <summary>Asks a command; false if another one waits for its answer.</summary>
    public bool TryAsk(int opcode, ReadOnlySpan<byte> operands, HostTime at)
    {
        if (operands.Length > ControlPoint.MaxLength - ControlPoint.CommandHeaderLength)
            throw new ArgumentException($"A command has at most {ControlPoint.MaxLength - ControlPoint.CommandHeaderLength} bytes of operands.", nameof(operands));
        if (opcode is ControlPoint.OpStart or ControlPoint.OpStop or ControlPoint.OpSetStream)
            throw new ArgumentException("The link itself sets, starts and stops the stream.", nameof(opcode));
        if (_commands.IsAsking)
            return false;
        IsAsking = true;
        _askedAt = at;
        int length = ControlPoint.WriteCommand(_commands.Command, opcode, 0);
        operands.CopyTo(_commands.Command.AsSpan(length));
        _commands.Ask(length + operands.Length, at);
        return true;
    }

    /// <summary>Repeats the command that waits, or gives it up after too long.</summary>
    public void Watch(HostTime now)
    {
        if (now.MillisecondsSince(_askedAt) > _timeoutMs)
            GiveUp();
        else
            _commands.Repeat(now);
    }

    /// <summary>Gives the command that waits up; its reply says so.</summary>
    public void GiveUp()
    {
        if (!IsAsking)
            return;
        IsAsking = false;
        _replies.Add(new CommandReply(_commands.AskedOpcode, 0, default));
        _commands.GiveUp();
    }

    /// <summary>Takes the answer to the command that waits.</summary>
    public void Take(in CommandAnswer answer, ReadOnlySpan<byte> value)
    {
        IsAsking = false;
        byte[] returned = answer.Result == ControlPoint.ResultSuccess ? value[ControlPoint.ResponseHeaderLength..].ToArray() : [];
        _replies.Add(new CommandReply(answer.Opcode, answer.Result, returned));
    }

    /// <summary>Takes a condition that arrived.</summary>
    public void TakeCondition(ReadOnlySpan<byte> value)
    {
        if (value.Length < BandCondition.Length)
        {
            _counters.OutOfTurn++;
            return;
        }

        value[..BandCondition.Length].CopyTo(_condition);
        Condition.TryRead(_condition, 0, BandCondition.Length);
    }

    /// <summary>Takes a measurement that arrived.</summary>
    public void TakeMeasurement(ReadOnlySpan<byte> value)
    {
        var report = new MeasurementReport();
        if (_measurements.Count == KeptMeasurements || !report.TryRead(value.ToArray(), 0, value.Length))
            _counters.OutOfTurn++;
        else
            _measurements.Enqueue(report);
    }

    public bool TryTakeReply(out CommandReply reply) => _replies.TryTake(out reply);

    public bool TryTakeMeasurement([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MeasurementReport? report) => _measurements.TryDequeue(out report);
}

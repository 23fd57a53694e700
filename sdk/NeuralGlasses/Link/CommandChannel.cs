using NeuralGlasses.Contract;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Link;

/// <summary>
/// Writes commands to the control point under numbers and finds for each answer the command that it belongs to. A command that is
/// asked is repeated with its number until an answer comes, because answers are notifications and may be lost; one that is
/// posted is written once, and nothing waits for it. Nothing is allocated after construction.
/// </summary>
internal sealed class CommandChannel
{
    private const int Numbers = 256;

    private readonly IGattCentral _central;
    private readonly double _retryMs;
    private readonly byte[] _asked = new byte[ControlPoint.MaxLength];
    private readonly int[] _posted = new int[Numbers];
    private readonly HostTime[] _postedAt = new HostTime[Numbers];
    private int _askedLength;
    private HostTime _repeatAt;
    private int _number;

    public CommandChannel(IGattCentral central, double retryMs)
    {
        _central = central;
        _retryMs = retryMs;
    }

    /// <summary>Where a link stands while it waits for the answer to a command of its stream.</summary>
    public static LinkState StateDuring(int opcode) => opcode switch
    {
        ControlPoint.OpStop => LinkState.Stopping,
        ControlPoint.OpSetStream => LinkState.Setting,
        _ => LinkState.Starting,
    };

    /// <summary>Room for the next command; its number is set when it is written.</summary>
    public byte[] Command { get; } = new byte[ControlPoint.MaxLength];

    /// <summary>Whether an asked command waits for its answer; nothing may be posted then, so that its number stays the last one.</summary>
    public bool IsAsking => _askedLength > 0;

    /// <summary>Opcode of the command that was asked last.</summary>
    public int AskedOpcode => _asked[0];

    /// <summary>Host time at which an asked command is to be repeated.</summary>
    public HostTime RepeatAt => _repeatAt;

    /// <summary>Forgets everything, as when a connection begins.</summary>
    public void Begin()
    {
        _number = 0;
        _askedLength = 0;
        Array.Clear(_posted);
    }

    /// <summary>Forgets the asked command.</summary>
    public void GiveUp() => _askedLength = 0;

    /// <summary>Writes the first bytes of <see cref="Command"/> and sees to it that they are answered.</summary>
    public void Ask(int length, HostTime at)
    {
        Command[1] = (byte)NextNumber();
        Command.AsSpan(0, length).CopyTo(_asked);
        _askedLength = length;
        WriteAsked(at);
    }

    /// <summary>Writes the first bytes of <see cref="Command"/> and waits for nothing.</summary>
    public void Post(int length, HostTime at)
    {
        int number = NextNumber();
        Command[1] = (byte)number;

        // The record goes first, because a central may answer before it returns.
        _posted[number] = Command[0];
        _postedAt[number] = at;
        _central.Write(GattUuids.ControlPoint, Command.AsSpan(0, length));
    }

    /// <summary>Writes the asked command again if its answer is overdue.</summary>
    public void Repeat(HostTime now)
    {
        if (IsAsking && now >= _repeatAt)
            WriteAsked(now);
    }

    /// <summary>Takes an answer and says what it answers.</summary>
    public CommandAnswer Take(ReadOnlySpan<byte> value, HostTime at)
    {
        if (value.Length < ControlPoint.ResponseHeaderLength || value[0] != ControlPoint.ResponseCode)
            return CommandAnswer.Unexpected;
        int opcode = value[1];
        int number = value[2];
        int result = value[3];
        bool hasDue = value.Length > ControlPoint.ResponseHeaderLength;
        if (IsAsking && opcode == _asked[0] && number == _asked[1])
        {
            if (result != ControlPoint.ResultOutOfOrder)
            {
                _askedLength = 0;
                return new CommandAnswer(CommandAnswerKind.Asked, opcode, result, default);
            }

            // Not at once: a wristband that always says so would be asked without end, and without time going by.
            if (hasDue)
            {
                _number = value[ControlPoint.ResponseHeaderLength];
                _asked[1] = (byte)_number;
            }

            _repeatAt = at;
            return new CommandAnswer(CommandAnswerKind.Expected, opcode, result, default);
        }

        if (_posted[number] != opcode || opcode == 0)
            return CommandAnswer.Unexpected;
        _posted[number] = 0;
        if (result == ControlPoint.ResultOutOfOrder && hasDue)
        {
            // The commands behind this one are out of order too; what their answers say of the number that is due is old.
            Array.Clear(_posted);
            _number = (value[ControlPoint.ResponseHeaderLength] - 1) & 0xFF;
        }

        return new CommandAnswer(CommandAnswerKind.Posted, opcode, result, _postedAt[number]);
    }

    private int NextNumber() => _number = (_number + 1) & 0xFF;

    private void WriteAsked(HostTime at)
    {
        _repeatAt = at.Plus(_retryMs * 1000);
        _central.Write(GattUuids.ControlPoint, _asked.AsSpan(0, _askedLength));
    }
}

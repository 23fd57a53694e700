using NeuralGlasses.Contract;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Chaos;

/// <summary>The account of the control point: each write has one answer, in its order, and what the protocol says of number, length and settings holds.</summary>
internal sealed class CommandLedger(SettingsLedger settings)
{
    private const int NoNumber = -1;
    private readonly Queue<byte[]> _open = new();
    private int _last = NoNumber;

    /// <summary>Answers given, by result.</summary>
    public int[] Results { get; } = new int[256];

    /// <summary>Opcode of the last answer, and its result.</summary>
    public (int Opcode, int Result) Latest { get; private set; }

    /// <summary>When a command was carried out last that says that somebody uses the band.</summary>
    public long UsedAt { get; private set; } = long.MinValue / 2;

    /// <summary>Opcodes of ends that were accepted since the program began.</summary>
    public HashSet<int> Ends { get; } = [];

    /// <summary>Writes that wait for their answer.</summary>
    public int Open => _open.Count;

    /// <summary>The number that the next command must have.</summary>
    public byte Next { get; private set; }

    public void OnLink() => _last = NoNumber;

    public void OnLinkLost()
    {
        // What waited was carried out or not: nobody knows.
        foreach (var write in _open)
        {
            settings.OnDoubtful(write);
            if (write.Length > 0)
                Ends.Add(write[0]);
        }

        _open.Clear();
    }

    public void OnWrite(byte[] bytes)
    {
        _open.Enqueue(bytes);
        if (bytes.Length > 1 && bytes[1] == Next)
            Next++;
    }

    public void OnAnswer(byte[] bytes, int length, long now)
    {
        Assert.True(_open.TryDequeue(out var write), "an answer to nothing");
        int opcode = write.Length > 0 ? write[0] : 0;
        int number = write.Length > 1 ? write[1] : 0;
        Assert.InRange(length, ControlPoint.ResponseHeaderLength, ControlPoint.MaxLength);
        Assert.Equal((ControlPoint.ResponseCode, opcode, number), (bytes[0], bytes[1], bytes[2]));
        int result = bytes[3];
        Results[result]++;
        Latest = (opcode, result);
        if (Expected(write, opcode, number) is { } expected)
            Assert.Equal(expected, result);
        else
            settings.OnAnswer(write, bytes, result, now);
        if (opcode is not (ControlPoint.OpSyncClock or ControlPoint.OpRetransmit) && result == ControlPoint.ResultSuccess)
            UsedAt = now;
        if ((opcode is ControlPoint.OpPowerOff or ControlPoint.OpRestart or ControlPoint.OpFactoryReset) && result == ControlPoint.ResultSuccess)
            Ends.Add(opcode);
        if (write.Length > 1 && result is not (ControlPoint.ResultReplayed or ControlPoint.ResultOutOfOrder))
            _last = number;
    }

    // The result that follows from the bytes alone; null if it was carried out or refused for what the band is.
    private int? Expected(byte[] write, int opcode, int number)
    {
        if (write.Length < ControlPoint.CommandHeaderLength)
            return ControlPoint.ResultInvalidOperand;
        if (number == _last)
            return ControlPoint.ResultReplayed;
        if (_last != NoNumber && number != ((_last + 1) & 0xFF))
            return ControlPoint.ResultOutOfOrder;
        if (ControlPoint.MinCommandLength(opcode) == 0)
            return ControlPoint.ResultNotSupported;
        if (write.Length < ControlPoint.MinCommandLength(opcode) || write.Length > ControlPoint.MaxCommandLength(opcode))
            return ControlPoint.ResultInvalidOperand;
        return opcode switch
        {
            ControlPoint.OpStop or ControlPoint.OpGetVersion or ControlPoint.OpSyncClock or ControlPoint.OpReadFault => ControlPoint.ResultSuccess,
            ControlPoint.OpGetDiagnostics => write[2] < ControlPoint.PageCount ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand,
            ControlPoint.OpIdentify => write[2] <= ControlPoint.MaxIdentifySeconds ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand,
            _ => null,
        };
    }
}

namespace NeuralGlasses.Contract;

/// <summary>
/// The control point: a command is one opcode byte and its operands; the answer is <see cref="ResponseCode"/>, the
/// opcode, a result and what the command returns (the shape of the Fitness Machine control point, FTMS §4.16).
/// </summary>
public static class ControlPoint
{
    /// <summary>First byte of every answer.</summary>
    public const int ResponseCode = 0x80;

    /// <summary>Starts the stream.</summary>
    public const int OpStart = 0x01;

    /// <summary>Stops the stream.</summary>
    public const int OpStop = 0x02;

    /// <summary>Sets rate (u16, Hz), channel count (u8) and coding (u8); refused while streaming.</summary>
    public const int OpSetStream = 0x03;

    /// <summary>Asks for versions: answer carries frame version (u8), firmware major (u8), minor (u8).</summary>
    public const int OpGetVersion = 0x04;

    /// <summary>Done.</summary>
    public const int ResultSuccess = 0x01;

    /// <summary>The opcode is not known.</summary>
    public const int ResultNotSupported = 0x02;

    /// <summary>An operand is missing or out of range.</summary>
    public const int ResultInvalidOperand = 0x03;

    /// <summary>The command is known and right, and the device could not carry it out; the status says why.</summary>
    public const int ResultFailed = 0x04;

    /// <summary>The command is not allowed in this state.</summary>
    public const int ResultNotPermitted = 0x05;

    /// <summary>Coding operand: 16-bit raw in every frame.</summary>
    public const int CodingRaw = 0;

    /// <summary>Coding operand: the smaller of raw and compressed, chosen frame by frame.</summary>
    public const int CodingSmallest = 1;

    /// <summary>Length of a Set Stream command.</summary>
    public const int SetStreamLength = 5;

    /// <summary>Longest answer.</summary>
    public const int MaxResponseLength = 6;

    /// <summary>Writes a Set Stream command and returns its length.</summary>
    public static int WriteSetStream(byte[] buffer, int rateHz, int channelCount, int coding)
    {
        buffer[0] = OpSetStream;
        LittleEndian.WriteUInt16(buffer, 1, rateHz);
        buffer[3] = (byte)channelCount;
        buffer[4] = (byte)coding;
        return SetStreamLength;
    }

    /// <summary>Writes an answer without a return value and returns its length.</summary>
    public static int WriteResponse(byte[] buffer, int opcode, int result)
    {
        buffer[0] = ResponseCode;
        buffer[1] = (byte)opcode;
        buffer[2] = (byte)result;
        return 3;
    }
}

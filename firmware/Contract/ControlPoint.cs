namespace NeuralGlasses.Contract;

/// <summary>
/// The control point: a command is an opcode byte, a number byte and operands; the answer is <see cref="ResponseCode"/>, opcode,
/// number, a result and what the command returns (the shape of the Fitness Machine control point, FTMS §4.16, with numbers
/// so that a command that comes twice or too late is not carried out).
/// </summary>
public static class ControlPoint
{
    /// <summary>Version of the commands; the device status states it.</summary>
    public const int Version = 2;

    /// <summary>First byte of every answer.</summary>
    public const int ResponseCode = 0x80;

    /// <summary>Starts the stream.</summary>
    public const int OpStart = 0x01;

    /// <summary>Stops the stream.</summary>
    public const int OpStop = 0x02;

    /// <summary>Sets rate (u16, Hz), channel count (u8) and coding (u8); refused while streaming.</summary>
    public const int OpSetStream = 0x03;

    /// <summary>Asks for versions: the answer carries control point, frame, firmware major and firmware minor version (u8 each).</summary>
    public const int OpGetVersion = 0x04;

    /// <summary>Asks for frames again: one to six ranges of first sequence (u16) and count (u8, 1 to 64).</summary>
    public const int OpRetransmit = 0x05;

    /// <summary>Asks for the device's time: the answer carries the device ticks at which the command was taken and at which the answer was given to the radio (u64 each, µs).</summary>
    public const int OpSyncClock = 0x06;

    /// <summary>Connects the AFE's inputs (u8, an Input constant); refused while streaming.</summary>
    public const int OpSelectInput = 0x07;

    /// <summary>Measures (u8, a Measure constant) and notifies the measurement characteristic; refused while streaming.</summary>
    public const int OpMeasure = 0x08;

    /// <summary>Plays a haptic pattern (u8).</summary>
    public const int OpPlayHaptic = 0x09;

    /// <summary>Lets the band blink and buzz for some seconds (u8, 0 to 30; 0 ends it).</summary>
    public const int OpIdentify = 0x0A;

    /// <summary>Asks for a setting by key (u8): the answer carries its value (u32).</summary>
    public const int OpGetSetting = 0x0B;

    /// <summary>Sets a setting by key (u8) to a value (u32).</summary>
    public const int OpSetSetting = 0x0C;

    /// <summary>Asks for a line of the fault log by age (u8, 0 the newest): the answer carries lines kept (u8), code (u8), detail (u8), boot number (u16) and uptime (u32, s).</summary>
    public const int OpReadFault = 0x0D;

    /// <summary>Asks for a page of diagnostics (u8, a Page constant): the answer carries up to four counters (u32 each).</summary>
    public const int OpGetDiagnostics = 0x0E;

    /// <summary>Asks for bytes of the wearer's profile: offset (u8), count (u8, 0 to 15); the answer carries its whole length (u8) and the bytes.</summary>
    public const int OpReadProfile = 0x0F;

    /// <summary>Writes bytes of the wearer's profile: offset (u8), then 1 to 16 bytes, behind which it ends.</summary>
    public const int OpWriteProfile = 0x10;

    /// <summary>Turns the band off, behind <see cref="Guard"/>.</summary>
    public const int OpPowerOff = 0x11;

    /// <summary>Restarts the band, behind <see cref="Guard"/>; a change of the HID setting takes effect then.</summary>
    public const int OpRestart = 0x12;

    /// <summary>Forgets settings, profile, faults and bonds and restarts, behind <see cref="Guard"/>.</summary>
    public const int OpFactoryReset = 0x13;

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

    /// <summary>The number is the last command's: it came twice and was not carried out again.</summary>
    public const int ResultReplayed = 0x06;

    /// <summary>The number is neither the last command's nor the next: the answer carries the next one (u8).</summary>
    public const int ResultOutOfOrder = 0x07;

    /// <summary>Too many in a short time; later it would be carried out.</summary>
    public const int ResultLimited = 0x08;

    /// <summary>Coding operand: 16-bit raw in every frame.</summary>
    public const int CodingRaw = 0;

    /// <summary>Coding operand: the smaller of raw and compressed, chosen frame by frame.</summary>
    public const int CodingSmallest = 1;

    /// <summary>Input operand: the electrodes.</summary>
    public const int InputElectrodes = 0;

    /// <summary>Input operand: the AFE's square wave of ±1 mV and 0.98 Hz.</summary>
    public const int InputTestSignal = 1;

    /// <summary>Input operand: shorted, for noise and offset.</summary>
    public const int InputShorted = 2;

    /// <summary>Measure operand: contact impedance of each electrode pair.</summary>
    public const int MeasureImpedance = 1;

    /// <summary>Measure operand: noise of each channel with its input shorted.</summary>
    public const int MeasureNoise = 2;

    /// <summary>Measure operand: which electrodes are off, of the first eight pairs: 1 the positive, 2 the negative, 3 both.</summary>
    public const int MeasureContact = 3;

    /// <summary>Page of diagnostics: uptime (s), steps that came late, longest step (µs), free memory (bytes).</summary>
    public const int PageRun = 0;

    /// <summary>Page of diagnostics: frames sent, frames sent again, frames asked for and gone, requests that found no room.</summary>
    public const int PageStream = 1;

    /// <summary>Page of diagnostics: AFE frames damaged, engine overruns, times that the AFE was started anew, sample sets (wraps).</summary>
    public const int PageAcquisition = 2;

    /// <summary>Page of diagnostics: motion samples dropped, haptic patterns limited, failed writes of storage, faults ever.</summary>
    public const int PageBoard = 3;

    /// <summary>Number of pages of diagnostics.</summary>
    public const int PageCount = 4;

    /// <summary>Operand (u32) of the commands that cannot be taken back: "BAND" in ASCII.</summary>
    public const uint Guard = 0x444E4142;

    /// <summary>Bytes of a command before its operands.</summary>
    public const int CommandHeaderLength = 2;

    /// <summary>Bytes of an answer before what it returns.</summary>
    public const int ResponseHeaderLength = 4;

    /// <summary>Longest command and longest answer, in bytes: both fit the smallest link.</summary>
    public const int MaxLength = 20;

    /// <summary>Length of a Set Stream command.</summary>
    public const int SetStreamLength = 6;

    /// <summary>Bytes of one range of a Retransmit command.</summary>
    public const int RangeLength = 3;

    /// <summary>Most ranges of one Retransmit command.</summary>
    public const int MaxRanges = 6;

    /// <summary>Most frames of one range.</summary>
    public const int MaxRangeFrames = 64;

    /// <summary>Frames that a wristband of which nothing was asked yet has room to remember; a command that asks for more is refused whole.</summary>
    public const int MaxRequestedFrames = 64;

    /// <summary>Most bytes of the profile in one command or answer.</summary>
    public const int MaxProfileBytes = 16;

    /// <summary>Longest time for which the band can be asked to show itself, in seconds.</summary>
    public const int MaxIdentifySeconds = 30;

    /// <summary>Returns the least length of a command, or 0 if the opcode is not known.</summary>
    public static int MinCommandLength(int opcode)
    {
        switch (opcode)
        {
            case OpStart:
            case OpStop:
            case OpGetVersion:
            case OpSyncClock:
                return CommandHeaderLength;
            case OpSelectInput:
            case OpMeasure:
            case OpPlayHaptic:
            case OpIdentify:
            case OpGetSetting:
            case OpReadFault:
            case OpGetDiagnostics:
                return CommandHeaderLength + 1;
            case OpReadProfile:
            case OpWriteProfile:
                return CommandHeaderLength + 2;
            case OpRetransmit:
                return CommandHeaderLength + RangeLength;
            case OpSetStream:
                return SetStreamLength;
            case OpPowerOff:
            case OpRestart:
            case OpFactoryReset:
                return CommandHeaderLength + 4;
            case OpSetSetting:
                return CommandHeaderLength + 5;
            default:
                return 0;
        }
    }

    /// <summary>Returns the greatest length of a command, or 0 if the opcode is not known.</summary>
    public static int MaxCommandLength(int opcode)
    {
        switch (opcode)
        {
            case OpRetransmit:
                return CommandHeaderLength + (MaxRanges * RangeLength);
            case OpWriteProfile:
                return CommandHeaderLength + 1 + MaxProfileBytes;
            default:
                return MinCommandLength(opcode);
        }
    }

    /// <summary>Writes a command without operands and returns its length.</summary>
    public static int WriteCommand(byte[] buffer, int opcode, int number)
    {
        buffer[0] = (byte)opcode;
        buffer[1] = (byte)number;
        return CommandHeaderLength;
    }

    /// <summary>Writes a Set Stream command and returns its length.</summary>
    public static int WriteSetStream(byte[] buffer, int number, int rateHz, int channelCount, int coding)
    {
        WriteCommand(buffer, OpSetStream, number);
        LittleEndian.WriteUInt16(buffer, 2, rateHz);
        buffer[4] = (byte)channelCount;
        buffer[5] = (byte)coding;
        return SetStreamLength;
    }

    /// <summary>Adds a range to a Retransmit command of <paramref name="length"/> bytes and returns the new length; the command must have room.</summary>
    public static int AddRange(byte[] buffer, int length, int firstSequence, int count)
    {
        LittleEndian.WriteUInt16(buffer, length, firstSequence);
        buffer[length + 2] = (byte)count;
        return length + RangeLength;
    }

    /// <summary>Writes an answer without a return value and returns its length.</summary>
    public static int WriteResponse(byte[] buffer, int opcode, int number, int result)
    {
        buffer[0] = ResponseCode;
        buffer[1] = (byte)opcode;
        buffer[2] = (byte)number;
        buffer[3] = (byte)result;
        return ResponseHeaderLength;
    }
}

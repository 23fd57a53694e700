using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Carries out commands whose length and number are right, each whole or not at all.</summary>
public sealed class CommandExecutor
{
    private readonly EmgAcquisition _acquisition;
    private readonly IMonotonicClock _clock;

    /// <summary>Makes the executor of what it commands.</summary>
    public CommandExecutor(EmgAcquisition acquisition, IMonotonicClock clock)
    {
        _acquisition = acquisition;
        _clock = clock;
    }

    /// <summary>Ends what only a connected central may have: the stream.</summary>
    public void OnLinkLost()
    {
        _acquisition.Stop();
    }

    /// <summary>Carries out the command of <paramref name="length"/> bytes, writes the answer and returns its length.</summary>
    public int Execute(byte[] command, int length, byte[] response)
    {
        int opcode = command[0];
        int number = command[1];
        int written = ControlPoint.WriteResponse(response, opcode, number, ControlPoint.ResultSuccess);
        int result = ControlPoint.ResultSuccess;
        switch (opcode)
        {
            case ControlPoint.OpStart:
                result = Start();
                break;
            case ControlPoint.OpStop:
                _acquisition.Stop();
                break;
            case ControlPoint.OpSetStream:
                result = SetStream(command);
                break;
            case ControlPoint.OpGetVersion:
                response[written] = ControlPoint.Version;
                response[written + 1] = EmgStreamFormat.Version;
                response[written + 2] = FirmwareVersion.Major;
                response[written + 3] = FirmwareVersion.Minor;
                written += 4;
                break;
            case ControlPoint.OpSyncClock:
                LittleEndian.WriteUInt64(response, written, _clock.Microseconds);
                LittleEndian.WriteUInt64(response, written + 8, _clock.Microseconds);
                written += 16;
                break;
            default:
                result = ControlPoint.ResultNotSupported;
                break;
        }

        return result == ControlPoint.ResultSuccess ? written : ControlPoint.WriteResponse(response, opcode, number, result);
    }

    /// <summary>Brings up to date what an answer says of the moment at which it is given to the radio.</summary>
    public void OnAnswering(byte[] response)
    {
        if (response[1] == ControlPoint.OpSyncClock && response[3] == ControlPoint.ResultSuccess)
        {
            LittleEndian.WriteUInt64(response, ControlPoint.ResponseHeaderLength + 8, _clock.Microseconds);
        }
    }

    private int Start()
    {
        if (_acquisition.IsStreaming)
        {
            return ControlPoint.ResultNotPermitted;
        }

        return _acquisition.TryStart() ? ControlPoint.ResultSuccess : ControlPoint.ResultFailed;
    }

    private int SetStream(byte[] command)
    {
        if (_acquisition.IsStreaming)
        {
            return ControlPoint.ResultNotPermitted;
        }

        return _acquisition.TrySetStream(LittleEndian.ReadUInt16(command, 2), command[4], command[5])
            ? ControlPoint.ResultSuccess
            : ControlPoint.ResultInvalidOperand;
    }
}

using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>
/// Takes what a central writes to the control point, one command after the other, checks its length and its number, has it
/// carried out, and answers by notification. Whatever is written is answered once; what is wrong changes nothing.
/// </summary>
public sealed class ControlPointService
{
    // One more than any command, so that one with bytes too many is seen as such.
    private const int BufferLength = ControlPoint.MaxLength + 1;
    private const int NoNumber = -1;
    private readonly IGattPeripheral _radio;
    private readonly CommandExecutor _executor;
    private readonly DeviceStatus _status;
    private readonly LinkSecurity _security;
    private readonly int _control;
    private readonly byte[] _command = new byte[BufferLength];
    private readonly byte[] _response = new byte[ControlPoint.MaxLength];
    private int _responseLength;
    private int _lastNumber = NoNumber;
    private bool _wasServed;

    /// <summary>Adds the characteristic to the radio.</summary>
    public ControlPointService(IGattPeripheral radio, CommandExecutor executor, DeviceStatus status, LinkSecurity security)
    {
        _radio = radio;
        _executor = executor;
        _status = status;
        _security = security;
        _control = radio.AddCharacteristic(GattUuids.ControlService, GattUuids.ControlPoint, GattProperties.Write | GattProperties.Notify, security);
    }

    /// <summary>Carries out the commands that wait and returns whether there were any, or a secured link was lost. A lost link stops the stream and throws away its commands and answers; a busy radio keeps the answer for the next call.</summary>
    public bool Poll()
    {
        // A link never loses its security: where it is less, one was lost and another made while a turn waited for a chip.
        if (!_radio.IsConnected || _radio.Security < _security)
        {
            return _wasServed && Forget();
        }

        _wasServed = true;
        bool taken = false;
        Answer();
        while (_responseLength == 0)
        {
            int length = _radio.TakeWrite(_control, _command);
            if (length < 0)
            {
                return taken;
            }

            taken = true;
            _responseLength = Take(length);
            Answer();
        }

        return taken;
    }

    private bool Forget()
    {
        _executor.OnLinkLost();
        _wasServed = false;
        _responseLength = 0;
        _lastNumber = NoNumber;
        while (_radio.TakeWrite(_control, _command) >= 0)
        {
        }

        return true;
    }

    // Returns the length of the answer.
    private int Take(int length)
    {
        int opcode = length > 0 ? _command[0] : 0;
        int number = length > 1 ? _command[1] : 0;
        if (length < ControlPoint.CommandHeaderLength)
        {
            return ControlPoint.WriteResponse(_response, opcode, number, ControlPoint.ResultInvalidOperand);
        }

        if (number == _lastNumber)
        {
            return ControlPoint.WriteResponse(_response, opcode, number, ControlPoint.ResultReplayed);
        }

        int next = (_lastNumber + 1) & 0xFF;
        if (_lastNumber != NoNumber && number != next)
        {
            int written = ControlPoint.WriteResponse(_response, opcode, number, ControlPoint.ResultOutOfOrder);
            _response[written] = (byte)next;
            return written + 1;
        }

        _lastNumber = number;
        int least = ControlPoint.MinCommandLength(opcode);
        if (least == 0)
        {
            return ControlPoint.WriteResponse(_response, opcode, number, ControlPoint.ResultNotSupported);
        }

        if (length < least || length > ControlPoint.MaxCommandLength(opcode))
        {
            return ControlPoint.WriteResponse(_response, opcode, number, ControlPoint.ResultInvalidOperand);
        }

        return _executor.Execute(_command, length, _response);
    }

    private void Answer()
    {
        if (_responseLength == 0)
        {
            return;
        }

        _executor.OnAnswering(_response);
        if (_radio.Notify(_control, _response, _responseLength) == NotifyResult.Busy)
        {
            _status.RadioBusy++;
            return;
        }

        _responseLength = 0;
    }
}

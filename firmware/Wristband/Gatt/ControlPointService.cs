using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Acquisition;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Carries out what a central writes to the control point and answers by notification, one command after the other.</summary>
public sealed class ControlPointService
{
    // Longer than any command, so that one with bytes too many is seen as such.
    private const int MaxCommandLength = 20;
    private readonly IGattPeripheral _radio;
    private readonly EmgAcquisition _acquisition;
    private readonly DeviceStatus _status;
    private readonly int _control;
    private readonly byte[] _command = new byte[MaxCommandLength];
    private readonly byte[] _response = new byte[ControlPoint.MaxResponseLength];
    private int _responseLength;

    /// <summary>Adds the characteristic to the radio.</summary>
    public ControlPointService(IGattPeripheral radio, EmgAcquisition acquisition, DeviceStatus status)
    {
        _radio = radio;
        _acquisition = acquisition;
        _status = status;
        _control = radio.AddCharacteristic(GattUuids.ControlService, GattUuids.ControlPoint, GattProperties.Write | GattProperties.Notify);
    }

    /// <summary>Carries out the commands that wait. A lost link stops the stream and throws away its commands and answers; a busy radio keeps the answer for the next call.</summary>
    public void Poll()
    {
        if (!_radio.IsConnected)
        {
            _acquisition.Stop();
            _responseLength = 0;
            while (_radio.TakeWrite(_control, _command) >= 0)
            {
            }

            return;
        }

        Answer();
        while (_responseLength == 0)
        {
            int length = _radio.TakeWrite(_control, _command);
            if (length < 0)
            {
                return;
            }

            Execute(length);
            Answer();
        }
    }

    private void Execute(int length)
    {
        int opcode = length > 0 ? _command[0] : 0;
        switch (opcode)
        {
            case ControlPoint.OpStart:
                Respond(opcode, Start());
                break;
            case ControlPoint.OpStop:
                _acquisition.Stop();
                Respond(opcode, ControlPoint.ResultSuccess);
                break;
            case ControlPoint.OpSetStream:
                Respond(opcode, SetStream(length));
                break;
            case ControlPoint.OpGetVersion:
                Respond(opcode, ControlPoint.ResultSuccess);
                _response[_responseLength] = EmgStreamFormat.Version;
                _response[_responseLength + 1] = FirmwareVersion.Major;
                _response[_responseLength + 2] = FirmwareVersion.Minor;
                _responseLength += 3;
                break;
            default:
                Respond(opcode, ControlPoint.ResultNotSupported);
                break;
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

    private int SetStream(int length)
    {
        if (_acquisition.IsStreaming)
        {
            return ControlPoint.ResultNotPermitted;
        }

        bool set = length == ControlPoint.SetStreamLength
            && _acquisition.TrySetStream(LittleEndian.ReadUInt16(_command, 1), _command[3], _command[4]);
        return set ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand;
    }

    private void Respond(int opcode, int result)
    {
        _responseLength = ControlPoint.WriteResponse(_response, opcode, result);
    }

    private void Answer()
    {
        if (_responseLength == 0)
        {
            return;
        }

        if (_radio.Notify(_control, _response, _responseLength) == NotifyResult.Busy)
        {
            _status.RadioBusy++;
            return;
        }

        _responseLength = 0;
    }
}

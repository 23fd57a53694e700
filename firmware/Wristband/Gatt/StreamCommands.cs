using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>The commands about the stream and the AFE; each returns a result of the control point.</summary>
public sealed class StreamCommands
{
    private readonly Band _band;

    /// <summary>Makes the commands of a band.</summary>
    public StreamCommands(Band band)
    {
        _band = band;
    }

    /// <summary>Starts the stream; not while one runs, a measurement goes on, or the charger has power.</summary>
    public int Start()
    {
        if (_band.Acquisition.IsStreaming || IsAfeTaken())
        {
            return ControlPoint.ResultNotPermitted;
        }

        _band.Wear.Yield();
        _band.Acquisition.SetBias(_band.Wear.OffChannels);
        if (_band.Acquisition.TryStart())
        {
            _band.Faults.Clear(FaultCode.Engine);
            return ControlPoint.ResultSuccess;
        }

        _band.NoteRefusal();
        if (_band.Ports.Battery.IsCharging)
        {
            return ControlPoint.ResultNotPermitted;
        }

        return ControlPoint.ResultFailed;
    }

    /// <summary>Stops the stream; it always succeeds.</summary>
    public int Stop()
    {
        _band.Acquisition.Stop();
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Sets rate, channels and coding.</summary>
    public int SetStream(byte[] command)
    {
        if (_band.Acquisition.IsStreaming)
        {
            return ControlPoint.ResultNotPermitted;
        }

        return _band.Acquisition.TrySetStream(LittleEndian.ReadUInt16(command, 2), command[4], command[5])
            ? ControlPoint.ResultSuccess
            : ControlPoint.ResultInvalidOperand;
    }

    /// <summary>Remembers frames to send again; all ranges or none.</summary>
    public int Retransmit(byte[] command, int length)
    {
        if ((length - ControlPoint.CommandHeaderLength) % ControlPoint.RangeLength != 0)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        int frames = 0;
        for (int at = ControlPoint.CommandHeaderLength; at < length; at += ControlPoint.RangeLength)
        {
            int count = command[at + 2];
            if (count < 1 || count > ControlPoint.MaxRangeFrames)
            {
                return ControlPoint.ResultInvalidOperand;
            }

            frames += count;
        }

        if (!_band.Acquisition.IsStreaming)
        {
            return ControlPoint.ResultNotPermitted;
        }

        if (frames > _band.EmgStream.RequestRoom)
        {
            return ControlPoint.ResultLimited;
        }

        for (int at = ControlPoint.CommandHeaderLength; at < length; at += ControlPoint.RangeLength)
        {
            _band.EmgStream.Request(LittleEndian.ReadUInt16(command, at), command[at + 2]);
        }

        return ControlPoint.ResultSuccess;
    }

    /// <summary>Connects the AFE's inputs for the next streams.</summary>
    public int SelectInput(int input)
    {
        if (_band.Acquisition.IsStreaming)
        {
            return ControlPoint.ResultNotPermitted;
        }

        return _band.Acquisition.TrySetInput(input) ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand;
    }

    /// <summary>Begins a measurement, whose result comes as a notification.</summary>
    public int Measure(int kind)
    {
        if (kind < ControlPoint.MeasureImpedance || kind > ControlPoint.MeasureContact)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        if (_band.Acquisition.IsStreaming || IsAfeTaken())
        {
            return ControlPoint.ResultNotPermitted;
        }

        if (_band.Status.State == DeviceStatus.StateFault)
        {
            return ControlPoint.ResultFailed;
        }

        // The radio has not taken the last report yet, and a new one would take its place.
        if (_band.Measurement.HasReport)
        {
            return ControlPoint.ResultLimited;
        }

        _band.Acquisition.StopMonitor();
        _band.Wear.Yield();
        return _band.Measurement.TryBegin(kind) ? ControlPoint.ResultSuccess : ControlPoint.ResultFailed;
    }

    // A dock of this moment has taken the AFE's power already, and one that the last turn still saw has not given it back yet.
    private bool IsAfeTaken()
    {
        return _band.Measurement.IsRunning || _band.Battery.IsCharging || _band.Ports.Battery.IsCharging;
    }
}

using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Haptics;
using NeuralGlasses.Wristband.Supervision;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>The commands about the band itself; each returns a result of the control point and, after success, has added what it returns to the answer.</summary>
public sealed class BandCommands
{
    private readonly Band _band;
    private readonly FaultEntry _entry = new FaultEntry();

    /// <summary>Makes the commands of a band.</summary>
    public BandCommands(Band band)
    {
        _band = band;
    }

    /// <summary>Gives the versions.</summary>
    public int GetVersion(byte[] response, ref int written)
    {
        response[written] = ControlPoint.Version;
        response[written + 1] = EmgStreamFormat.Version;
        response[written + 2] = FirmwareVersion.Major;
        response[written + 3] = FirmwareVersion.Minor;
        written += 4;
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Gives the device's time twice: now, and when the answer leaves.</summary>
    public int SyncClock(byte[] response, ref int written)
    {
        LittleEndian.WriteUInt64(response, written, _band.Ports.Clock.Microseconds);
        written += 16;
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Plays a pattern, or ends one that repeats.</summary>
    public int PlayHaptic(int pattern)
    {
        if (pattern < HapticPattern.None || pattern >= HapticPattern.Count)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        if (pattern == HapticPattern.None)
        {
            _band.Haptics.Stop();
            return ControlPoint.ResultSuccess;
        }

        // The wearer's own choice of silence is not a failure.
        if (_band.Settings.HapticIntensity == 0)
        {
            return ControlPoint.ResultNotPermitted;
        }

        HapticResult result = _band.Haptics.Play(pattern, _band.Settings.HapticIntensity);
        return result == HapticResult.Played ? ControlPoint.ResultSuccess
            : result == HapticResult.Limited ? ControlPoint.ResultLimited
            : ControlPoint.ResultFailed;
    }

    /// <summary>Lets the band show itself.</summary>
    public int Identify(int seconds)
    {
        if (seconds > ControlPoint.MaxIdentifySeconds)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        _band.Light.Identify(seconds);
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Gives a line of the fault log; an age beyond the oldest line gives how many there are, and code 0.</summary>
    public int ReadFault(int age, byte[] response, ref int written)
    {
        bool found = _band.Faults.TryRead(age, _entry);
        response[written] = (byte)_band.Faults.Count;
        response[written + 1] = (byte)(found ? _entry.Code : FaultCode.None);
        response[written + 2] = (byte)(found ? _entry.Detail : 0);
        LittleEndian.WriteUInt16(response, written + 3, found ? _entry.Boot : 0);
        LittleEndian.WriteUInt32(response, written + 5, found ? _entry.UptimeSeconds : 0);
        written += 9;
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Gives a page of counters.</summary>
    public int GetDiagnostics(int page, byte[] response, ref int written)
    {
        switch (page)
        {
            case ControlPoint.PageRun:
                Add(response, ref written, (uint)(_band.Ports.Clock.Microseconds / 1000000));
                Add(response, ref written, (uint)_band.Supervisor.LateSteps);
                Add(response, ref written, (uint)_band.Supervisor.LongestStepMicroseconds);
                Add(response, ref written, (uint)_band.Ports.Board.FreeMemoryBytes);
                return ControlPoint.ResultSuccess;
            case ControlPoint.PageStream:
                Add(response, ref written, (uint)_band.EmgStream.Sent);
                Add(response, ref written, (uint)_band.EmgStream.Retransmitted);
                Add(response, ref written, (uint)_band.EmgStream.Gone);
                Add(response, ref written, (uint)_band.EmgStream.Refused);
                return ControlPoint.ResultSuccess;
            case ControlPoint.PageAcquisition:
                Add(response, ref written, (uint)_band.Ports.Engine.BadFrames);
                Add(response, ref written, (uint)_band.Ports.Engine.Overruns);
                Add(response, ref written, (uint)_band.Guard.Restarts);
                Add(response, ref written, (uint)_band.Ports.Engine.SampleSets);
                return ControlPoint.ResultSuccess;
            case ControlPoint.PageBoard:
                Add(response, ref written, (uint)_band.Imu.Ring.Dropped);
                Add(response, ref written, (uint)_band.Haptics.Limited);
                Add(response, ref written, (uint)_band.Store.Failures);
                Add(response, ref written, _band.Faults.Total);
                return ControlPoint.ResultSuccess;
            default:
                return ControlPoint.ResultInvalidOperand;
        }
    }

    /// <summary>Turns off, starts anew or forgets everything, half a second after the answer.</summary>
    public int End(int opcode, uint guard)
    {
        if (guard != ControlPoint.Guard)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        if (_band.Power.IsEnding)
        {
            return ControlPoint.ResultNotPermitted;
        }

        _band.ForgetsAtEnd = opcode == ControlPoint.OpFactoryReset;
        _band.Power.Finish(opcode == ControlPoint.OpPowerOff ? RunEnd.Off : RunEnd.Restart);
        return ControlPoint.ResultSuccess;
    }

    private static void Add(byte[] response, ref int written, uint value)
    {
        LittleEndian.WriteUInt32(response, written, value);
        written += 4;
    }
}

using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>Carries out commands whose length and number are right, each whole or not at all, and writes their answers.</summary>
public sealed class CommandExecutor
{
    private readonly Band _band;
    private readonly StreamCommands _stream;
    private readonly BandCommands _bandCommands;
    private readonly SettingCommands _settings;

    /// <summary>Makes the executor of a band.</summary>
    public CommandExecutor(Band band)
    {
        _band = band;
        _stream = new StreamCommands(band);
        _bandCommands = new BandCommands(band);
        _settings = new SettingCommands(band);
    }

    /// <summary>Ends what only a connected central may have: the stream, a measurement, a pattern that repeats, and inputs that are not the electrodes. Who comes next must not take a test signal for a gesture.</summary>
    public void OnLinkLost()
    {
        _band.Acquisition.Stop();
        _band.Acquisition.TrySetInput(ControlPoint.InputElectrodes);
        _band.Measurement.Cancel();

        // The search of the pairing window is the band's own and goes on.
        if (_band.Haptics.IsSearching && !_band.Pairing.IsOpen)
        {
            _band.Haptics.Stop();
        }
    }

    /// <summary>Carries out the command of <paramref name="length"/> bytes, writes the answer and returns its length.</summary>
    public int Execute(byte[] command, int length, byte[] response)
    {
        int opcode = command[0];
        int number = command[1];
        NoteUse(opcode);
        int written = ControlPoint.WriteResponse(response, opcode, number, ControlPoint.ResultSuccess);
        int result;
        switch (opcode)
        {
            case ControlPoint.OpStart:
                result = _stream.Start();
                break;
            case ControlPoint.OpStop:
                result = _stream.Stop();
                break;
            case ControlPoint.OpSetStream:
                result = _stream.SetStream(command);
                break;
            case ControlPoint.OpRetransmit:
                result = _stream.Retransmit(command, length);
                break;
            case ControlPoint.OpSelectInput:
                result = _stream.SelectInput(command[2]);
                break;
            case ControlPoint.OpMeasure:
                result = _stream.Measure(command[2]);
                break;
            case ControlPoint.OpGetVersion:
                result = _bandCommands.GetVersion(response, ref written);
                break;
            case ControlPoint.OpSyncClock:
                result = _bandCommands.SyncClock(response, ref written);
                break;
            case ControlPoint.OpPlayHaptic:
                result = _bandCommands.PlayHaptic(command[2]);
                break;
            case ControlPoint.OpIdentify:
                result = _bandCommands.Identify(command[2]);
                break;
            case ControlPoint.OpReadFault:
                result = _bandCommands.ReadFault(command[2], response, ref written);
                break;
            case ControlPoint.OpGetDiagnostics:
                result = _bandCommands.GetDiagnostics(command[2], response, ref written);
                break;
            case ControlPoint.OpPowerOff:
            case ControlPoint.OpRestart:
            case ControlPoint.OpFactoryReset:
                result = _bandCommands.End(opcode, LittleEndian.ReadUInt32(command, 2));
                break;
            case ControlPoint.OpGetSetting:
                result = _settings.Get(command[2], response, ref written);
                break;
            case ControlPoint.OpSetSetting:
                result = _settings.Set(command[2], LittleEndian.ReadUInt32(command, 3));
                break;
            case ControlPoint.OpReadProfile:
                result = _settings.ReadProfile(command[2], command[3], response, ref written);
                break;
            case ControlPoint.OpWriteProfile:
                result = _settings.WriteProfile(command, length);
                break;
            default:
                result = ControlPoint.ResultNotSupported;
                break;
        }

        if (result == ControlPoint.ResultSuccess)
        {
            return written;
        }

        return ControlPoint.WriteResponse(response, opcode, number, result);
    }

    // What a link asks by itself, every few seconds, says nothing of somebody who uses the band.
    private void NoteUse(int opcode)
    {
        if (opcode != ControlPoint.OpSyncClock && opcode != ControlPoint.OpRetransmit)
        {
            _band.Power.Use();
        }
    }

    /// <summary>Brings up to date what an answer says of the moment at which it is given to the radio.</summary>
    public void OnAnswering(byte[] response)
    {
        if (response[1] == ControlPoint.OpSyncClock && response[3] == ControlPoint.ResultSuccess)
        {
            LittleEndian.WriteUInt64(response, ControlPoint.ResponseHeaderLength + 8, _band.Ports.Clock.Microseconds);
        }
    }
}

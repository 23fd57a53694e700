using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Wristband.Gatt;

/// <summary>The commands about settings and the wearer's profile; each returns a result of the control point.</summary>
public sealed class SettingCommands
{
    private readonly Band _band;
    private readonly byte[] _profile = new byte[WristbandSettings.MaxProfileLength];

    /// <summary>Makes the commands of a band.</summary>
    public SettingCommands(Band band)
    {
        _band = band;
    }

    /// <summary>Gives the value of a key.</summary>
    public int Get(int key, byte[] response, ref int written)
    {
        uint value;
        if (!_band.Settings.TryGet(key, out value))
        {
            return ControlPoint.ResultInvalidOperand;
        }

        LittleEndian.WriteUInt32(response, written, value);
        written += 4;
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Sets a key; it is in force at once, but for HID, which needs a restart, and the gain, which needs a new stream.</summary>
    public int Set(int key, uint value)
    {
        if (!_band.Settings.TrySet(key, value))
        {
            return ControlPoint.ResultInvalidOperand;
        }

        _band.ApplySettings();
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Gives bytes of the profile; the answer begins with its whole length (u8).</summary>
    public int ReadProfile(int offset, int count, byte[] response, ref int written)
    {
        int length = _band.Settings.CopyProfile(_profile, 0);
        if (count > ControlPoint.MaxProfileBytes - 1 || offset + count > length)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        response[written] = (byte)length;
        for (int i = 0; i < count; i++)
        {
            response[written + 1 + i] = _profile[offset + i];
        }

        written += 1 + count;
        return ControlPoint.ResultSuccess;
    }

    /// <summary>Writes bytes of the profile from an offset on, at most at its end; it is cut behind them, so that writing from 0 on begins a new one.</summary>
    public int WriteProfile(byte[] command, int length)
    {
        int offset = command[2];
        int count = length - ControlPoint.CommandHeaderLength - 1;
        int known = _band.Settings.CopyProfile(_profile, 0);
        if (offset > known || offset + count > WristbandSettings.MaxProfileLength)
        {
            return ControlPoint.ResultInvalidOperand;
        }

        for (int i = 0; i < count; i++)
        {
            _profile[offset + i] = command[ControlPoint.CommandHeaderLength + 1 + i];
        }

        return _band.Settings.TrySetProfile(_profile, 0, offset + count) ? ControlPoint.ResultSuccess : ControlPoint.ResultInvalidOperand;
    }
}

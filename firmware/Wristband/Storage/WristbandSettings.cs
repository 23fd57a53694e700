using System;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband.Afe;

namespace NeuralGlasses.Wristband.Storage;

/// <summary>
/// What the wearer has set: one number a key and a profile that is only kept here. Nothing changes unless the value is allowed. As a payload
/// it is the count of keys (u8), a u32 a key, the length of the profile (u8) and the profile; later versions only append.
/// </summary>
public sealed class WristbandSettings
{
    /// <summary>Number of keys; they are those of <see cref="SettingsKey"/>, from 0.</summary>
    public const int KeyCount = 9;

    /// <summary>Longest profile, in bytes.</summary>
    public const int MaxProfileLength = 128;

    /// <summary>Format version of the payload.</summary>
    public const int FormatVersion = 1;

    /// <summary>Longest payload of this version, in bytes.</summary>
    public const int MaxPayloadLength = 1 + (KeyCount * ValueLength) + 1 + MaxProfileLength;

    private const int ValueLength = 4;
    private const int MinimumColumn = 0;
    private const int MaximumColumn = 1;
    private const int DefaultColumn = 2;
    private const int OffColumn = 3;

    // One row a key: minimum, maximum, default, and 1 if 0 is allowed below the minimum and means off. A band that slept
    // sooner than the sleep timeout's minimum could fall asleep before a central reaches it to set another. The limits and the
    // activity threshold are guesses until wearers have tried them.
    private static readonly uint[][] Table = new uint[][]
    {
        new uint[] { 0, 1, 0, 0 },
        new uint[] { 10, 3600, 60, 1 },
        new uint[] { 30, 3600, 120, 1 },
        new uint[] { 0, 3, 2, 0 },
        new uint[] { 0, 1, 0, 0 },
        new uint[] { 50, 200, 0, 1 },
        new uint[] { 5, 50, 15, 0 },
        new uint[] { 256, 4096, 384, 0 },
        new uint[] { 1, 12, Electrodes.DefaultGain, 0 },
    };

    private readonly uint[] _values = new uint[KeyCount];
    private readonly byte[] _profile = new byte[MaxProfileLength];
    private int _profileLength;
    private int _revision;

    /// <summary>Makes settings with every key at its default and no profile.</summary>
    public WristbandSettings()
    {
        RestoreDefaults();
    }

    /// <summary>Changes whenever a setting or the profile does.</summary>
    public int Revision
    {
        get { return _revision; }
    }

    /// <summary>Whether the band is worn on the right wrist.</summary>
    public bool IsRightWrist
    {
        get { return _values[SettingsKey.WristSide] != 0; }
    }

    /// <summary>Time without use until the band idles, in seconds; 0 is never.</summary>
    public int IdleTimeoutSeconds
    {
        get { return (int)(long)_values[SettingsKey.IdleTimeoutSeconds]; }
    }

    /// <summary>Time without use until the band sleeps, in seconds; 0 is never.</summary>
    public int SleepTimeoutSeconds
    {
        get { return (int)(long)_values[SettingsKey.SleepTimeoutSeconds]; }
    }

    /// <summary>Strength of the haptic motor, 0 (off) to 3.</summary>
    public int HapticIntensity
    {
        get { return (int)(long)_values[SettingsKey.HapticIntensity]; }
    }

    /// <summary>Whether the band offers itself as a HID device.</summary>
    public bool IsHidEnabled
    {
        get { return _values[SettingsKey.HidEnabled] != 0; }
    }

    /// <summary>Sample rate of the IMU, in hertz: 50, 100, 200, or 0 for off.</summary>
    public int ImuRateHz
    {
        get { return (int)(long)_values[SettingsKey.ImuRateHz]; }
    }

    /// <summary>Charge at which the battery counts as low, in percent.</summary>
    public int LowBatteryPercent
    {
        get { return (int)(long)_values[SettingsKey.LowBatteryPercent]; }
    }

    /// <summary>Activity begins at this multiple of the level at rest, in 1/256.</summary>
    public int ActivityThresholdQ8
    {
        get { return (int)(long)_values[SettingsKey.ActivityThresholdQ8]; }
    }

    /// <summary>Gain of the AFE.</summary>
    public int AfeGain
    {
        get { return (int)(long)_values[SettingsKey.AfeGain]; }
    }

    /// <summary>Bytes of the wearer's profile, 0 to 128; 0 if there is none.</summary>
    public int ProfileLength
    {
        get { return _profileLength; }
    }

    /// <summary>Smallest value of a key that is not off; the key must exist.</summary>
    public static uint Minimum(int key)
    {
        return Table[key][MinimumColumn];
    }

    /// <summary>Greatest value of a key; the key must exist.</summary>
    public static uint Maximum(int key)
    {
        return Table[key][MaximumColumn];
    }

    /// <summary>Value of a key that nobody has set; the key must exist.</summary>
    public static uint Default(int key)
    {
        return Table[key][DefaultColumn];
    }

    /// <summary>Says whether a value is allowed: between minimum and maximum, or 0 where that means off; the IMU runs at 50, 100 or 200 Hz only, and the AFE has seven gains.</summary>
    public static SettingCheck Check(int key, uint value)
    {
        if (key < 0 || key >= KeyCount)
        {
            return SettingCheck.UnknownKey;
        }

        uint[] row = Table[key];
        bool isOff = value == 0 && row[OffColumn] != 0;
        bool isInRange = value >= row[MinimumColumn] && value <= row[MaximumColumn];
        if (key == SettingsKey.ImuRateHz)
        {
            isInRange = value == 50 || value == 100 || value == 200;
        }

        if (key == SettingsKey.AfeGain)
        {
            isInRange = isInRange && Electrodes.GainBits((int)(long)value) >= 0;
        }

        return isOff || isInRange ? SettingCheck.Ok : SettingCheck.OutOfRange;
    }

    /// <summary>Gives the value of a key; false and 0 if there is no such key.</summary>
    public bool TryGet(int key, out uint value)
    {
        bool isKnown = key >= 0 && key < KeyCount;
        value = isKnown ? _values[key] : 0;
        return isKnown;
    }

    /// <summary>Sets a key; false, and nothing is changed, if <see cref="Check"/> objects.</summary>
    public bool TrySet(int key, uint value)
    {
        if (Check(key, value) != SettingCheck.Ok)
        {
            return false;
        }

        if (_values[key] != value)
        {
            _values[key] = value;
            _revision++;
        }

        return true;
    }

    /// <summary>Takes <paramref name="length"/> bytes as the profile, 0 for none; false, and nothing is changed, if there are more than 128 or they are not in the buffer.</summary>
    public bool TrySetProfile(byte[] buffer, int offset, int length)
    {
        if (offset < 0 || length < 0 || length > MaxProfileLength || length > buffer.Length - offset)
        {
            return false;
        }

        bool isChanged = length != _profileLength;
        for (int i = 0; i < length; i++)
        {
            isChanged |= _profile[i] != buffer[offset + i];
            _profile[i] = buffer[offset + i];
        }

        _profileLength = length;
        if (isChanged)
        {
            _revision++;
        }

        return true;
    }

    /// <summary>Copies the profile into <paramref name="buffer"/>, which has room for it, and returns its length.</summary>
    public int CopyProfile(byte[] buffer, int offset)
    {
        Array.Copy(_profile, 0, buffer, offset, _profileLength);
        return _profileLength;
    }

    /// <summary>Sets every key to its default and forgets the profile.</summary>
    public void RestoreDefaults()
    {
        for (int key = 0; key < KeyCount; key++)
        {
            _values[key] = Default(key);
        }

        _profileLength = 0;
        _revision++;
    }

    /// <summary>Writes the payload at the start of <paramref name="buffer"/> and returns its length.</summary>
    public int Write(byte[] buffer)
    {
        buffer[0] = KeyCount;
        int position = 1;
        for (int key = 0; key < KeyCount; key++)
        {
            LittleEndian.WriteUInt32(buffer, position, _values[key]);
            position += ValueLength;
        }

        buffer[position] = (byte)_profileLength;
        return position + 1 + CopyProfile(buffer, position + 1);
    }

    /// <summary>
    /// Takes over a payload of any version. What it lacks, or what is no longer allowed, gets its default; what a later version
    /// has added is passed over.
    /// </summary>
    public void Read(byte[] buffer, int length)
    {
        RestoreDefaults();
        int count = length > 0 ? buffer[0] : 0;
        int position = 1;
        for (int key = 0; key < count; key++)
        {
            if (position + ValueLength > length)
            {
                return;
            }

            TrySet(key, LittleEndian.ReadUInt32(buffer, position));
            position += ValueLength;
        }

        if (position < length && position + 1 + buffer[position] <= length)
        {
            TrySetProfile(buffer, position + 1, buffer[position]);
        }
    }
}

using NeuralGlasses.Contract;

namespace NeuralGlasses.Wristband.Supervision;

/// <summary>What can go wrong, by number. A number is never used again for something else; the first three are those of the device status.</summary>
public static class FaultCode
{
    /// <summary>No fault.</summary>
    public const int None = DeviceStatus.FaultNone;

    /// <summary>The AFE's ID register names another chip or none.</summary>
    public const int AfeIdentity = DeviceStatus.FaultAfeIdentity;

    /// <summary>A register of the AFE reads back other than written.</summary>
    public const int AfeRegister = DeviceStatus.FaultAfeRegister;

    /// <summary>The acquisition engine refused its settings.</summary>
    public const int EngineRefused = DeviceStatus.FaultEngine;

    /// <summary>The AFE gives no data while it should: DRDY does not move.</summary>
    public const int AfeSilent = 4;

    /// <summary>Frames of the AFE lack their status word.</summary>
    public const int AfeFramesDamaged = 5;

    /// <summary>No IMU answers.</summary>
    public const int ImuAbsent = 6;

    /// <summary>The IMU gives no data while it should.</summary>
    public const int ImuSilent = 7;

    /// <summary>No haptic driver answers.</summary>
    public const int HapticsAbsent = 8;

    /// <summary>The store is full or broken; the detail is the first file of the record that suffers.</summary>
    public const int StorageFailed = 9;

    /// <summary>Both slots of the settings are invalid; defaults are used.</summary>
    public const int SettingsLost = 10;

    /// <summary>The battery has reached the voltage at which the band powers off.</summary>
    public const int BatteryCutOff = 11;

    /// <summary>The loop turns too seldom; the detail is its turns in the last second.</summary>
    public const int LoopLate = 12;

    /// <summary>A heartbeat stays away; the detail is its number in <see cref="Heartbeat"/>.</summary>
    public const int ThreadSilent = 13;

    /// <summary>The firmware started in safe mode; the detail is the count of failed starts before.</summary>
    public const int SafeMode = 14;

    /// <summary>The last run did not end as it should; the detail is the reset reason.</summary>
    public const int UnexpectedRestart = 15;

    /// <summary>An electrode has been at its limit for long; the detail is its channel.</summary>
    public const int ElectrodeSaturated = 16;

    /// <summary>Number of codes, <see cref="None"/> included.</summary>
    public const int Count = 17;

    /// <summary>Returns the status bit of a code, 1 to <see cref="Count"/> less 1.</summary>
    public static uint Bit(int code)
    {
        return 1u << code;
    }

    /// <summary>Returns whether a fault should reach the store at once, because a reset or an empty battery may follow it or the band cannot do its work. What a central can provoke is not.</summary>
    public static bool IsSevere(int code)
    {
        switch (code)
        {
            case AfeIdentity:
            case AfeRegister:
            case AfeSilent:
            case SettingsLost:
            case BatteryCutOff:
            case ThreadSilent:
            case SafeMode:
            case UnexpectedRestart:
                return true;
            default:
                return false;
        }
    }
}

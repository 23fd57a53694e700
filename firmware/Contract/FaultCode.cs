namespace NeuralGlasses.Contract;

/// <summary>What can be wrong with the wristband. Code n is bit n of the faults in the band condition, and a line in the fault log.</summary>
public static class FaultCode
{
    /// <summary>None.</summary>
    public const int None = 0;

    /// <summary>The AFE's ID register names another chip or none; until the next power-up.</summary>
    public const int AfeIdentity = 1;

    /// <summary>A register of the AFE reads back other than written; until the next power-up.</summary>
    public const int AfeRegister = 2;

    /// <summary>The acquisition engine refused its settings; other settings may do.</summary>
    public const int Engine = 3;

    /// <summary>The AFE fell silent: no data-ready for a tenth of a second while streaming.</summary>
    public const int AfeSilent = 4;

    /// <summary>The AFE's frames come without a status word: a chip of the chain is missing or the bus is disturbed.</summary>
    public const int AfeFrames = 5;

    /// <summary>The motion sensor is missing or another chip.</summary>
    public const int ImuAbsent = 6;

    /// <summary>The motion sensor stopped answering.</summary>
    public const int ImuSilent = 7;

    /// <summary>The haptic driver is missing or another chip.</summary>
    public const int HapticsAbsent = 8;

    /// <summary>Storage is full or broken: something is not saved; detail is the first file of it.</summary>
    public const int Storage = 9;

    /// <summary>Both copies of the settings were damaged: the defaults are in force.</summary>
    public const int SettingsLost = 10;

    /// <summary>The battery is at its cut-off; the band turns off.</summary>
    public const int BatteryEmpty = 11;

    /// <summary>The firmware's loop turned too seldom for seconds on end; detail is its turns in the last one.</summary>
    public const int LoopLate = 12;

    /// <summary>Part of the firmware fell silent; detail says which.</summary>
    public const int ThreadSilent = 13;

    /// <summary>The band started in safe mode; detail is the number of failed starts before.</summary>
    public const int SafeMode = 14;

    /// <summary>The band restarted without being told to; detail is the reset reason.</summary>
    public const int UnexpectedRestart = 15;

    /// <summary>A channel stood at a limit for seconds with its electrodes in contact; detail is its number.</summary>
    public const int Saturated = 16;

    /// <summary>Number of codes, <see cref="None"/> among them.</summary>
    public const int Count = 17;

    /// <summary>Returns the bit of a code in the faults of the band condition; the code is 1 to <see cref="Count"/> less 1.</summary>
    public static uint Bit(int code)
    {
        return 1u << code;
    }
}

namespace NeuralGlasses.Wristband.Storage;

/// <summary>Keys of the settings, counted from 0 without a gap. A key is never used again for something else, nor does its value change its meaning.</summary>
public static class SettingsKey
{
    /// <summary>Wrist that wears the band: 0 left, 1 right.</summary>
    public const int WristSide = 0;

    /// <summary>Time without use until the band idles, in seconds; 0 is never.</summary>
    public const int IdleTimeoutSeconds = 1;

    /// <summary>Time without use until the band sleeps, in seconds; 0 is never.</summary>
    public const int SleepTimeoutSeconds = 2;

    /// <summary>Strength of the haptic motor, from 0, off, to 3.</summary>
    public const int HapticIntensity = 3;

    /// <summary>Whether the band offers itself as a HID device: 0 no, 1 yes.</summary>
    public const int HidEnabled = 4;

    /// <summary>Sample rate of the IMU, in hertz: 50, 100 or 200; 0 is off.</summary>
    public const int ImuRateHz = 5;

    /// <summary>Charge at which the battery counts as low, in percent.</summary>
    public const int LowBatteryPercent = 6;

    /// <summary>Activity begins at this multiple of the level at rest, in 1/256.</summary>
    public const int ActivityThresholdQ8 = 7;

    /// <summary>Gain of the AFE from the next start of a stream on: 1, 2, 3, 4, 6, 8 or 12.</summary>
    public const int AfeGain = 8;
}

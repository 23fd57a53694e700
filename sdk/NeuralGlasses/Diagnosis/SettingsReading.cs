namespace NeuralGlasses.Diagnosis;

/// <summary>The wristband's settings that change what an examination finds; null for one that it did not tell.</summary>
/// <param name="AfeGain">Gain of the AFE.</param>
/// <param name="IdleTimeoutS">Seconds without use until the band idles; 0 is never.</param>
/// <param name="SleepTimeoutS">Seconds without use until the band sleeps; 0 is never.</param>
/// <param name="HapticIntensity">Strength of the haptic motor, 0, off, to 3.</param>
/// <param name="ImuRateHz">Rate of the motion stream, in hertz; 0 is off.</param>
/// <param name="LowBatteryPercent">Charge at which the battery counts as low, in percent.</param>
public sealed record SettingsReading(long? AfeGain, long? IdleTimeoutS, long? SleepTimeoutS, long? HapticIntensity, long? ImuRateHz, long? LowBatteryPercent);

namespace NeuralGlasses.Wristband.Haptics;

/// <summary>What became of a request to vibrate.</summary>
public enum HapticResult
{
    /// <summary>It plays, or for a repeating pattern, it repeats from now on.</summary>
    Played = 0,

    /// <summary>It was refused and is not kept for later: another pattern plays, the limits forbid it, the intensity is 0, or pattern or intensity is not known.</summary>
    Limited = 1,

    /// <summary>There is no haptic chip, or it no longer answers.</summary>
    Absent = 2,
}

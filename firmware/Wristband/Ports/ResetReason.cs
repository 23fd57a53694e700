namespace NeuralGlasses.Wristband.Ports;

/// <summary>Why the firmware started.</summary>
public enum ResetReason
{
    /// <summary>The board does not say.</summary>
    Unknown = 0,

    /// <summary>Power was applied.</summary>
    PowerOn = 1,

    /// <summary>The firmware asked for it.</summary>
    Software = 2,

    /// <summary>The watchdog was not fed.</summary>
    Watchdog = 3,

    /// <summary>The supply voltage fell too low for a moment.</summary>
    BrownOut = 4,

    /// <summary>Motion ended a deep sleep.</summary>
    WakeOnMotion = 5,

    /// <summary>The button ended a deep sleep.</summary>
    WakeOnButton = 6,
}

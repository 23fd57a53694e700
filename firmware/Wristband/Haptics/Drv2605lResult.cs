namespace NeuralGlasses.Wristband.Haptics;

/// <summary>How a step of the haptic driver ended.</summary>
public enum Drv2605lResult
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>The chip did not acknowledge on the bus.</summary>
    NoAcknowledge = 1,

    /// <summary>The identity names another chip.</summary>
    WrongIdentity = 2,

    /// <summary>A register read back other than written, or the reset did not end.</summary>
    RegisterMismatch = 3,

    /// <summary>The clock said that the board is shutting down.</summary>
    ShuttingDown = 4,
}

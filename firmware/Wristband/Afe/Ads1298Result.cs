namespace NeuralGlasses.Wristband.Afe;

/// <summary>How a step of the AFE driver ended.</summary>
public enum Ads1298Result
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>The ID register names another chip or none.</summary>
    WrongIdentity = 1,

    /// <summary>A register read back other than written.</summary>
    RegisterMismatch = 2,

    /// <summary>The clock said that the board is shutting down.</summary>
    ShuttingDown = 3,
}

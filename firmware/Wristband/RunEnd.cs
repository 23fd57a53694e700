namespace NeuralGlasses.Wristband;

/// <summary>Why the firmware returned, and what the board has to do then.</summary>
public enum RunEnd
{
    /// <summary>It has not.</summary>
    None = 0,

    /// <summary>The clock said that the board is shutting down: nothing.</summary>
    ShuttingDown = 1,

    /// <summary>Sleep until the motion sensor's pin or the button wakes the board, which then starts anew.</summary>
    Sleep = 2,

    /// <summary>Turn off until the button or the charger wakes the board.</summary>
    Off = 3,

    /// <summary>Start anew at once.</summary>
    Restart = 4,
}

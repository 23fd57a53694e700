namespace NeuralGlasses.Wristband.Imu;

/// <summary>How a step of the IMU ended.</summary>
public enum ImuResult
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>The IMU did not acknowledge on the bus.</summary>
    NoAcknowledge = 1,

    /// <summary>The identity register names another chip.</summary>
    WrongIdentity = 2,

    /// <summary>A register read back other than written, or the reset did not end.</summary>
    RegisterMismatch = 3,

    /// <summary>The IMU answers and has measured nothing for <see cref="ImuStream.SilenceMicroseconds"/>.</summary>
    NoSamples = 4,

    /// <summary>The rate is not one of those offered.</summary>
    UnsupportedRate = 5,

    /// <summary>The clock said that the board is shutting down.</summary>
    ShuttingDown = 6,
}

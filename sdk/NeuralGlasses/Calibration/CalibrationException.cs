namespace NeuralGlasses.Calibration;

/// <summary>A population, a profile or a calibration cannot be used; the message is one sentence for a person.</summary>
public sealed class CalibrationException : Exception
{
    /// <summary>An error without a message.</summary>
    public CalibrationException()
    {
    }

    /// <summary>An error with one sentence for a person.</summary>
    public CalibrationException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one sentence for a person and the error underneath.</summary>
    public CalibrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

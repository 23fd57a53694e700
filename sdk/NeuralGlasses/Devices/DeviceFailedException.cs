namespace NeuralGlasses.Devices;

/// <summary>A device of the glasses could not do what was asked; the message is one sentence for the wearer.</summary>
public sealed class DeviceFailedException : Exception
{
    /// <summary>A failure without a reason.</summary>
    public DeviceFailedException()
    {
    }

    /// <summary>A failure with one sentence for the wearer.</summary>
    public DeviceFailedException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with one sentence for the wearer and the error underneath.</summary>
    public DeviceFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

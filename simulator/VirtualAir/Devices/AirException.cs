namespace NeuralGlasses.VirtualAir.Devices;

/// <summary>The air cannot be made, or no longer; the message says what, where and what to do.</summary>
internal sealed class AirException : Exception
{
    /// <summary>Whether a person gave something wrongly, and the machine is well.</summary>
    public bool IsBadInput { get; init; }

    public AirException()
    {
    }

    public AirException(string message)
        : base(message)
    {
    }

    public AirException(string message, Exception cause)
        : base(message, cause)
    {
    }
}

namespace NeuralGlasses.Traces;

/// <summary>A trace cannot be written, read or used; the message is one sentence for a person.</summary>
public sealed class TraceException : Exception
{
    /// <summary>An error without a message.</summary>
    public TraceException()
    {
    }

    /// <summary>An error with one sentence for a person.</summary>
    public TraceException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one sentence for a person and the error underneath.</summary>
    public TraceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

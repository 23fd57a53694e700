namespace NeuralGlasses.Recordings;

/// <summary>A recording file cannot be used; the message is one sentence that names the file, the field, what was found and what was expected.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>An error without a message.</summary>
    public RecordingException()
    {
    }

    /// <summary>An error with one sentence for a person.</summary>
    public RecordingException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one sentence for a person and the error underneath.</summary>
    public RecordingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

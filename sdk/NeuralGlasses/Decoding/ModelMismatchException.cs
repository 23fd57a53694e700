namespace NeuralGlasses.Decoding;

/// <summary>A model does not fit the stream or its own files; the message names both sides.</summary>
public sealed class ModelMismatchException : Exception
{
    /// <summary>An error without a message.</summary>
    public ModelMismatchException()
    {
    }

    /// <summary>An error with one sentence for a person.</summary>
    public ModelMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one sentence for a person and the error underneath.</summary>
    public ModelMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

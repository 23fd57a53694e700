namespace NeuralGlasses.Testing;

/// <summary>Something that a test expected of the glasses is not so; the message says what was expected and what is.</summary>
public sealed class GlassesCheckException : Exception
{
    /// <summary>An error without a reason.</summary>
    public GlassesCheckException()
    {
    }

    /// <summary>An error with what was expected and what is.</summary>
    public GlassesCheckException(string message)
        : base(message)
    {
    }

    /// <summary>An error with what was expected and what is, and the error underneath.</summary>
    public GlassesCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace NeuralGlasses.Media;

/// <summary>A file that cannot be played; the message is one sentence that says why.</summary>
public sealed class SoundException : Exception
{
    /// <summary>Makes an exception without a message.</summary>
    public SoundException()
    {
    }

    /// <summary>Makes an exception.</summary>
    public SoundException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with its cause.</summary>
    public SoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

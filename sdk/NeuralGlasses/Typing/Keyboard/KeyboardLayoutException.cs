namespace NeuralGlasses.Typing.Keyboard;

/// <summary>A layout that cannot be typed on; the message is one sentence for people.</summary>
public sealed class KeyboardLayoutException : Exception
{
    /// <summary>An exception without a sentence.</summary>
    public KeyboardLayoutException()
    {
    }

    /// <summary>An exception with a sentence for people.</summary>
    public KeyboardLayoutException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a sentence for people and what caused it.</summary>
    public KeyboardLayoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

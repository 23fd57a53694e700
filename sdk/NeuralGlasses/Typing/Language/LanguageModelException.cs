namespace NeuralGlasses.Typing.Language;

/// <summary>A language model that cannot be used; the message is one sentence for people.</summary>
public sealed class LanguageModelException : Exception
{
    /// <summary>An exception without a sentence.</summary>
    public LanguageModelException()
    {
    }

    /// <summary>An exception with a sentence for people.</summary>
    public LanguageModelException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a sentence for people and what caused it.</summary>
    public LanguageModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

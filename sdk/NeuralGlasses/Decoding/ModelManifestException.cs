namespace NeuralGlasses.Decoding;

/// <summary>A manifest cannot be used; the message names the file and the field.</summary>
public sealed class ModelManifestException : Exception
{
    /// <summary>An error without a message.</summary>
    public ModelManifestException()
    {
    }

    /// <summary>An error with one sentence for a person.</summary>
    public ModelManifestException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one sentence for a person and the error underneath.</summary>
    public ModelManifestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

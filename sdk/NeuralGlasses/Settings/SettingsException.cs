namespace NeuralGlasses.Settings;

/// <summary>A file of settings is not what it has to be; the message is one sentence with the file, the field, what was found and what was expected.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>An error without a reason.</summary>
    public SettingsException()
    {
    }

    /// <summary>An error with one sentence.</summary>
    public SettingsException(string message)
        : base(message)
    {
    }

    /// <summary>An error with one sentence and the error underneath.</summary>
    public SettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

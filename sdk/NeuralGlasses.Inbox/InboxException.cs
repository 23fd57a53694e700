namespace NeuralGlasses.Inbox;

/// <summary>The inbox could not be read or written; the message says in one sentence what is wrong and what to do.</summary>
public sealed class InboxException : Exception
{
    /// <summary>Makes one.</summary>
    public InboxException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one that another error led to.</summary>
    public InboxException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

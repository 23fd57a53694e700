namespace NeuralGlasses.Messaging;

/// <summary>Something that somebody wrote in a conversation.</summary>
/// <param name="Number">Its number in the inbox, which only grows; 0 for one that is still being written.</param>
/// <param name="Conversation">Number of its conversation.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Text">What; it may hold anything that a text can.</param>
public sealed record Message(long Number, long Conversation, Participant Author, DateTimeOffset At, string Text)
{
    /// <summary>Most UTF-16 units of a text that are kept; the rest is cut and the end says so.</summary>
    public const int MostCharacters = 20_000;

    /// <summary>Whether the wearer wrote it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>How far it has come.</summary>
    public MessageState State { get; init; }

    /// <summary>Why it was not sent, as one sentence; else empty.</summary>
    public string Why { get; init; } = "";

    /// <summary>Number of the message whose thread it is in; 0 for none.</summary>
    public long Thread { get; init; }

    /// <summary>Messages in its thread besides it, if it begins one.</summary>
    public int Replies { get; init; }

    /// <summary>What goes with it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

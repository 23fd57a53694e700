using NeuralGlasses.Messaging;

namespace NeuralGlasses.Inbox.Store;

/// <summary>What a batch of a transport, once it is kept, means for the wearer.</summary>
internal sealed class Happened
{
    /// <summary>Messages of others that were not here before, and whether the wearer wants to be told of each.</summary>
    public List<(Message Message, bool IsNotice)> Arrived { get; } = [];

    /// <summary>Messages that are being written.</summary>
    public List<Message> Growing { get; } = [];

    /// <summary>Keys of messages that were sent.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>Keys of messages that were not sent, and what is to become of them.</summary>
    public List<(string Key, string Why, MessageState State)> NotSent { get; } = [];

    /// <summary>Conversations that were opened because somebody asked, by the key of the wish.</summary>
    public List<(string Key, long Conversation)> Opened { get; } = [];

    /// <summary>Whether the account is online, and why not; null for no change.</summary>
    public (bool IsOnline, string Why)? Standing { get; set; }

    /// <summary>Whether anything of it is kept, and not only shown while it grows.</summary>
    public bool IsKept { get; set; } = true;

    /// <summary>Messages that came although they were here already.</summary>
    public int Repeated { get; set; }

    /// <summary>News that could not be understood, such as a message of a conversation that nobody knows.</summary>
    public int Stray { get; set; }
}

namespace NeuralGlasses.Messaging.Transports;

/// <summary>What happened on a transport, of which all or nothing is kept.</summary>
/// <param name="News">What happened, in order.</param>
/// <param name="Cursor">With what the transport begins once all of it is kept; null for no change.</param>
public sealed record TransportBatch(IReadOnlyList<TransportNews> News, string? Cursor = null);

/// <summary>Something that happened on a transport.</summary>
public abstract record TransportNews
{
    private TransportNews()
    {
    }

    /// <summary>There is a conversation, or something of it changed.</summary>
    /// <param name="Name">The transport's name of it.</param>
    /// <param name="Title">What it is called; empty where it is called by those in it.</param>
    /// <param name="Participants">Those in it besides the wearer.</param>
    public sealed record Room(string Name, string Title, IReadOnlyList<Participant> Participants) : TransportNews
    {
        /// <summary>Key of the wish that it answers; empty for none.</summary>
        public string Key { get; init; } = "";

        /// <summary>Where what the wearer writes goes and what it costs, in a few words that the wearer reads before; null for no change.</summary>
        public string? Leaves { get; init; }

        /// <summary>Answers that the other side offers; null for no change.</summary>
        public IReadOnlyList<string>? QuickReplies { get; init; }
    }

    /// <summary>A message came.</summary>
    /// <param name="RoomName">The transport's name of its conversation.</param>
    /// <param name="RemoteId">The transport's name of it; one that came before is not taken twice.</param>
    /// <param name="Author">Who wrote it.</param>
    /// <param name="At">When.</param>
    /// <param name="Text">What.</param>
    public sealed record Arrived(string RoomName, string RemoteId, Participant Author, DateTimeOffset At, string Text) : TransportNews
    {
        /// <summary>Whether the wearer wrote it, elsewhere.</summary>
        public bool IsOwn { get; init; }

        /// <summary>The transport's name of the message whose thread it is in; empty for none.</summary>
        public string ThreadOf { get; init; } = "";

        /// <summary>The transport's name of an earlier message that it corrects; empty for none.</summary>
        public string Replaces { get; init; } = "";

        /// <summary>Files that came with it.</summary>
        public IReadOnlyList<CarriedFile> Files { get; init; } = [];
    }

    /// <summary>A message is being written; what there is of it so far is shown and not kept.</summary>
    /// <param name="RoomName">The transport's name of its conversation.</param>
    /// <param name="RemoteId">The name under which it will have come.</param>
    /// <param name="Author">Who writes it.</param>
    /// <param name="Text">What there is of it; empty if nothing more comes of it.</param>
    public sealed record Growing(string RoomName, string RemoteId, Participant Author, string Text) : TransportNews;

    /// <summary>A message of the wearer has arrived at the server.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="RemoteId">The transport's name of it.</param>
    public sealed record Sent(string Key, string RemoteId) : TransportNews;

    /// <summary>A message of the wearer was not sent, or a conversation not opened.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Why">Why, as one sentence.</param>
    public sealed record NotSent(string Key, string Why) : TransportNews
    {
        /// <summary>Whether it is worth another try by and by, as when the network is away.</summary>
        public bool MayRetry { get; init; }

        /// <summary>Whether it may have arrived all the same.</summary>
        public bool IsUnsure { get; init; }
    }

    /// <summary>The wearer has read up to a message elsewhere.</summary>
    /// <param name="RoomName">The transport's name of the conversation.</param>
    /// <param name="RemoteId">The transport's name of the message.</param>
    public sealed record SeenElsewhere(string RoomName, string RemoteId) : TransportNews;

    /// <summary>Whoever wrote a message took it back.</summary>
    /// <param name="RoomName">The transport's name of the conversation.</param>
    /// <param name="RemoteId">The transport's name of the message.</param>
    public sealed record TakenBack(string RoomName, string RemoteId) : TransportNews;

    /// <summary>People and AIs with whom a conversation can be begun.</summary>
    /// <param name="People">All of them.</param>
    public sealed record Contacts(IReadOnlyList<Participant> People) : TransportNews;

    /// <summary>Whether messages come and go.</summary>
    /// <param name="IsOnline">Whether they do.</param>
    /// <param name="Why">Why they do not, as one sentence; empty if they do.</param>
    public sealed record Standing(bool IsOnline, string Why) : TransportNews;
}

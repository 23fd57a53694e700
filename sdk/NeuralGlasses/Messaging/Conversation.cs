namespace NeuralGlasses.Messaging;

/// <summary>A conversation with people, AIs, or both.</summary>
/// <param name="Number">Its number in the inbox.</param>
/// <param name="Account">The account of the wearer through which it goes, such as <c>matrix:@me:example.org</c>.</param>
/// <param name="Title">What it is called; empty for one that is called by those in it.</param>
/// <param name="Participants">Those in it besides the wearer.</param>
public sealed record Conversation(long Number, string Account, string Title, IReadOnlyList<Participant> Participants)
{
    /// <summary>Messages that the wearer has not read.</summary>
    public int Unread { get; init; }

    /// <summary>Whether its messages come without a notice.</summary>
    public bool IsMuted { get; init; }

    /// <summary>What the wearer had begun to write; empty for nothing.</summary>
    public string Draft { get; init; } = "";

    /// <summary>The newest message; null for none.</summary>
    public Message? Last { get; init; }

    /// <summary>Answers that the other side offers, at most six; empty for none.</summary>
    public IReadOnlyList<string> QuickReplies { get; init; } = [];

    /// <summary>Where what the wearer writes goes and what it costs, in a few words; empty where the account says enough.</summary>
    public string Leaves { get; init; } = "";

    /// <summary>Whether an AI is in it.</summary>
    public bool HasAssistant => Participants.Any(each => each.IsAssistant);

    /// <summary>What the wearer reads and hears for it: an AI in it is named as one, and where nobody but AIs answers the title begins with that.</summary>
    public string Label
    {
        get
        {
            string named = string.Join(", ", Participants.Take(3).Select(each => each.Label)) + (Participants.Count > 3 ? $" and {Participants.Count - 3} more" : "");
            string title = AuthorLabel.Clean(Title);
            if (title.Length == 0)
                return named.Length > 0 ? named : "Nobody";
            return AuthorLabel.Of(title, HasAssistant && Participants.All(each => each.IsAssistant) ? ParticipantKind.Assistant : ParticipantKind.Person);
        }
    }
}

namespace NeuralGlasses.Messaging;

/// <summary>Somebody in a conversation.</summary>
/// <param name="Address">Where they are reached, such as <c>@anna:example.org</c>; the same for as long as they are the same.</param>
/// <param name="Name">What they call themselves; it may hold anything.</param>
/// <param name="Kind">Whether a person or an AI.</param>
public sealed record Participant(string Address, string Name, ParticipantKind Kind = ParticipantKind.Person)
{
    /// <summary>Who made an AI, in a few words; empty for a person, and where nobody says so.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>Whether it is an AI.</summary>
    public bool IsAssistant => Kind == ParticipantKind.Assistant;

    /// <summary>What the wearer reads and hears for them, by <see cref="AuthorLabel"/>.</summary>
    public string Label => AuthorLabel.Of(Name.Length > 0 ? Name : Address, Kind);
}

namespace NeuralGlasses.Messaging;

/// <summary>What somebody in a conversation is.</summary>
public enum ParticipantKind
{
    /// <summary>A person.</summary>
    Person = 0,

    /// <summary>An AI.</summary>
    Assistant = 1,
}

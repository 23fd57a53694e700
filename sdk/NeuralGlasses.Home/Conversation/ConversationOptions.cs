namespace NeuralGlasses.Home.Conversation;

/// <summary>Which Home Assistant is spoken to.</summary>
public sealed record ConversationOptions
{
    /// <summary>Its address, such as <c>http://homeassistant.local:8123</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>A <see cref="SecretFile"/> with a long-lived token, read at each sentence.</summary>
    public required string TokenFile { get; init; }

    /// <summary>Language of the sentences, as BCP 47 writes it.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Longest time for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Most bytes of an answer that are read.</summary>
    public int MostBytes { get; init; } = 64 * 1024;

    /// <summary>The address as the wearer allows it and the consent log names it.</summary>
    public string Destination => Address.GetLeftPart(UriPartial.Authority);
}

namespace NeuralGlasses.Messaging.Transports;

/// <summary>A message on its way out.</summary>
/// <param name="Key">Its name, the same each time it is tried, by which whoever takes it can drop a second one.</param>
/// <param name="Room">The transport's name of the conversation.</param>
/// <param name="Text">The text.</param>
public sealed record OutgoingMessage(string Key, string Room, string Text)
{
    /// <summary>The transport's name of the message whose thread it is in; empty for none.</summary>
    public string ThreadOf { get; init; } = "";

    /// <summary>What was written in its conversation before it, the oldest first, where the transport wants it.</summary>
    public IReadOnlyList<Message> Before { get; init; } = [];

    /// <summary>Files that go with it.</summary>
    public IReadOnlyList<CarriedFile> Files { get; init; } = [];
}

/// <summary>A file that is carried with a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is, such as <c>image/jpeg</c>.</param>
/// <param name="Bytes">What is in it; empty for one of which only the length is known.</param>
public sealed record CarriedFile(string Name, string MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Its length, in bytes, where that is all that is known.</summary>
    public long Length { get; init; } = Bytes.Length;
}

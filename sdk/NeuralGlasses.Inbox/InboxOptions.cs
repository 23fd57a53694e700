using NeuralGlasses.Capture;
using NeuralGlasses.Messaging.Transports;

namespace NeuralGlasses.Inbox;

/// <summary>What an inbox is made of.</summary>
public sealed record InboxOptions
{
    /// <summary>Path of the file in which conversations are kept; null for an inbox that ends with the program.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the file is read and written on a thread of its own, so that the glasses never wait for the disk; where two runs have to be the same it is not.</summary>
    public bool IsInBackground { get; init; }

    /// <summary>Name of an inbox that is made anew; no other inbox has it, so that no two messages have the same key.</summary>
    public required string FreshId { get; init; }

    /// <summary>The wearer's clock at host time zero.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The ways on which messages come and go.</summary>
    public IReadOnlyList<IMessageTransport> Transports { get; init; } = [];

    /// <summary>Whether others are told what the wearer has read.</summary>
    public bool TellsSeen { get; init; }

    /// <summary>Reads a photo of the gallery that goes with a message, by its name; throws <see cref="Devices.DeviceFailedException"/> where there is none. Null for glasses that keep none.</summary>
    public Func<string, byte[]>? ReadPhoto { get; init; }

    /// <summary>Decodes pictures that came; null for glasses that cannot.</summary>
    public IPhotoEditor? Editor { get; init; }
}

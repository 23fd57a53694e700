using System.Diagnostics.CodeAnalysis;

namespace NeuralGlasses.Messaging.Transports;

/// <summary>
/// A way on which messages come and go, such as a server of Matrix. It works on threads of its own: no call waits for the network, and what
/// happens is taken by <see cref="TryTake"/>.
/// </summary>
public interface IMessageTransport : IDisposable
{
    /// <summary>The wearer's account, such as <c>matrix:@me:example.org</c>; no other transport has the same.</summary>
    string Account { get; }

    /// <summary>Where what is sent goes, for the log of what leaves the glasses, such as <c>https://matrix.example.org</c>.</summary>
    string Destination { get; }

    /// <summary>Whether whoever takes messages drops a second one with the same key, so that one of which nobody knows can be sent again.</summary>
    bool DropsRepeated { get; }

    /// <summary>How many messages of a conversation it wants to see with one that is sent, as an AI that is asked has to know what it is about; 0 for none.</summary>
    int WantedBefore => 0;

    /// <summary>Begins where it left off.</summary>
    /// <param name="cursor">The cursor that was kept with the newest batch; empty the first time.</param>
    void Begin(string cursor);

    /// <summary>Hands a message over; what becomes of it comes as <see cref="TransportNews.Sent"/> or <see cref="TransportNews.NotSent"/>.</summary>
    void Send(OutgoingMessage message);

    /// <summary>Asks for a conversation with somebody; it comes as <see cref="TransportNews.Room"/> with the key, or as <see cref="TransportNews.NotSent"/>.</summary>
    void Open(string key, string address);

    /// <summary>Tells the other side that the wearer has read up to a message, where it wants to know.</summary>
    void NoteSeen(string room, string remoteId);

    /// <summary>Takes what happened since; false if nothing did.</summary>
    bool TryTake([NotNullWhen(true)] out TransportBatch? batch);
}

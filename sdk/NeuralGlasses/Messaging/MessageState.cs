namespace NeuralGlasses.Messaging;

/// <summary>How far a message has come.</summary>
public enum MessageState
{
    /// <summary>It came from somebody else, or was sent from elsewhere.</summary>
    Received = 0,

    /// <summary>It is kept and waits to be sent.</summary>
    Waiting = 1,

    /// <summary>It was handed over, and nobody knows yet whether it arrived.</summary>
    Sending = 2,

    /// <summary>It has arrived at the server.</summary>
    Sent = 3,

    /// <summary>It was not sent, and will not be unless the wearer says so.</summary>
    Failed = 4,

    /// <summary>It may have been sent or not: the way out does not drop a second one, so that the wearer decides.</summary>
    Unsure = 5,
}

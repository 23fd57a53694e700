namespace NeuralGlasses.Home.Mqtt;

/// <summary>How a message has to arrive.</summary>
public enum MqttDelivery
{
    /// <summary>Once or, where the connection is lost meanwhile, perhaps not; never later than now. For what is told anew at each connection, and for what is worthless when it is late.</summary>
    Present = 0,

    /// <summary>Exactly once, also over lost connections.</summary>
    ExactlyOnce = 1,
}

/// <summary>A message to the broker.</summary>
/// <param name="Ticket">By what its outcome is told; 0 for nobody.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">What it says.</param>
/// <param name="Delivery">How it has to arrive.</param>
/// <param name="IsRetained">Whether the broker keeps it for those who come later.</param>
public sealed record MqttMessage(long Ticket, string Topic, ReadOnlyMemory<byte> Payload, MqttDelivery Delivery, bool IsRetained = false);

/// <summary>What became of a message.</summary>
public enum MqttOutcome
{
    /// <summary>The broker has it, once.</summary>
    Delivered = 0,

    /// <summary>It did not leave.</summary>
    NotSent = 1,

    /// <summary>It left, and nobody knows whether it was carried out; it is not sent again.</summary>
    Unsure = 2,
}

/// <summary>A message of the broker.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">What it says; nothing of one that is too long.</param>
/// <param name="IsRetained">Whether the broker kept it from before.</param>
/// <param name="IsTooLong">Whether it was longer than is taken.</param>
public readonly record struct MqttArrival(string Topic, ReadOnlyMemory<byte> Payload, bool IsRetained, bool IsTooLong);

/// <summary>Hears what happens to a connection, one call after the other, on a thread of the connection's.</summary>
public interface IMqttListener
{
    /// <summary>The broker has taken the connection; messages may be sent.</summary>
    void OnConnected();

    /// <summary>There is no connection, and one sentence says why; another attempt follows.</summary>
    void OnDisconnected(string sentence);

    /// <summary>A message has come.</summary>
    void OnArrival(in MqttArrival arrival);

    /// <summary>A message that was taken to be sent has come to its end.</summary>
    void OnOutcome(long ticket, MqttOutcome outcome, string sentence);
}

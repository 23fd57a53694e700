using NeuralGlasses.VirtualAir.Hci;

namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>One end of a connection.</summary>
internal sealed class AirLink
{
    /// <summary>Makes the end of a connection that has begun now.</summary>
    public AirLink(BegunConnection connection, TimeSpan now, AirSchedule outgoing)
    {
        Handle = connection.Handle;
        IsCentral = connection.IsCentral;
        Timeout = connection.Timeout;
        Since = now;
        Outgoing = outgoing;
    }

    /// <summary>What host and controller call it.</summary>
    public ushort Handle { get; }

    /// <summary>Whether this end is the central one.</summary>
    public bool IsCentral { get; }

    /// <summary>Silence after which it is lost.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>When it began.</summary>
    public TimeSpan Since { get; }

    /// <summary>What its host sends.</summary>
    public AirSchedule Outgoing { get; }

    /// <summary>Whether the controllers have been told that it is lost.</summary>
    public bool IsLost { get; set; }
}

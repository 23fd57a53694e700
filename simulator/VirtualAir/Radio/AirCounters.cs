namespace NeuralGlasses.VirtualAir.Radio;

/// <summary>What came of the packets.</summary>
internal sealed class AirCounters
{
    /// <summary>Packets of all types from hosts to their controllers.</summary>
    public long FromHosts { get; set; }

    /// <summary>Packets of all types from controllers to their hosts.</summary>
    public long FromControllers { get; set; }

    /// <summary>ACL packets that got through the air.</summary>
    public long Carried { get; set; }

    /// <summary>Times that an ACL packet failed and was sent again.</summary>
    public long Retransmitted { get; set; }

    /// <summary>ACL packets that went with a lost link, and advertising that nobody could hear.</summary>
    public long DroppedWhileDead { get; set; }

    /// <summary>Links that were lost.</summary>
    public long LinksLost { get; set; }

    /// <summary>Longest time from a packet's coming to its going.</summary>
    public TimeSpan LongestHold { get; set; }

    public override string ToString() =>
        $"{FromHosts} packets from hosts, {FromControllers} from controllers, {Carried} through the air, {Retransmitted} retransmitted, " +
        $"{DroppedWhileDead} dropped while the air was dead, {LinksLost} links lost, longest hold {LongestHold.TotalMilliseconds:0.0} ms";
}

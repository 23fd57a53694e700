namespace NeuralGlasses.Simulator.Radio;

/// <summary>
/// Packets that are lost in bursts: a chain of a good and a bad state takes one step before each packet, and each state loses its own share
/// (Gilbert, Bell System Technical Journal 39, 1960; Elliott, same journal 42, 1963). In the long run it loses (goodToBad · lossInBad +
/// badToGood · lossInGood) / (goodToBad + badToGood) of them (Haßlinger and Hohlfeld, The Gilbert-Elliott Model for Packet Loss in Real Time
/// Services on the Internet, 2008). No measurement between a wrist and glasses was found: the defaults are a guess, an arm that is in the way
/// for about a tenth of a second now and then.
/// </summary>
public sealed record BurstLoss
{
    /// <summary>Probability of a step from the good state to the bad one, more than 0 to 1.</summary>
    public double GoodToBad { get; init; } = 0.01;

    /// <summary>Probability of a step back, more than 0 to 1; a bad time lasts 1 over it packets on average.</summary>
    public double BadToGood { get; init; } = 0.125;

    /// <summary>Share of packets lost in the good state, 0 to 1.</summary>
    public double LossInGood { get; init; }

    /// <summary>Share of packets lost in the bad state, 0 to 1.</summary>
    public double LossInBad { get; init; } = 1;
}

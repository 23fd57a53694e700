namespace NeuralGlasses.Hosting.Pointing;

/// <summary>What became of pointing since the start.</summary>
public sealed class PointingCounters
{
    /// <summary>Times that the wearer began to point.</summary>
    public long Begun { get; internal set; }

    /// <summary>Times that it ended by itself, because nothing was meant for a while or the band was lost.</summary>
    public long Lapsed { get; internal set; }

    /// <summary>Clicks on something.</summary>
    public long Clicks { get; internal set; }

    /// <summary>Clicks on nothing, which did nothing.</summary>
    public long Missed { get; internal set; }

    /// <summary>Clicks under which something else came between press and release, which did nothing.</summary>
    public long Changed { get; internal set; }

    /// <summary>Flicks that were steps.</summary>
    public long Steps { get; internal set; }

    /// <summary>Steps in which the bent wrist led the pointer because the forearm's motion did not come; a few at the begin, until the band sends it.</summary>
    public long Unaimed { get; internal set; }

    /// <summary>Samples of the motion sensor of which nobody knows how far the forearm went, while it led.</summary>
    public long Unfelt { get; internal set; }

    /// <summary>Gestures of the hand held back, because the wrist that points may have made them.</summary>
    public long HeldBack { get; internal set; }
}

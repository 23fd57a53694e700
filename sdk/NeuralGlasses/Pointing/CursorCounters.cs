namespace NeuralGlasses.Pointing;

/// <summary>What became of a cursor's steps since the start.</summary>
public sealed class CursorCounters
{
    /// <summary>Steps that moved the cursor or let it rest.</summary>
    public long Steps { get; internal set; }

    /// <summary>Steps of which too little was received, or that are no numbers.</summary>
    public long Invalid { get; internal set; }

    /// <summary>Times that steps were missing between two, or that time went back.</summary>
    public long Gaps { get; internal set; }

    /// <summary>Samples of the motion sensor of which nobody knows how far the forearm went, while steps of the decoder came: the first, those behind a loss, and those from the end of its range.</summary>
    public long Unfelt { get; internal set; }

    /// <summary>Steps in which the bent wrist led a cursor that the forearm leads, because the band's motion did not come.</summary>
    public long Unaimed { get; internal set; }

    /// <summary>Presses begun; each is released once.</summary>
    public long Presses { get; internal set; }

    /// <summary>Clicks.</summary>
    public long Clicks { get; internal set; }

    /// <summary>Drags begun.</summary>
    public long Drags { get; internal set; }

    /// <summary>Presses that were no click because they were held too long.</summary>
    public long Held { get; internal set; }

    /// <summary>Presses that were no click because the forearm went too far meanwhile.</summary>
    public long Carried { get; internal set; }

    /// <summary>Presses that meant nothing because the signal was lost in them.</summary>
    public long Lost { get; internal set; }

    /// <summary>Times that a press seemed to come and did not.</summary>
    public long FalseOnsets { get; internal set; }

    /// <summary>Presses not told, because nobody took the events before.</summary>
    public long Overflowed { get; internal set; }
}

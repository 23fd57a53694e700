namespace NeuralGlasses.Link.Motion;

/// <summary>What happened to the wristband's motion frames since the link was made.</summary>
public sealed class MotionCounters
{
    /// <summary>Frames received in time, each counted once.</summary>
    public long Received { get; internal set; }

    /// <summary>Sequence numbers that never came in time. Some are frames that the radio lost; one that the band left out stands for any number of samples that it lost itself.</summary>
    public long Lost { get; internal set; }

    /// <summary>Notifications of a wrong length or sample count.</summary>
    public long Corrupt { get; internal set; }

    /// <summary>Frames of another version than ours.</summary>
    public long UnsupportedVersion { get; internal set; }

    /// <summary>Frames that had been received before, dropped.</summary>
    public long Duplicate { get; internal set; }

    /// <summary>Frames that came after they had been given up, dropped; they stay counted as lost.</summary>
    public long Late { get; internal set; }

    /// <summary>Frames received in time after one with a higher sequence.</summary>
    public long Reordered { get; internal set; }

    /// <summary>Jumps of sequence or ticks that no loss explains; what was lost across them is not known.</summary>
    public long Resyncs { get; internal set; }

    /// <summary>Samples received and thrown away because nobody took them.</summary>
    public long Overflowed { get; internal set; }

    /// <summary>Times that the band took on the rate that was wanted, 0 for off among them.</summary>
    public long Switched { get; internal set; }

    /// <summary>Times that the band refused a rate; it is asked again with the next connection.</summary>
    public long Refused { get; internal set; }

    /// <summary>Bytes of all motion notifications, right or wrong.</summary>
    public long BytesReceived { get; internal set; }
}

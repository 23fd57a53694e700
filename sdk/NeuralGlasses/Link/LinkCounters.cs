namespace NeuralGlasses.Link;

/// <summary>
/// What happened to the wristband's notifications since the link was made. Of the frames sent, each is in exactly one of
/// <see cref="Received"/> and <see cref="Lost"/>, but for those lost behind the last one that arrived before a
/// disconnect or a stream start: their number cannot be known here.
/// </summary>
public sealed class LinkCounters
{
    /// <summary>Frames received in time, each counted once.</summary>
    public long Received { get; internal set; }

    /// <summary>Frames given up: a later one came, and they did not in time. A corrupt frame is among them.</summary>
    public long Lost { get; internal set; }

    /// <summary>Notifications whose checksum, length or payload is wrong.</summary>
    public long Corrupt { get; internal set; }

    /// <summary>Frames with a right checksum and another version than ours.</summary>
    public long UnsupportedVersion { get; internal set; }

    /// <summary>Frames that had been received before, dropped.</summary>
    public long Duplicate { get; internal set; }

    /// <summary>Frames that came after they had been given up, dropped; they stay counted as lost.</summary>
    public long Late { get; internal set; }

    /// <summary>Frames received in time after one with a higher sequence, without having been asked for.</summary>
    public long Reordered { get; internal set; }

    /// <summary>Frames that were asked for again, each counted once.</summary>
    public long Requested { get; internal set; }

    /// <summary>Frames received in time, and only after they had been asked for again.</summary>
    public long Recovered { get; internal set; }

    /// <summary>Frames that the wristband did not send on purpose, because no muscle moved.</summary>
    public long Paused { get; internal set; }

    /// <summary>Jumps of the sequence that no loss explains; what was lost across them is not known.</summary>
    public long Resyncs { get; internal set; }

    /// <summary>Frames received and thrown away because nobody took them.</summary>
    public long Overflowed { get; internal set; }

    /// <summary>Values that arrived in a state in which none was expected, such as frames before a start.</summary>
    public long OutOfTurn { get; internal set; }

    /// <summary>Bytes of all EMG notifications, right or wrong.</summary>
    public long BytesReceived { get; internal set; }
}

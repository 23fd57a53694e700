namespace NeuralGlasses.Streaming;

/// <summary>What happened to the sample sets on their way from frames to blocks.</summary>
public sealed class StreamCounters
{
    /// <summary>Sample sets given out.</summary>
    public long SampleSets { get; internal set; }

    /// <summary>Sample sets missing between blocks, by the device ticks; those before a stream's first block and behind its last are not known.</summary>
    public long LostSampleSets { get; internal set; }

    /// <summary>Sample sets that the wristband did not send on purpose, because no muscle moved; they are not among the lost.</summary>
    public long PausedSampleSets { get; internal set; }

    /// <summary>Groups of frames of which at least one was missing; their sample sets are lost.</summary>
    public long IncompleteGroups { get; internal set; }

    /// <summary>Frames whose channels the stream does not have, dropped.</summary>
    public long ForeignFrames { get; internal set; }

    /// <summary>Frames with at least one sample clipped to the 16-bit range.</summary>
    public long SaturatedFrames { get; internal set; }

    /// <summary>Jumps of the device ticks, backwards or by more than a minute, without a stream start; each begins the stream anew.</summary>
    public long Discontinuities { get; internal set; }
}

namespace NeuralGlasses.Diagnosis;

/// <summary>What was seen of a stream.</summary>
public sealed record StreamReading
{
    /// <summary>Length, in seconds.</summary>
    public required double DurationS { get; init; }

    /// <summary>Channels.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>Rate that the band states, in hertz.</summary>
    public required double RateHz { get; init; }

    /// <summary>Frames received in time.</summary>
    public required long FramesReceived { get; init; }

    /// <summary>Frames lost for good.</summary>
    public required long FramesLost { get; init; }

    /// <summary>Frames that came only after they had been asked for again.</summary>
    public required long FramesRecovered { get; init; }

    /// <summary>Frames whose checksum, length or payload was wrong.</summary>
    public required long FramesCorrupt { get; init; }

    /// <summary>Frames that the band left out on purpose, because no muscle moved.</summary>
    public required long FramesPaused { get; init; }

    /// <summary>Sample sets received.</summary>
    public required long SampleSets { get; init; }

    /// <summary>Frames with at least one sample at a limit.</summary>
    public required long SaturatedFrames { get; init; }

    /// <summary>Bytes a second of all frames.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Median time from a frame's newest sample to its arrival, by the stream's clock, in milliseconds; null if nothing arrived.</summary>
    public required double? LatencyMs { get; init; }

    /// <summary>Most that <see cref="LatencyMs"/> can be off either way, in milliseconds; null if the band did not tell its time.</summary>
    public required double? LatencyUncertaintyMs { get; init; }

    /// <summary>By how much one frame in a hundred was later than the quickest, or more, in milliseconds; null if nothing arrived.</summary>
    public required double? JitterMs { get; init; }

    /// <summary>How much the band's clock gains on this machine's, in parts per million.</summary>
    public required double DriftPartsPerMillion { get; init; }

    /// <summary>Most that <see cref="DriftPartsPerMillion"/> can be off either way.</summary>
    public required double DriftUncertaintyPartsPerMillion { get; init; }

    /// <summary>Frames that the band dropped because the radio did not take them.</summary>
    public required int FramesDropped { get; init; }

    /// <summary>Frames that the acquisition engine lost because nobody read them.</summary>
    public required int Overruns { get; init; }

    /// <summary>Share of the frames sent that did not arrive at first, 0 to 1.</summary>
    public double LossOnAir => Share(FramesLost + FramesRecovered);

    /// <summary>Share of the frames sent that did not arrive at all, 0 to 1.</summary>
    public double LossForGood => Share(FramesLost);

    private double Share(long frames) => FramesReceived + FramesLost > 0 ? (double)frames / (FramesReceived + FramesLost) : 0;
}

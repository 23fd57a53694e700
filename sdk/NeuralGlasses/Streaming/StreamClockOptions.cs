namespace NeuralGlasses.Streaming;

/// <summary>Settings of the stream clock.</summary>
public sealed class StreamClockOptions
{
    /// <summary>
    /// Time from a frame's newest sample to its arrival that no frame undercuts, in milliseconds. It cannot be measured
    /// from one end; the default of 2 ms is one sample period at 1 kHz and 1.1 ms of air time for a full packet on the
    /// LE 2M PHY (Core Specification Vol 6, Part B, §2.1).
    /// </summary>
    public double MinTransportDelayMs { get; init; } = 2;

    /// <summary>Span of one bucket, of which only the frame with the least delay is kept, in milliseconds.</summary>
    public double BucketMs { get; init; } = 1000;

    /// <summary>
    /// Buckets remembered, 4 to 1024; the default makes two minutes. Where frames wait for connection events, the least delay
    /// itself climbs and falls as the two grids drift past each other; a span of two minutes sees the bottom of that at 50 ppm and more.
    /// </summary>
    public int Buckets { get; init; } = 120;

    /// <summary>Time that a stream must last before its drift is estimated, in milliseconds.</summary>
    public double MinDriftSpanMs { get; init; } = 5000;

    /// <summary>Greatest drift believed, in parts per million either way; two crystals of ±100 ppm with room to spare.</summary>
    public double MaxDriftPartsPerMillion { get; init; } = 300;
}

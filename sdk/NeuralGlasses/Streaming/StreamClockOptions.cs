namespace NeuralGlasses.Streaming;

/// <summary>Settings of the stream clock.</summary>
public sealed class StreamClockOptions
{
    /// <summary>
    /// Time from a frame's newest sample to its arrival, the air apart, that no frame undercuts, in milliseconds; used until the wristband
    /// has told its time once, because it cannot be measured from one end. The default is one sample period at 1 kHz.
    /// </summary>
    public double MinTransportDelayMs { get; init; } = 1;

    /// <summary>Span of one bucket, of which only the frame with the least delay is kept, in milliseconds.</summary>
    public double BucketMs { get; init; } = 1000;

    /// <summary>
    /// Buckets remembered, 4 to 1024; the default makes ten minutes. Where frames wait for connection events, the least delay
    /// itself climbs and falls as the two grids drift past each other; a span of ten minutes sees the bottom of that at 10 ppm and more.
    /// </summary>
    public int Buckets { get; init; } = 600;

    /// <summary>Time that a stream must last before its drift is estimated from frames alone, in milliseconds.</summary>
    public double MinDriftSpanMs { get; init; } = 5000;

    /// <summary>Greatest drift believed, in parts per million either way; two crystals of ±100 ppm with room to spare.</summary>
    public double MaxDriftPartsPerMillion { get; init; } = 300;

    /// <summary>
    /// Connection interval, in milliseconds. The greatest common divisor of it and of the time between wakes is what a clock cannot tell
    /// where the two crystals run alike: 5 ms for 15 and 10, 1.25 ms for 11.25 or 13.75 and 10.
    /// </summary>
    public double ConnectionIntervalMs { get; init; } = 13.75;

    /// <summary>Time between two wakes of the firmware, in milliseconds. A wristband whose answers do not lie on such a grid is not held to it.</summary>
    public double WakeMs { get; init; } = 10;
}

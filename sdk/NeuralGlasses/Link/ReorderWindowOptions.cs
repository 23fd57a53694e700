namespace NeuralGlasses.Link;

/// <summary>Settings of the reorder window.</summary>
public sealed class ReorderWindowOptions
{
    /// <summary>
    /// Sequence numbers from the first missing frame on for which frames wait; a power of two from 2 to 1024, so that it divides the
    /// 65536 numbers. The default holds 180 ms of 2800 frames a second, more than a link of the LE 2M PHY carries, in 150 KB.
    /// </summary>
    public int WindowFrames { get; init; } = 512;

    /// <summary>Longest wait of a frame for those before it where they are not asked for again, in milliseconds; two events of a slow (15 ms) connection.</summary>
    public double MaxWaitMs { get; init; } = 30;

    /// <summary>Frames in order that are kept until somebody takes them, 2 or more; a whole window may come free at once.</summary>
    public int ReadyFrames { get; init; } = 640;
}

namespace NeuralGlasses.Link;

/// <summary>Settings of the reorder window.</summary>
public sealed class ReorderWindowOptions
{
    /// <summary>Sequence numbers from the first missing frame on for which frames wait; a power of two from 2 to 128, so that it divides the 65536 numbers.</summary>
    public int WindowFrames { get; init; } = 8;

    /// <summary>Longest wait of a frame for those before it, in milliseconds; two events of a slow (15 ms) connection.</summary>
    public double MaxWaitMs { get; init; } = 30;

    /// <summary>Frames in order that are kept until somebody takes them, 2 or more.</summary>
    public int ReadyFrames { get; init; } = 64;
}

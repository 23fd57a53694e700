using NeuralGlasses.Contract;

namespace NeuralGlasses.Link;

/// <summary>What the link asks of a wristband.</summary>
public sealed class WristbandLinkOptions
{
    /// <summary>Sample rate, in hertz.</summary>
    public int RateHz { get; init; } = 1000;

    /// <summary>Number of channels.</summary>
    public int ChannelCount { get; init; } = 8;

    /// <summary>Coding operand of <see cref="ControlPoint"/>.</summary>
    public int Coding { get; init; } = ControlPoint.CodingSmallest;

    /// <summary>Longest wait for an answer, in milliseconds.</summary>
    public double AnswerTimeoutMs { get; init; } = 5000;

    /// <summary>Settings of the reorder window.</summary>
    public ReorderWindowOptions Reorder { get; init; } = new();
}

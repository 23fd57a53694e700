namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>Sample sets without a gap.</summary>
/// <param name="start">Number of the first set, counted from the first of all.</param>
/// <param name="channelCount">Channels of a set.</param>
public sealed class EmgStretch(long start, int channelCount)
{
    /// <summary>Number of its first set, counted from the first of all.</summary>
    public long Start => start;

    /// <summary>The steps, set after set.</summary>
    public List<short> Steps { get; } = [];

    /// <summary>Number of its sets.</summary>
    public int Count => Steps.Count / channelCount;

    /// <summary>Number of the set behind its last.</summary>
    public long End => start + Count;
}

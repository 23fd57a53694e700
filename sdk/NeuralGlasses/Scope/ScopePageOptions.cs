namespace NeuralGlasses.Scope;

/// <summary>How a trace is drawn.</summary>
public sealed record ScopePageOptions
{
    /// <summary>Fewest columns in which a trace can be read.</summary>
    public const int MinColumns = 40;

    /// <summary>Columns of a line, at least <see cref="MinColumns"/>.</summary>
    public int Columns { get; init; } = 80;

    /// <summary>Most lines of the page; each channel has at least one, however many they are.</summary>
    public int Lines { get; init; } = 32;

    /// <summary>Channels that are drawn, from 0; empty for all.</summary>
    public IReadOnlyList<int> Channels { get; init; } = [];

    /// <summary>Height of a trace from its middle, in microvolts; null for the least of 1, 2 and 5 times a power of ten that holds every trace.</summary>
    public double? ScaleMicrovolts { get; init; }
}

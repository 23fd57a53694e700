namespace NeuralGlasses.Storage;

/// <summary>How much is kept, and what photos say of the glasses. The sizes are guesses.</summary>
public sealed record MediaStoreOptions
{
    /// <summary>Most bytes of all files together, those in the bin among them.</summary>
    public long QuotaBytes { get; init; } = 8L << 30;

    /// <summary>Bytes of the memory that stay free for the log, for settings and for the end of a video.</summary>
    public long ReserveBytes { get; init; } = 256L << 20;

    /// <summary>Who made the glasses.</summary>
    public string Make { get; init; } = "NeuralGlasses";

    /// <summary>Which glasses they are.</summary>
    public string Model { get; init; } = "Glasses";

    /// <summary>Name and version of what runs on them.</summary>
    public string Software { get; init; } = "NeuralGlasses";
}

namespace NeuralGlasses.Training.Typing.Language;

/// <summary>A source that is mixed in as it is, such as a trigram model of others or a list of frequencies.</summary>
public sealed record WeightedSource
{
    /// <summary>How much it says in the mixture, relative to the groups.</summary>
    public required double Weight { get; init; }

    /// <summary>Its file.</summary>
    public required TextSource Source { get; init; }
}

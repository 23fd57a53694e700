namespace NeuralGlasses.Training.Typing.Language;

/// <summary>A trigram model of others that is mixed in.</summary>
public sealed record PriorModel
{
    /// <summary>How much it says in the mixture, relative to the groups.</summary>
    public required double Weight { get; init; }

    /// <summary>Its file, in the binary format of CMU Sphinx.</summary>
    public required TextSource Source { get; init; }
}

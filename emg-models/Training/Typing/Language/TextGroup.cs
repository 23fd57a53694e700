namespace NeuralGlasses.Training.Typing.Language;

/// <summary>Texts of one kind, counted together.</summary>
public sealed record TextGroup
{
    /// <summary>What they have in common, such as <c>conversation</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How much they say in the mixture, relative to the other groups and the prior.</summary>
    public required double Weight { get; init; }

    /// <summary>Whether one part of them is held out, to be measured on.</summary>
    public bool HeldOut { get; init; }

    /// <summary>The texts.</summary>
    public required IReadOnlyList<TextSource> Sources { get; init; }
}

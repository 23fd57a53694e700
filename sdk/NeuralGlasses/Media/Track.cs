namespace NeuralGlasses.Media;

/// <summary>A piece of music, or an audiobook or a part of one.</summary>
/// <param name="Id">Name that stays the same, unique in its playlist; where it was left is remembered under it.</param>
/// <param name="Path">The file.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Artist">Who plays or reads it; empty for nobody.</param>
public sealed record Track(string Id, string Path, string Title, string Artist)
{
    /// <summary>Length, or null where nobody knows it before it was played.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>Whether it is an audiobook: where it was left is remembered until it is finished, whatever is played in between.</summary>
    public bool IsBook { get; init; }

    /// <summary>Chapters of an audiobook in their order; empty for none.</summary>
    public IReadOnlyList<Chapter> Chapters { get; init; } = [];
}

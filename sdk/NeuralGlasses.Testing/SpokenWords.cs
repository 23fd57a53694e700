using NeuralGlasses.Sound.Speech;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Testing;

/// <summary>Something that the voice began to say.</summary>
/// <param name="At">When the glasses gave it to the voice.</param>
/// <param name="Text">The words, which an app wanted said or the glasses read out.</param>
public sealed record SpokenWords(HostTime At, string Text)
{
    /// <summary>In whose name it was said.</summary>
    public Speaker Speaker { get; init; }

    internal static string Say(IReadOnlyList<SpokenWords> spoken) => spoken.Count == 0 ? "nothing" : string.Join(" | ", spoken.Select(each => each.Text));
}

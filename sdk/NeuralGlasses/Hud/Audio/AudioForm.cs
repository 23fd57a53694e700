namespace NeuralGlasses.Hud.Audio;

/// <summary>What a scene sounds like.</summary>
/// <param name="Earcon">The sound before the words.</param>
/// <param name="Speech">The words, in sentences; empty for none.</param>
public sealed record AudioForm(Earcon Earcon, string Speech)
{
    /// <summary>Silence.</summary>
    public static AudioForm Silence { get; } = new(Earcon.None, "");

    /// <summary>The stretches of the words that an AI wrote, in order and apart from each other; they are said by the voice of the AI.</summary>
    public IReadOnlyList<SaidSpan> ByAssistant { get; init; } = [];
}

namespace NeuralGlasses.Hud.Audio;

/// <summary>What a scene sounds like.</summary>
/// <param name="Earcon">The sound before the words.</param>
/// <param name="Speech">The words, in sentences; empty for none.</param>
public sealed record AudioForm(Earcon Earcon, string Speech)
{
    /// <summary>Silence.</summary>
    public static AudioForm Silence { get; } = new(Earcon.None, "");
}

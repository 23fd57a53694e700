namespace NeuralGlasses.Hud.Audio;

/// <summary>A stretch of what is said.</summary>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Number of its UTF-16 units.</param>
public readonly record struct SaidSpan(int Start, int Length)
{
    /// <summary>Index behind its last UTF-16 unit.</summary>
    public int End => Start + Length;
}

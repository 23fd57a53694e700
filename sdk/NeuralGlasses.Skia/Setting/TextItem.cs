using HarfBuzzSharp;

namespace NeuralGlasses.Skia.Setting;

/// <summary>A stretch of text of one level, one font and one script, which is shaped at once.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">Its UTF-16 units.</param>
/// <param name="Font">Index of its font.</param>
/// <param name="Script">Its script.</param>
/// <param name="IsRightToLeft">Whether it reads from right to left.</param>
internal readonly record struct TextItem(int Start, int Length, int Font, Script Script, bool IsRightToLeft)
{
    /// <summary>The unit after its last.</summary>
    internal int End => Start + Length;
}

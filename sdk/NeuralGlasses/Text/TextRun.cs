namespace NeuralGlasses.Text;

/// <summary>A stretch of a line whose characters are all written in one direction.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the text, in the order of reading.</param>
/// <param name="Length">Number of UTF-16 units, at least 1.</param>
/// <param name="IsRightToLeft">Whether its first character stands at its right end; whoever shapes it mirrors its brackets (UAX #9, rule L4).</param>
public readonly record struct TextRun(int Start, int Length, bool IsRightToLeft);

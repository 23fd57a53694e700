namespace NeuralGlasses.Text;

/// <summary>One line of a text that was set.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units of it that are painted, without the space or line feed at which it was broken and without the ellipsis.</param>
/// <param name="WidthPixels">Its width with the ellipsis, in pixels.</param>
public readonly record struct SetLine(int Start, int Length, double WidthPixels);

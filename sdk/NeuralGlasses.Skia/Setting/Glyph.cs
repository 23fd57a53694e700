namespace NeuralGlasses.Skia.Setting;

/// <summary>A glyph of a shaped stretch.</summary>
/// <param name="Id">Its number in the font; 0 is the box of a character that the font has not.</param>
/// <param name="Cluster">Index of the first UTF-16 unit that it stands for; glyphs of one stretch are in order of it, descending where it reads from right to left.</param>
/// <param name="Advance">How far the pen moves on, in ems.</param>
/// <param name="X">Offset from the pen to the right, in ems.</param>
/// <param name="Y">Offset from the baseline downwards, in ems.</param>
/// <param name="IsSafe">Whether the text may be cut before its cluster without changing the glyphs on either side.</param>
internal readonly record struct Glyph(ushort Id, int Cluster, float Advance, float X, float Y, bool IsSafe);

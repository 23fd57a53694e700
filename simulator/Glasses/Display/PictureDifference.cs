namespace NeuralGlasses.Simulator.Glasses.Display;

/// <summary>What came of comparing two pictures.</summary>
/// <param name="IsWithin">Whether the difference is within the tolerance.</param>
/// <param name="Sentence">What differs, in one sentence.</param>
/// <param name="Pixels">Pixels that are off by more than the tolerance's levels; all of them for another size.</param>
/// <param name="Share">The same as a share of all, 0 to 1; infinite for another size.</param>
/// <param name="Levels">Most by which red, green or blue of any pixel is off.</param>
/// <param name="Diff">A PNG with what was expected in dark grey and the pixels that differ in red; empty where the sizes differ or nothing does.</param>
public sealed record PictureDifference(bool IsWithin, string Sentence, long Pixels, double Share, int Levels, ReadOnlyMemory<byte> Diff);

namespace NeuralGlasses.Storage;

/// <summary>One kept file as a gallery lists it.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Taken">Local time of day at which it was begun, to the second.</param>
/// <param name="Bytes">Its length, in bytes.</param>
public sealed record MediaItem(string Name, MediaKind Kind, DateTime Taken, long Bytes);

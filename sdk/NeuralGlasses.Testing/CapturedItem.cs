using NeuralGlasses.Storage;

namespace NeuralGlasses.Testing;

/// <summary>Something that was captured and is kept.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Taken">Local time at which it was begun, to the second.</param>
/// <param name="Seconds">How long it is, in seconds; null for a photo.</param>
/// <param name="IsFavourite">Whether the wearer marked it.</param>
public sealed record CapturedItem(string Name, MediaKind Kind, DateTime Taken, double? Seconds, bool IsFavourite);

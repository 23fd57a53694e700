namespace NeuralGlasses.Storage;

/// <summary>One file of a shelf.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Bytes">Its length, in bytes.</param>
public readonly record struct ShelfEntry(string Name, long Bytes);

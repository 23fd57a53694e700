using NeuralGlasses.Training.Typing.Layout;

namespace NeuralGlasses.Training.Typing.Shipping;

/// <summary>A layout that was searched for, and the letters in their usual order on as many keys, on the same text.</summary>
/// <param name="Searched">The layout that ships.</param>
/// <param name="Alphabetical">The letters in their usual order.</param>
public sealed record LayoutPair(LayoutFigures Searched, LayoutFigures Alphabetical);

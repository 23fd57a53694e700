namespace NeuralGlasses.Typing.Personal;

/// <summary>How often something was sent, and when last.</summary>
/// <param name="Count">Times.</param>
/// <param name="Last">Number of the word, counted over all that was ever sent, with which it came last.</param>
internal readonly record struct Uses(int Count, long Last);

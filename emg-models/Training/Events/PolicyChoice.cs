using NeuralGlasses.Decoding;

namespace NeuralGlasses.Training.Events;

/// <summary>The outcome of a search.</summary>
/// <param name="Settings">The chosen settings.</param>
/// <param name="Figures">Pooled figures on the people it was chosen on: too kind to people it was not.</param>
/// <param name="IsWithinLimits">Whether they keep all limits; if not, no candidate does.</param>
public sealed record PolicyChoice(DecisionPolicyOptions Settings, EventFigures Figures, bool IsWithinLimits);

namespace NeuralGlasses.Training.Import;

/// <summary>Samples that carry one label.</summary>
/// <param name="Label">The label's name.</param>
/// <param name="Start">First sample set.</param>
/// <param name="End">Sample set after the last one.</param>
internal readonly record struct LabelledSpan(string Label, int Start, int End);

namespace NeuralGlasses.Conformance;

/// <summary>What came of one check.</summary>
/// <param name="Device">The device, such as <c>camera</c>.</param>
/// <param name="Check">What was to be seen, in a few words.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Sentence">What was found and what was expected, or why it could not be tried; empty for one that passed.</param>
public sealed record CheckResult(string Device, string Check, CheckOutcome Outcome, string Sentence);

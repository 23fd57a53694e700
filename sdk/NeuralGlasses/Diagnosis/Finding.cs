namespace NeuralGlasses.Diagnosis;

/// <summary>One thing that an examination found.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">What it is about, in one or two words.</param>
/// <param name="Sentence">One sentence for a person: what was found and, unless all is well, what was expected and what to do.</param>
public sealed record Finding(FindingSeverity Severity, string Subject, string Sentence);

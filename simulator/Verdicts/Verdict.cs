namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>Whether an expectation held, and what was seen.</summary>
/// <param name="Expectation">The expectation.</param>
/// <param name="Holds">Whether it held.</param>
/// <param name="Seen">What happened, or what was seen instead, and when.</param>
/// <param name="AtS">Time of it, in seconds; null for none.</param>
public sealed record Verdict(Expectation Expectation, bool Holds, string Seen, double? AtS)
{
    /// <summary>Both in one line.</summary>
    public string Sentence => Holds ? $"{Expectation.Sentence}: {Seen}" : $"expected {Expectation.Sentence}, but {Seen}";
}

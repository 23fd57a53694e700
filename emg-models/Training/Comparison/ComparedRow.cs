namespace NeuralGlasses.Training.Comparison;

/// <summary>One figure of real and of simulated people, side by side.</summary>
/// <param name="Figure">What it is.</param>
/// <param name="Unit">Its unit, or empty for a ratio.</param>
/// <param name="Movement">The movement as this repository spells it, or <see cref="All"/>.</param>
/// <param name="Real">Spread over the real stretches.</param>
/// <param name="Simulated">Spread over the simulated ones.</param>
public sealed record ComparedRow(string Figure, string Unit, string Movement, Spread Real, Spread Simulated)
{
    /// <summary>The movement of rows that join all movements.</summary>
    public const string All = "all";

    /// <summary>Whether the simulated median lies <c>inside</c> the real range of the first to the ninth decile, <c>below</c> or <c>above</c>.</summary>
    public string Verdict => Simulated.P50 < Real.P10 ? "below" : Simulated.P50 > Real.P90 ? "above" : "inside";
}

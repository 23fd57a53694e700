using System.Globalization;

namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>A number that the run ends with lies within bounds.</summary>
/// <param name="Figure">The number.</param>
/// <param name="Below">It is less than this; null for any.</param>
/// <param name="Above">It is more than this; null for any.</param>
/// <param name="Is">It is this; null for any.</param>
public sealed record FigureExpectation(Figure Figure, double? Below, double? Above, double? Is) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        if (Figure.Of(run) is not { } value)
            return new Sight(false, "there is none", null);
        var holds = (Below is null || value < Below) && (Above is null || value > Above) && (Is is null || value == Is);
        return new Sight(holds, $"it is {value.ToString("0.###", CultureInfo.InvariantCulture)}{(Figure.UnitName.Length > 0 ? " " : "")}{Figure.UnitName}", run.EndS);
    }
}

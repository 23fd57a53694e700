using NeuralGlasses.Interaction;
using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>An intent is carried out.</summary>
/// <param name="Intent">What is wanted.</param>
public sealed record IntentExpectation(IntentKind Intent) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var all = run.Report.Events.Where(e => e.Intent is not null).ToArray();
        if (Array.Find(all, e => window.Holds(e.AtS) && e.Intent == Intent.ToString()) is { } found)
            return new Sight(true, At(found.AtS), found.AtS);
        if (all.MinBy(e => window.Distance(e.AtS)) is not { } nearest)
            return new Sight(false, "none came, nor any other at any time", null);
        return new Sight(false, $"none came; the nearest is {Told(nearest)} {At(nearest.AtS)}", nearest.AtS);
    }

    // The report puts what changed nothing in parentheses.
    private static string Told(EventReport found)
    {
        var name = found.Intent!.Trim('(', ')');
        var words = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")).ToLowerInvariant();
        return found.Intent!.StartsWith('(') ? $"{words}, which changed nothing," : words;
    }
}

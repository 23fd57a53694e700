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
        (double AtS, string Intent)[] all = [.. run.Report.Events.Where(e => e.Intent is not null).Select(e => (e.AtS, e.Intent!)), .. run.Report.Touches.Select(t => (t.AtS, t.Intent))];
        if (Array.FindIndex(all, e => window.Holds(e.AtS) && e.Intent == Intent.ToString()) is var at and >= 0)
            return new Sight(true, At(all[at].AtS), all[at].AtS);
        if (all.Length == 0)
            return new Sight(false, "none came, nor any other at any time", null);
        var nearest = all.MinBy(e => window.Distance(e.AtS));
        return new Sight(false, $"none came; the nearest is {Told(nearest.Intent)} {At(nearest.AtS)}", nearest.AtS);
    }

    // The report puts what changed nothing in parentheses.
    private static string Told(string intent)
    {
        var name = intent.Trim('(', ')');
        var words = string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{c}")).ToLowerInvariant();
        return intent.StartsWith('(') ? $"{words}, which changed nothing," : words;
    }
}

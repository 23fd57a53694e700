using System.Text;

namespace NeuralGlasses.Conformance;

/// <summary>What the suite found out about a pair of glasses.</summary>
/// <param name="Results">Every check, in order.</param>
public sealed record ConformanceReport(IReadOnlyList<CheckResult> Results)
{
    /// <summary>Whether no check failed.</summary>
    public bool IsConformant => Count(CheckOutcome.Failed) == 0;

    /// <summary>How many checks came out so.</summary>
    public int Count(CheckOutcome outcome) => Results.Count(r => r.Outcome == outcome);

    /// <summary>The report as a table, a line a check, with its sum at the end.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (CheckResult result in Results)
        {
            string word = result.Outcome switch { CheckOutcome.Passed => "passed", CheckOutcome.Failed => "FAILED", _ => "skipped" };
            text.Append($"{result.Device,-11}{result.Check,-48}{word,-9}{result.Sentence}".TrimEnd()).Append('\n');
        }

        return text.Append($"{Results.Count} checks: {Count(CheckOutcome.Passed)} passed, {Count(CheckOutcome.Failed)} failed, {Count(CheckOutcome.Skipped)} skipped.\n").ToString();
    }
}

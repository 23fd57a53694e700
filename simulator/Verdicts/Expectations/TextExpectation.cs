namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The wearer ends a text that reads so.</summary>
/// <param name="Text">The whole text, letter by letter.</param>
public sealed record TextExpectation(string Text) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var written = run.Report.Writing.Texts.Where(t => t.End == "written").ToArray();
        if (Array.Find(written, t => window.Holds(t.AtS) && t.Text == Text) is { } found)
            return new Sight(true, $"it was written {At(found.AtS)}", found.AtS);
        if (written.MinBy(t => window.Distance(t.AtS)) is { } nearest)
            return new Sight(false, $"the text that was written {At(nearest.AtS)} reads \"{nearest.Text}\"", nearest.AtS);
        return new Sight(false, run.Report.Writing.Texts is [.., var last] ? $"no text was written; the last was {last.End} {At(last.AtS)}" : "no text was written", null);
    }
}

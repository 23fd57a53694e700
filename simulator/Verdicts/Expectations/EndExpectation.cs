namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The run goes to its end, and its link has not given up there unless the scenario expects that; every scenario expects it without saying so.</summary>
/// <param name="MayBeRefused">Whether the link may have given up.</param>
public sealed record EndExpectation(bool MayBeRefused) : Expectation
{
    /// <summary>Makes it for a scenario's expectations.</summary>
    public static EndExpectation For(IReadOnlyList<Expectation> expectations) => new(expectations.Any(e => e is LinkExpectation { State: Link.LinkState.Refused }))
    {
        Line = 1,
        Sentence = "the run to go to its end",
    };

    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window) => run.Report.Problem is { } problem && !MayBeRefused
        ? new Sight(false, $"the link has given up: {problem}", run.EndS)
        : new Sight(true, At(run.EndS), run.EndS);
}

using NeuralGlasses.Link;

namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>The link to the wristband stands somewhere.</summary>
/// <param name="State">Where.</param>
public sealed record LinkExpectation(LinkState State) : Expectation
{
    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var found = run.Links.FirstOrDefault(l => l.State == State && l.FromS <= window.ToS && l.ToS >= window.FromS);
        if (found is not null)
            return new Sight(true, At(Math.Max(found.FromS, window.FromS)), Math.Max(found.FromS, window.FromS));
        var nearest = run.Links.Where(l => l.State == State).MinBy(l => Math.Max(window.Distance(l.FromS), 0));
        var stood = run.Links.LastOrDefault(l => l.FromS <= window.ToS) ?? run.Links[0];
        var problem = run.Report.Problem is { } reason ? $" ({reason.TrimEnd('.')})" : "";
        return new Sight(
            false,
            nearest is null ? $"it was {Words(stood.State)}{problem}, and {Words(State)} at no time" : $"it was {Words(stood.State)}{problem}; it was {Words(State)} from {nearest.FromS:0.##} s on",
            nearest?.FromS ?? stood.FromS);
    }

    private static string Words(LinkState state) => state switch
    {
        LinkState.Streaming => "streaming",
        LinkState.Disconnected => "disconnected",
        LinkState.Refused => "refused",
        _ => "connecting",
    };
}

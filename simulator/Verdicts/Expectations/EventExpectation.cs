namespace NeuralGlasses.Simulator.Verdicts.Expectations;

/// <summary>A gesture event comes; or none of them, or none at all.</summary>
/// <param name="Gesture">Its label; null for any.</param>
/// <param name="IsForbidden">Whether it must not come.</param>
public sealed record EventExpectation(string? Gesture, bool IsForbidden) : Expectation
{
    /// <inheritdoc/>
    public override string? OwnMovement => IsForbidden ? null : Gesture;

    /// <inheritdoc/>
    protected override Sight Look(RunEvidence run, Window window)
    {
        var events = run.Report.Events;
        var found = events.FirstOrDefault(e => window.Holds(e.AtS) && (Gesture is null || e.Gesture == Gesture));
        if (found is not null)
            return new Sight(!IsForbidden, IsForbidden ? $"event {found.Gesture} came {At(found.AtS)}" : At(found.AtS), found.AtS);
        if (IsForbidden)
            return new Sight(true, "none came", null);
        var instead = events.FirstOrDefault(e => window.Holds(e.AtS));
        if (instead is not null)
            return new Sight(false, $"event {instead.Gesture} came instead, {At(instead.AtS)}", instead.AtS);
        var nearest = events.MinBy(e => window.Distance(e.AtS));
        return new Sight(false, nearest is null ? "none came, nor at any other time" : $"none came; the nearest is {nearest.Gesture} {At(nearest.AtS)}", nearest?.AtS);
    }
}

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>Something that a scenario expects of its run.</summary>
public abstract record Expectation
{
    /// <summary>Line of the scenario's file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The expectation in one line, as it may stand in the file.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>When it is to hold.</summary>
    public Timing Timing { get; init; } = new();

    /// <summary>The movement of the expectation's own name, or null.</summary>
    public virtual string? OwnMovement => null;

    /// <summary>Judges a run.</summary>
    public Verdict Judge(RunEvidence run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var windows = Timing.Windows(run, OwnMovement);
        var sights = windows.Select(w => (Window: w, Sight: Look(run, w))).ToArray();
        var missed = sights.Count(s => !s.Sight.Holds);
        if (sights.Length == 0)
            return new Verdict(this, false, $"the run has no movement {Timing.Movement(OwnMovement)}", null);
        if (missed == 0)
            return new Verdict(this, true, sights.Length == 1 ? sights[0].Sight.Seen : $"{sights.Length} of {sights.Length} times", sights[^1].Sight.AtS);
        var (window, sight) = sights.First(s => !s.Sight.Holds);
        var count = sights.Length > 1 ? $"; {sights.Length - missed} of {sights.Length} times" : "";
        return new Verdict(this, false, $"{window.Words} {sight.Seen}{count}", sight.AtS ?? window.FromS);
    }

    /// <summary>Looks whether it holds in one of its windows.</summary>
    protected abstract Sight Look(RunEvidence run, Window window);

    /// <summary>A time for a sentence.</summary>
    protected static string At(double seconds) => $"at {seconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} s";
}

/// <summary>What was seen in a window.</summary>
/// <param name="Holds">Whether the expectation holds in it.</param>
/// <param name="Seen">What was seen, for a sentence.</param>
/// <param name="AtS">When, in seconds; null for nothing at any time.</param>
public readonly record struct Sight(bool Holds, string Seen, double? AtS);

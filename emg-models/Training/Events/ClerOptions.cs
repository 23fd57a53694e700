namespace NeuralGlasses.Training.Events;

/// <summary>
/// What counts as an event and as its detection; the defaults are those of the published figures
/// (facebookresearch/generic-neuromotor-interface, revision 9ea6429).
/// </summary>
public sealed record ClerOptions
{
    /// <summary>Classes in the order of the decoder's outputs.</summary>
    public required IReadOnlyList<EventClass> Classes { get; init; }

    /// <summary>Probability that a class has to reach from below, above 0 to 1; compared in single precision.</summary>
    public double Threshold { get; init; } = 0.35;

    /// <summary>An event closer than this to the last kept one may be dropped, in seconds, 0 or more.</summary>
    public double DebounceSeconds { get; init; } = 0.05;

    /// <summary>Earliest detection that can belong to a label, in seconds after it; negative before it, and itself allowed.</summary>
    public double EarliestSeconds { get; init; } = -0.05;

    /// <summary>Latest detection that can belong to a label, in seconds after it; itself allowed.</summary>
    public double LatestSeconds { get; init; } = 0.25;

    internal bool IsRelease(int eventClass) => Classes[eventClass].Releases is not null;

    internal bool IsPress(int eventClass) => Classes.Any(other => other.Releases == eventClass);

    internal void Check()
    {
        if (!(Threshold is > 0 and <= 1))
            throw new ArgumentException($"{nameof(ClerOptions)}.{nameof(Threshold)} is {Threshold}; expected a probability above 0 and up to 1.");
        if (!(DebounceSeconds >= 0 && double.IsFinite(DebounceSeconds)))
            throw new ArgumentException($"{nameof(ClerOptions)}.{nameof(DebounceSeconds)} is {DebounceSeconds}; expected 0 or more seconds.");
        if (!(EarliestSeconds <= LatestSeconds))
            throw new ArgumentException($"{nameof(ClerOptions)}.{nameof(EarliestSeconds)} is {EarliestSeconds} and {nameof(LatestSeconds)} {LatestSeconds}; expected the first not after the second.");
        for (var i = 0; i < Classes.Count; i++)
        {
            if (Classes[i].Releases is { } press && (press < 0 || press >= Classes.Count || press == i || IsRelease(press)))
                throw new ArgumentException($"Class {i} '{Classes[i].Name}' releases class {press}; expected the index of another class that is no release, 0 to {Classes.Count - 1}.");
        }
    }
}

using NeuralGlasses.Hosting.Pointing;

namespace NeuralGlasses.Simulator.Reports;

/// <summary>What came of pointing with the wrist.</summary>
/// <param name="Begun">Times that the wearer began to point.</param>
/// <param name="Lapsed">Times that it ended by itself.</param>
/// <param name="Clicks">Clicks on something.</param>
/// <param name="Missed">Clicks on nothing, which did nothing.</param>
/// <param name="Changed">Clicks under which something else came, which did nothing.</param>
/// <param name="Steps">Flicks that were steps.</param>
/// <param name="HeldBack">Gestures of the hand held back meanwhile.</param>
/// <param name="Clicked">What was clicked, in order.</param>
public sealed record PointingReport(long Begun, long Lapsed, long Clicks, long Missed, long Changed, long Steps, long HeldBack, IReadOnlyList<ClickReport> Clicked)
{
    /// <summary>What the scenario's person was to point at and did not click, a sentence each.</summary>
    public IReadOnlyList<string> NotDone { get; init; } = [];

    /// <summary>Steps in which the bent wrist led because the forearm's motion did not come.</summary>
    public long Unaimed { get; init; }

    /// <summary>Samples of the forearm's motion of which nobody knows how far it went.</summary>
    public long Unfelt { get; init; }

    /// <summary>The report of some counters.</summary>
    public static PointingReport Of(PointingCounters counters, IReadOnlyList<ClickReport> clicked, IReadOnlyList<string> notDone)
    {
        ArgumentNullException.ThrowIfNull(counters);
        return new PointingReport(counters.Begun, counters.Lapsed, counters.Clicks, counters.Missed, counters.Changed, counters.Steps, counters.HeldBack, clicked) { NotDone = notDone, Unaimed = counters.Unaimed, Unfelt = counters.Unfelt };
    }
}

/// <summary>A click on something.</summary>
/// <param name="AtS">When, in seconds.</param>
/// <param name="On">Id of what it was on.</param>
public sealed record ClickReport(double AtS, string On);

using NeuralGlasses.Hud;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>All that a run left behind for those who judge it.</summary>
public sealed record RunEvidence
{
    /// <summary>What the run reports of itself.</summary>
    public required SimulationReport Report { get; init; }

    /// <summary>What the wearer really did.</summary>
    public required IReadOnlyList<ScriptedGesture> Movements { get; init; }

    /// <summary>What the display showed, in order.</summary>
    public required IReadOnlyList<HudSight> Hud { get; init; }

    /// <summary>Where the glasses' link stood, change by change.</summary>
    public required IReadOnlyList<LinkSight> Links { get; init; }

    /// <summary>The notes that the run told its observer.</summary>
    public required IReadOnlyList<LogLine> Log { get; init; }

    /// <summary>Times that the wristband's program started.</summary>
    public required int BandStarts { get; init; }

    /// <summary>Streams that the glasses' link began.</summary>
    public required int Streams { get; init; }

    /// <summary>End of the run, in seconds.</summary>
    public double EndS => Report.DurationS;
}

/// <summary>A frame of the display.</summary>
/// <param name="FromS">Since when it stands, in seconds.</param>
/// <param name="ToS">Until when, in seconds.</param>
/// <param name="Scene">What it shows.</param>
/// <param name="File">Full path of its picture.</param>
public sealed record HudSight(double FromS, double ToS, HudScene Scene, string File);

/// <summary>A state of the link.</summary>
/// <param name="FromS">Since when, in seconds.</param>
/// <param name="ToS">Until when, in seconds.</param>
/// <param name="State">The state.</param>
public sealed record LinkSight(double FromS, double ToS, LinkState State);

/// <summary>A note of a run.</summary>
/// <param name="AtS">When, in seconds.</param>
/// <param name="Text">The note.</param>
public sealed record LogLine(double AtS, string Text);

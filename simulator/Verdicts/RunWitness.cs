using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator.Verdicts;

/// <summary>Watches a run and gathers what its expectations are judged by.</summary>
public sealed class RunWitness : IRunObserver
{
    private readonly List<LogLine> _log = [];
    private readonly List<(double AtS, LinkState State)> _links = [(0, LinkState.Disconnected)];

    /// <inheritdoc/>
    public void OnProgress(double atS, double durationS)
    {
    }

    /// <inheritdoc/>
    public void OnEvent(EventReport gesture)
    {
    }

    /// <inheritdoc/>
    public void OnLink(double atS, LinkState state) => _links.Add((atS, state));

    /// <inheritdoc/>
    public void OnNote(double atS, string note) => _log.Add(new LogLine(atS, note));

    /// <summary>All that is known once the run has ended.</summary>
    public RunEvidence Testify(Simulation run, SimulationReport report)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(report);
        var end = report.DurationS;

        // A link that gives up ends the run before anybody looks again.
        if (_links[^1].State != run.Link.State)
            _links.Add((end, run.Link.State));
        return new RunEvidence
        {
            Report = report,
            Movements = run.Script,
            Hud =
            [
                .. report.Hud.Index().Select(frame => new HudSight(
                    frame.Item.AtS,
                    frame.Index + 1 < report.Hud.Count ? report.Hud[frame.Index + 1].AtS : end,
                    run.Hud.Shown[frame.Index],
                    Path.Combine(run.Folder.Path, frame.Item.File))),
            ],
            Links = [.. _links.Index().Select(link => new LinkSight(link.Item.AtS, link.Index + 1 < _links.Count ? _links[link.Index + 1].AtS : end, link.Item.State))],
            Log = [.. _log.OrderBy(line => line.AtS)],
            BandStarts = run.Board.Starts,
            Streams = run.Link.StreamNumber,
        };
    }
}

using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Pointing;

/// <summary>Lets simulated people point: each puts the band on some times, and what was learnt of the cursor stays.</summary>
/// <param name="plan">Who, and how often.</param>
/// <param name="device">What they point with.</param>
/// <param name="wrists">What says how their wrists move.</param>
public sealed class PointingRun(PointingPlan plan, PointingDevice device, IWristSources wrists)
{
    private PointingDoubts _doubts = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Lets all of them point, one after the other.</summary>
    public PointingReport Execute(ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        plan.Check();
        var sequences = new List<PointingSequence>();
        var lives = new Dictionary<string, PointingLife>(StringComparer.Ordinal);
        bar.Stage($"{plan.People.Count} people point with {device.Name}");
        var done = 0;
        foreach (var seed in plan.People.All())
        {
            var person = PointingSession.PersonOf(seed, device);
            for (var session = 1; session <= plan.Sessions; session++)
            {
                Execute(seed, session, person, sequences, lives);
                bar.Report((double)++done / (plan.People.Count * plan.Sessions));
            }
        }

        bar.Clear();
        PointingRow[] rows = [.. Enum.GetValues<PointingTaskKind>().SelectMany(task => Enumerable.Range(0, plan.Blocks + 1).Select(block => Row(task, block, sequences)))];
        return new PointingReport(device.Name, wrists.Name, plan.People.First, plan.People.Count, plan.Sessions, wrists.CalibrationSeconds, _doubts with { Refused = wrists.Refused }, rows, [.. lives.Values]);
    }

    private static PointingRow Row(PointingTaskKind task, int block, List<PointingSequence> sequences) =>
        PointingRow.Of(task, block, [.. sequences.Where(each => each.Kind == task && (block == 0 || each.Block == block))]);

    private void Execute(int seed, int session, PointingPerson person, List<PointingSequence> sequences, Dictionary<string, PointingLife> lives)
    {
        var donning = (seed * 31) + session;
        var (body, ring, worn) = (Person.Draw(seed), new ElectrodeRing(SimulatedSession.Channels), Donning.Draw(donning));
        // Whoever does not look at muscles needs none.
        var pools = wrists.SeesMuscles ? MotorUnitPool.Make(body, ring, worn) : [];
        var arm = new SimulatedForearm(body, ring, worn, donning, pools) { Conditions = SimulatedWearer.ConditionsOf(donning) };
        using var wrist = wrists.Watch(arm, donning);
        var pointing = new PointingSession(arm, wrist, device, person, donning);
        for (var block = 1; block <= plan.Blocks; block++)
        {
            foreach (var (kind, measures) in pointing.Block(plan.Targets))
                sequences.Add(new PointingSequence(seed, session, block, kind, measures));
        }

        _doubts = _doubts.With(pointing.Cursor);
        if (plan.LifeSeconds > 0)
            Live(pointing, lives);
    }

    private void Live(PointingSession pointing, Dictionary<string, PointingLife> lives)
    {
        var counters = pointing.Cursor.Counters;
        foreach (var activity in DailyLife.Names)
        {
            var (presses, clicks, drags) = (counters.Presses, counters.Clicks, counters.Drags);
            pointing.Live(activity, plan.LifeSeconds);
            var before = lives.GetValueOrDefault(activity) ?? new PointingLife(activity, 0, 0, 0, 0);
            lives[activity] = new PointingLife(
                activity,
                before.Hours + (plan.LifeSeconds / 3600),
                before.Presses + counters.Presses - presses,
                before.Clicks + counters.Clicks - clicks,
                before.Drags + counters.Drags - drags);
        }
    }
}

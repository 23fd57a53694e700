using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.MotorUnits;
using NeuralGlasses.Physiology.Movements;
using NeuralGlasses.Pointing;
using NeuralGlasses.Training.Commands;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Pointing;

/// <summary>Lets simulated people point: each puts the band on some times, and what was learnt of the cursor stays. People do not know of each other, so some point at once, and the report is the same.</summary>
/// <param name="plan">Who, and how often.</param>
/// <param name="device">What they point with.</param>
/// <param name="wristsOfPerson">Makes what says how a person's wrist moves.</param>
public sealed class PointingRun(PointingPlan plan, PointingDevice device, Func<IWristSources> wristsOfPerson)
{
    /// <summary>Lets all of them point.</summary>
    public PointingReport Execute(ProgressBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        plan.Check();
        bar.Stage($"{plan.People.Count} people point with {device.Name}");
        var people = plan.People.All().ToArray();
        var outcomes = new PointingOutcome[people.Length];
        var done = 0;
        Parallel.For(0, people.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            var (wrists, person, outcome) = (wristsOfPerson(), PointingPeople.Of(people[at], device.Options, PointingSession.HeightPixels, ForearmLay.ThumbUp), new PointingOutcome());
            for (var session = 1; session <= plan.Sessions; session++)
            {
                Execute(people[at], session, person, wrists, outcome);
                var all = Interlocked.Increment(ref done);
                lock (bar)
                    bar.Report((double)all / (people.Length * plan.Sessions));
            }

            outcome.Doubts = outcome.Doubts with { Refused = wrists.Refused };
            outcomes[at] = outcome;
        });
        bar.Clear();
        PointingSequence[] sequences = [.. outcomes.SelectMany(each => each.Sequences)];
        PointingRow[] rows = [.. Enum.GetValues<PointingTaskKind>().SelectMany(task => Enumerable.Range(0, plan.Blocks + 1).Select(block => Row(task, block, sequences)))];
        PointingLife[] lives = [.. DailyLife.Names.Select(activity => PointingLife.Sum(activity, outcomes.SelectMany(each => each.Lives))).Where(each => each.Hours > 0)];
        var shared = wristsOfPerson();
        var sees = device.Options.Way == PointingWay.Aim ? $"the motion sensor, presses by {shared.Name}" : shared.Name;
        return new PointingReport(
            device.Name, sees, plan.People.First, plan.People.Count, plan.Sessions, shared.CalibrationSeconds, PointingDoubts.Sum(outcomes.Select(each => each.Doubts)), rows, lives);
    }

    private static PointingRow Row(PointingTaskKind task, int block, PointingSequence[] sequences) =>
        PointingRow.Of(task, block, [.. sequences.Where(each => each.Kind == task && (block == 0 || each.Block == block))]);

    private void Execute(int seed, int session, IPointingPerson person, IWristSources wrists, PointingOutcome outcome)
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
                outcome.Sequences.Add(new PointingSequence(seed, session, block, kind, measures));
        }

        outcome.Doubts = outcome.Doubts.With(pointing.Cursor);
        if (plan.LifeSeconds > 0)
            Live(pointing, outcome);
    }

    private void Live(PointingSession pointing, PointingOutcome outcome)
    {
        var counters = pointing.Cursor.Counters;
        foreach (var activity in DailyLife.Names)
        {
            var (presses, clicks, drags) = (counters.Presses, counters.Clicks, counters.Drags);
            pointing.Live(activity, plan.LifeSeconds);
            outcome.Lives.Add(new PointingLife(activity, plan.LifeSeconds / 3600, counters.Presses - presses, counters.Clicks - clicks, counters.Drags - drags));
        }
    }
}

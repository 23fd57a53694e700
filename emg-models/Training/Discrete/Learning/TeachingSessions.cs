using NeuralGlasses.StreamingNetwork.Events;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Discrete.Learning;

/// <summary>What the teachers of a plan do: every donning a session of gestures and one of rest-of-life.</summary>
public static class TeachingSessions
{
    /// <summary>Simulates all of them, on as many threads as there are; the order and every sample are those of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    public static IReadOnlyList<EventSession> Of(DiscretePlan plan, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var count = plan.Teachers.Count * plan.Donnings;
        var sessions = new EventSession[count][];
        var done = 0;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var person = plan.Teachers.First + (i / plan.Donnings);
            var wearer = new SimulatedWearer(person, i % plan.Donnings);
            var gestures = wearer.Act(SessionScript.Gestures(plan.Repetitions, plan.Others, wearer.Dice));
            var life = wearer.Act(SessionScript.Life(plan.LifeSeconds, wearer.Dice));
            sessions[i] = [SessionTargets.Of(gestures, person), SessionTargets.Of(life, person)];
            progress((double)Interlocked.Increment(ref done) / count);
        });
        return [.. sessions.SelectMany(each => each)];
    }
}

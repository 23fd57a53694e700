using NeuralGlasses.Physiology;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Cursor.Simulated;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Cursor;

/// <summary>What the teachers of a plan do: each a while of pointing and one of rest-of-life, in a donning of its own.</summary>
public static class CursorTeaching
{
    /// <summary>Simulates all of them, on every processor; the order and every sample are those of the plan.</summary>
    public static IReadOnlyList<CursorSession> Of(CursorPlan plan, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var sessions = new CursorSession[plan.Teachers.Count][];
        var done = 0;
        Parallel.For(0, sessions.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var wearer = new SimulatedWearer(plan.Teachers.First + i, 0);
            var control = CursorWhile.Of(wearer, CursorScripts.Control(plan.ControlSeconds, wearer.Dice), WristPath.Draw(plan.ControlSeconds, wearer.Dice));
            var life = CursorWhile.Of(wearer, SessionScript.Life(plan.LifeSeconds, wearer.Dice), LetGo);
            sessions[i] = [control.Teaching(false), life.Teaching(true)];
            progress((double)Interlocked.Increment(ref done) / sessions.Length);
        });
        return [.. sessions.SelectMany(each => each)];
    }

    /// <summary>Lets the wrist go, as one does who does not point.</summary>
    public static void LetGo(SimulatedForearm arm, double seconds)
    {
        ArgumentNullException.ThrowIfNull(arm);
        arm.Wrist.Relax();
    }
}

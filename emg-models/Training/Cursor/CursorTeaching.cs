using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Physiology;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Cursor.Evaluation;
using NeuralGlasses.Training.Cursor.Simulated;
using NeuralGlasses.Training.Discrete.Simulated;
using NeuralGlasses.Wearers;

namespace NeuralGlasses.Training.Cursor;

/// <summary>What the teachers of a plan do: each follows a dot, points for a while, and has some rest-of-life, in a donning of its own.</summary>
public static class CursorTeaching
{
    // A hand follows later than this, and earlier than the other; in steps.
    private const int EarliestSteps = 5;
    private const int LatestSteps = 30;

    /// <summary>Simulates all of them, on every processor; the order and every sample are those of the plan.</summary>
    public static IReadOnlyList<CursorTeacher> Of(CursorPlan plan, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var teachers = new CursorTeacher[plan.Teachers.Count];
        var done = 0;
        Parallel.For(0, teachers.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var wearer = new SimulatedWearer(plan.Teachers.First + i, 0);
            var control = CursorWhile.Of(wearer, CursorScripts.Control(plan.ControlSeconds, wearer.Dice), WristPath.Draw(plan.ControlSeconds, wearer.Dice));
            var life = CursorWhile.Of(wearer, SessionScript.Life(plan.LifeSeconds, wearer.Dice), LetGo);
            teachers[i] = new CursorTeacher(Followed(wearer), control.Teaching(), life.Teaching());
            progress((double)Interlocked.Increment(ref done) / teachers.Length);
        });
        return teachers;
    }

    /// <summary>Lets the wrist go, as one does who does not point.</summary>
    public static void LetGo(SimulatedForearm arm, double seconds)
    {
        ArgumentNullException.ThrowIfNull(arm);
        arm.Wrist.Relax();
    }

    // The dot stands for the wrist, as in a calibration, which does not know better; how late it was followed is told by the true wrist here, as far ahead as all that is taught.
    private static CursorSession Followed(SimulatedWearer wearer)
    {
        var dot = new FollowedDot();
        var follower = new DotFollower(dot, wearer.Dice);
        var truth = CursorWhile.Of(wearer, CursorScripts.Following(dot, follower), follower.Steer).Teaching();
        var late = Enumerable.Range(EarliestSteps, LatestSteps - EarliestSteps).MinBy(steps => Enumerable.Range(LatestSteps, truth.Steps - LatestSteps).Sum(step =>
        {
            var (extension, radial) = dot.DegreesAt(DecodedCursor.SecondsOf(step - steps));
            return Math.Pow(truth.Angles[2 * step] - extension, 2) + Math.Pow(truth.Angles[(2 * step) + 1] - radial, 2);
        }));
        var (velocities, angles) = (new float[truth.Velocities.Length], new float[truth.Angles.Length]);
        for (var step = 0; step < truth.Steps; step++)
        {
            var seconds = DecodedCursor.SecondsOf(step - late);
            (velocities[2 * step], velocities[(2 * step) + 1]) = ((float)dot.SpeedAt(seconds).ExtensionDps, (float)dot.SpeedAt(seconds).RadialDps);
            (angles[2 * step], angles[(2 * step) + 1]) = ((float)dot.DegreesAt(seconds).ExtensionDeg, (float)dot.DegreesAt(seconds).RadialDeg);
        }

        return truth with { Velocities = velocities, Angles = angles };
    }
}

using NeuralGlasses.Physiology;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Cursor.Simulated;

/// <summary>A while of somebody whose wrist was followed: what a model sees, and what really happened.</summary>
/// <param name="Session">What a model sees.</param>
/// <param name="Wrist">What the wrist did.</param>
public sealed record CursorWhile(SimulatedSession Session, WristLog Wrist)
{
    /// <summary>How far ahead a network is taught to say what the wrist does, in steps: 40 ms, by which its muscles are ahead of it (<see cref="Physiology.Movements.WristJoint.DelayS"/>).</summary>
    public const int AheadSteps = 2;

    // A pinch can be told some time behind the onset of its muscles, and not at once when they let go.
    private const double ToldSeconds = 0.03;
    private const double PressedSeconds = 0.07;
    private const double OpenSeconds = 0.08;

    /// <summary>Lets a wearer act with a wrist that goes along a path.</summary>
    public static CursorWhile Of(SimulatedWearer wearer, SessionScript script, WristPath path) => Of(wearer, script, path.Steer);

    /// <summary>Lets a wearer act with a wrist that somebody steers.</summary>
    public static CursorWhile Of(SimulatedWearer wearer, SessionScript script, Action<SimulatedForearm, double> steer)
    {
        ArgumentNullException.ThrowIfNull(wearer);
        var log = new WristLog();
        var session = wearer.Act(script, (arm, seconds) =>
        {
            log.Note(arm);
            steer(arm, seconds);
        });
        return new CursorWhile(session, log);
    }

    /// <summary>Pinches of index finger and thumb with onset and release of their muscles, in seconds.</summary>
    public IEnumerable<(double Onset, double Release)> Presses() =>
        Session.Events.Where(each => each.Label == "index_press").Select(each => (each.Seconds, each.EndSeconds));

    /// <summary>Velocities of the wrist as far ahead of each step as a network is taught to say them, [step, axis], in degrees a second.</summary>
    public float[] VelocitiesAhead() => Ahead(Wrist.Velocities());

    /// <summary>Angles of the wrist likewise, [step, axis], in degrees.</summary>
    public float[] AnglesAhead() => Ahead(Wrist.Angles());

    /// <summary>What a network learns of it.</summary>
    public CursorSession Teaching()
    {
        var frames = CursorFilters.Frames(Session.Microvolts(), SimulatedSession.Channels);
        var velocities = VelocitiesAhead();
        var presses = new sbyte[velocities.Length / CursorNetworkOptions.Axes];
        foreach (var (onset, release) in Presses())
            Fill(presses, onset + ToldSeconds, release + OpenSeconds, CursorSession.Masked);
        foreach (var (onset, release) in Presses())
            Fill(presses, onset + PressedSeconds, release, 1);
        return new CursorSession(frames, velocities, AnglesAhead(), presses);
    }

    private static float[] Ahead(float[] values)
    {
        const int Ahead = AheadSteps * CursorNetworkOptions.Axes;
        return [.. values[Ahead..], .. Enumerable.Range(0, AheadSteps).SelectMany(_ => values[^CursorNetworkOptions.Axes..])];
    }

    // A step belongs to the time of its newest sample.
    private static void Fill(sbyte[] presses, double from, double to, sbyte value)
    {
        var first = Math.Max(0, (int)Math.Ceiling(from / CursorNetworkOptions.StepSeconds) - 1);
        var last = Math.Min(presses.Length - 1, (int)Math.Floor(to / CursorNetworkOptions.StepSeconds) - 1);
        for (var i = first; i <= last; i++)
            presses[i] = value;
    }
}

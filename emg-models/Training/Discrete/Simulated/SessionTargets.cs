using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>
/// What a network is to say at each step of a session: an event from when its muscles can be seen until shortly after; around that
/// nothing is asked, because either answer would be right.
/// </summary>
public static class SessionTargets
{
    /// <summary>Length of a step, in seconds.</summary>
    public const double StepSeconds = 0.01;

    private const double FirstSeconds = 0.06;
    private const double LastSeconds = 0.15;
    private const double UndecidedSeconds = 0.22;
    private const double ReleaseFirstSeconds = 0.05;

    /// <summary>The targets of a session.</summary>
    public static EventSession Of(SimulatedSession session, int group)
    {
        ArgumentNullException.ThrowIfNull(session);
        var targets = new sbyte[session.Samples.Length / SimulatedSession.Channels / 10];
        foreach (var truth in session.Events)
            Fill(targets, truth.Seconds, truth.Seconds + UndecidedSeconds, EventSession.Masked);
        foreach (var truth in session.Events)
        {
            var label = (sbyte)DiscreteLabels.IndexOf(truth.Label);
            var isRelease = DiscreteLabels.PressOf(truth.Label) is not null;
            // A press that is let go at once is seen until its release is.
            var last = isRelease ? LastSeconds : Math.Min(LastSeconds, truth.EndSeconds - truth.Seconds + (DiscreteLabels.PressOf(truth.Label) is null && truth.Label.EndsWith("_press", StringComparison.Ordinal) ? 0.03 : LastSeconds));
            Fill(targets, truth.Seconds + (isRelease ? ReleaseFirstSeconds : FirstSeconds), truth.Seconds + last, label);
        }

        return new EventSession(session.Samples, targets, group);
    }

    // A step belongs to the time of its newest sample.
    private static void Fill(sbyte[] targets, double from, double to, sbyte value)
    {
        var first = Math.Max(0, (int)Math.Ceiling(from / StepSeconds) - 1);
        var last = Math.Min(targets.Length - 1, (int)Math.Floor(to / StepSeconds) - 1);
        for (var i = first; i <= last; i++)
            targets[i] = value;
    }
}

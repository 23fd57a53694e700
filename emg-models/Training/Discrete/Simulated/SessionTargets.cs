using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>
/// What a network is to say at each step of a session: rest until the muscles of an event can be told, then the event, then nothing is
/// asked for a while, because either answer would be right. Rest right after the onset keeps it from guessing early.
/// </summary>
public static class SessionTargets
{
    /// <summary>Length of a step, in seconds.</summary>
    public const double StepSeconds = 0.01;

    private const double RestSeconds = 0.045;
    private const double FirstSeconds = 0.065;
    private const double LastSeconds = 0.15;
    private const double UndecidedSeconds = 0.22;

    /// <summary>The targets of a session.</summary>
    public static EventSession Of(SimulatedSession session, int group)
    {
        ArgumentNullException.ThrowIfNull(session);
        var targets = new sbyte[session.Samples.Length / SimulatedSession.Channels / EventNetworkOptions.StrideSamples];
        foreach (var truth in session.Events)
            Fill(targets, truth.Seconds + RestSeconds, truth.Seconds + UndecidedSeconds, EventSession.Masked);
        foreach (var truth in session.Events)
        {
            // A press that is let go at once is seen until its release can be.
            var isPress = DiscreteLabels.EndOf(truth.Label.Replace("_press", "_pinch", StringComparison.Ordinal)) is not null;
            var last = isPress ? Math.Min(LastSeconds, truth.EndSeconds - truth.Seconds + RestSeconds) : LastSeconds;
            Fill(targets, truth.Seconds + FirstSeconds, truth.Seconds + last, (sbyte)DiscreteLabels.IndexOf(truth.Label));
        }

        return new EventSession(EventFilters.Frames(session.Microvolts(), SimulatedSession.Channels), targets, group);
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

using NeuralGlasses.Calibration.Events;
using NeuralGlasses.StreamingNetwork.Events;

namespace NeuralGlasses.Training.Discrete.Learning;

/// <summary>Embeddings of the teachers that a wearer's calibration learns beside its own: three quarters rest, the others events, every class alike.</summary>
public static class ReplayFrames
{
    private const double RestShare = 0.75;

    /// <summary>Draws frames from all sessions.</summary>
    public static EventFrames Of(EventNetwork network, IReadOnlyList<EventSession> sessions, int count, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(sessions);
        var chance = new Random(seed);
        var moments = new List<(int Session, int Step)>();
        var labels = new List<int>();
        while (moments.Count < count)
        {
            var wanted = chance.NextDouble() < RestShare ? 0 : chance.Next(1, network.Options.ClassCount);
            // Most steps are rest, so that events are looked for in one session at a time.
            var session = chance.Next(sessions.Count);
            var targets = sessions[session].Targets;
            var step = Enumerable.Range(0, 400).Select(_ => chance.Next(targets.Length)).FirstOrDefault(at => targets[at] == wanted, -1);
            if (step < 0)
                continue;
            moments.Add((session, step));
            labels.Add(wanted);
        }

        return new EventFrames(network.Embed(sessions, moments), labels);
    }
}

using NeuralGlasses.Pointing.Tasks;

namespace NeuralGlasses.Training.Pointing;

/// <summary>Figures of one task over people and sessions. A value is that of one person in one session, the mean of its sequences.</summary>
/// <param name="Task">The task.</param>
/// <param name="Block">Block of a session, from 1; 0 for all of them.</param>
/// <param name="Trials">Trials.</param>
/// <param name="AcquisitionsPerSecond">Targets acquired in a second of movement, holds not counted.</param>
/// <param name="CompletionsPerSecond">Targets acquired in a second of all, holds counted.</param>
/// <param name="BitsPerSecond">Effective throughput.</param>
/// <param name="NominalBitsPerSecond">Nominal index of difficulty of what was hit over the time of movement.</param>
/// <param name="MovementSeconds">Mean time of movement.</param>
/// <param name="DialInSeconds">Mean time from the first entry to the one that counted.</param>
/// <param name="PathEfficiency">Straight ways as a share of the paths.</param>
/// <param name="Overshoots">Times that a target was entered again.</param>
/// <param name="Errors">Share of trials that missed or lasted too long.</param>
/// <param name="TimedOut">Trials that lasted too long.</param>
public sealed record PointingRow(
    PointingTaskKind Task,
    int Block,
    int Trials,
    Quartiles AcquisitionsPerSecond,
    Quartiles CompletionsPerSecond,
    Quartiles BitsPerSecond,
    Quartiles NominalBitsPerSecond,
    Quartiles MovementSeconds,
    Quartiles DialInSeconds,
    Quartiles PathEfficiency,
    Quartiles Overshoots,
    Quartiles Errors,
    int TimedOut)
{
    /// <summary>The figures of some sequences of one task.</summary>
    public static PointingRow Of(PointingTaskKind task, int block, IReadOnlyList<PointingSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var sessions = sequences.GroupBy(each => (each.Person, each.Session)).Select(each => each.Select(one => one.Measures).ToArray()).ToArray();
        Quartiles Spread(Func<SequenceMeasures, double> figure) => Quartiles.Of(sessions.Select(each => each.Average(figure)));
        return new PointingRow(
            task,
            block,
            sequences.Sum(each => each.Measures.Trials),
            Spread(each => each.AcquisitionsPerSecond),
            Spread(each => each.CompletionsPerSecond),
            Spread(each => each.BitsPerSecond),
            Spread(each => each.NominalBitsPerSecond),
            Spread(each => each.MovementSeconds),
            Spread(each => each.DialInSeconds),
            Spread(each => each.PathEfficiency),
            Spread(each => each.Overshoots),
            Spread(each => each.ErrorRate),
            sequences.Sum(each => each.Measures.TimedOut));
    }
}

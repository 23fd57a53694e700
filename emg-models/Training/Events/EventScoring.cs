namespace NeuralGlasses.Training.Events;

/// <summary>Scores the activations of a decoder and its decision policy over a continuous recording.</summary>
public static class EventScoring
{
    /// <summary>Time after a prompt to stop from which an activation in rest counts as false, in seconds; slow hands are still releasing before.</summary>
    public const double RestMarginSeconds = 1.0;

    /// <summary>Scores one recording; activations outside all blocks, such as those in calibration repetitions, do not count.</summary>
    /// <param name="subject">Whose recording it is.</param>
    /// <param name="blocks">The blocks to score, in time order and apart.</param>
    /// <param name="activations">Activations in time order; one belongs to a block from its start to before its end.</param>
    /// <param name="restLabel">Index of rest.</param>
    /// <exception cref="ArgumentException">Blocks overlap or are out of order, or activations are out of order.</exception>
    public static EventFigures Of(string subject, IReadOnlyList<EventBlock> blocks, IReadOnlyList<DetectedEvent> activations, int restLabel)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(activations);
        Check(blocks, activations);
        var tally = new EventTally();
        var next = 0;
        foreach (var block in blocks)
        {
            while (next < activations.Count && activations[next].Seconds < block.Start)
                next++;
            var inside = new List<DetectedEvent>();
            while (next < activations.Count && activations[next].Seconds < block.End)
                inside.Add(activations[next++]);
            if (block.Label == restLabel)
                tally.AddRest(block, inside, RestMarginSeconds);
            else
                tally.AddGesture(block, inside);
        }

        return tally.Figures(subject);
    }

    private static void Check(IReadOnlyList<EventBlock> blocks, IReadOnlyList<DetectedEvent> activations)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!(blocks[i].Start < blocks[i].End) || (i > 0 && blocks[i].Start < blocks[i - 1].End))
                throw new ArgumentException($"Block {i} lasts from {blocks[i].Start} to {blocks[i].End} s; expected blocks in time order that do not overlap.", nameof(blocks));
        }

        for (var i = 1; i < activations.Count; i++)
        {
            if (!(activations[i].Seconds >= activations[i - 1].Seconds))
                throw new ArgumentException($"Activation {i} is at {activations[i].Seconds} s; expected a number not before the one ahead of it.", nameof(activations));
        }
    }
}

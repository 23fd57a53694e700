using NeuralGlasses.Physiology.Statistics;

namespace NeuralGlasses.Training.Comparison;

/// <summary>The steady part of one prompt and what its signal is like.</summary>
/// <param name="Label">Index of the label among the twin's movements.</param>
/// <param name="EffortPercent">Stated effort in percent of the greatest, or 0 where none is stated.</param>
/// <param name="Seconds">Length, in seconds.</param>
/// <param name="Ring">Figures of the ring.</param>
/// <param name="RestRms">Median of the same person's rest over pairs and prompts, in the signal's unit; 0 where there is no rest.</param>
/// <param name="RiseS">Rise of the envelope, in seconds, or null where it cannot be measured.</param>
public sealed record SteadyStretch(int Label, int EffortPercent, double Seconds, RingStatistics Ring, double RestRms, double? RiseS)
{
    /// <summary>The steady stretches of a recording, in the order of its prompts.</summary>
    public static IReadOnlyList<SteadyStretch> Of(LabelledSignal signal, SetTwin twin)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(twin);
        var stretches = new List<SteadyStretch>();
        foreach (var prompt in signal.Prompts)
        {
            var start = prompt.Start + (int)(twin.SkipS * signal.RateHz);
            var end = Math.Min(prompt.End, start + (int)(twin.TakeS * signal.RateHz));
            if (end - start < signal.RateHz / 2)
                continue;
            var ring = new RingStatistics(signal.Span(start, end), signal.Channels, signal.RateHz, cutsMains: true);
            // A recording that stopped is no muscle at rest.
            if (ring.RmsMicrovolts.Max() <= 0)
                continue;
            var isMovement = twin.Movements[prompt.Label].Movement is not null;
            var rise = twin.ShowsRises && isMovement && prompt.FollowsRest ? Rise.Of(signal, prompt) : null;
            stretches.Add(new(prompt.Label, prompt.EffortPercent, (end - start) / signal.RateHz, ring, 0, rise));
        }

        var rests = stretches.Where(stretch => twin.Movements[stretch.Label].Movement is null).Select(stretch => stretch.Ring.MedianRmsMicrovolts).ToArray();
        return rests.Length == 0 ? stretches : [.. stretches.Select(stretch => stretch with { RestRms = Spread.Of(rests).P50 })];
    }
}

namespace NeuralGlasses.Training.Events;

/// <summary>
/// Finds when muscle activity begins and ends around a prompt: the rectified signal, smoothed, against a threshold a number of
/// deviations above rest (Hodges and Bui 1996, Electroencephalogr. Clin. Neurophysiol. 101:511), crossed for most of a stretch of
/// time (double threshold: Bonato et al. 1998, IEEE Trans. Biomed. Eng. 45:287).
/// </summary>
/// <remarks>
/// Each channel is divided by its own level at rest, so that a noisy electrode does not hide a quiet one. Level and deviation of
/// rest are median and scaled median deviation, since a twitch in the rest would raise mean and standard deviation.
/// </remarks>
/// <param name="samples">High-passed samples of one gap-free stretch, [time, channel], in any unit.</param>
/// <param name="rateHz">Sample rate, in hertz.</param>
/// <param name="options">When a muscle counts as active.</param>
public sealed class OnsetDetector(float[,] samples, double rateHz, OnsetOptions options)
{
    // Makes the median of the absolute deviations an estimate of the standard deviation of a normal distribution.
    private const double DeviationsOfMedian = 1.4826;

    /// <summary>When the muscles become active for a gesture.</summary>
    /// <param name="promptSeconds">The prompt to begin, in seconds from the first sample; rest has to lie before it.</param>
    /// <param name="stopSeconds">The prompt to stop, in seconds from the first sample.</param>
    /// <returns>Seconds from the first sample, before the prompt if the person was early; null when unclear.</returns>
    /// <remarks>
    /// Who is early by more than <see cref="OnsetOptions.AnticipationSeconds"/> is believed only if the muscles stayed active from there to the
    /// prompt: a twitch in the rest is no onset.
    /// </remarks>
    public double? Onset(double promptSeconds, double stopSeconds)
    {
        var searchFrom = promptSeconds - options.AnticipationSeconds;
        var rest = (searchFrom - options.RestSeconds, searchFrom);
        return Change(rest, (promptSeconds + options.SettleSeconds, stopSeconds), (searchFrom, stopSeconds), rising: true);
    }

    /// <summary>
    /// When the muscles have fallen back to rest after a gesture. Relaxation is slow: on the 28 people of myo-alternating the median
    /// is 0.81 s after the prompt to stop, though half of the amplitude has gone after 0.34 s.
    /// </summary>
    /// <param name="promptSeconds">The prompt to begin, in seconds from the first sample.</param>
    /// <param name="stopSeconds">The prompt to stop, in seconds from the first sample.</param>
    /// <param name="restEndSeconds">End of the rest after it, the next prompt, in seconds from the first sample.</param>
    /// <returns>Seconds from the first sample; null when unclear.</returns>
    public double? Offset(double promptSeconds, double stopSeconds, double restEndSeconds)
    {
        var restTo = restEndSeconds - options.AnticipationSeconds;
        // The earlier half of the rest may still hold the release.
        var rest = (Math.Max(restTo - options.RestSeconds, (stopSeconds + restEndSeconds) / 2), restTo);
        var searchFrom = stopSeconds - options.AnticipationSeconds;
        return Change(rest, (promptSeconds + options.SettleSeconds, searchFrom), (searchFrom, restEndSeconds), rising: false);
    }

    private double? Change((double From, double To) restSeconds, (double From, double To) holdSeconds, (double From, double To) searchSeconds, bool rising)
    {
        var (rest, hold, search) = (Range(restSeconds), Range(holdSeconds), Range(searchSeconds));
        if (rest.To - rest.From < options.LeastRestSeconds * rateHz || hold.To <= hold.From || search.To <= search.From)
            return null;
        var origin = Math.Min(rest.From, Math.Min(hold.From, search.From));
        var level = Level(origin, Math.Max(rest.To, Math.Max(hold.To, search.To)), rest);
        var quiet = Median(level[(rest.From - origin)..(rest.To - origin)]);
        var deviation = DeviationsOfMedian * Median(Array.ConvertAll(level[(rest.From - origin)..(rest.To - origin)], value => Math.Abs(value - quiet)));
        var threshold = quiet + options.Deviations * deviation;
        if (!(quiet > 0) || !(Median(level[(hold.From - origin)..(hold.To - origin)]) > Math.Max(threshold, options.LeastRatio * quiet)))
            return null;

        var from = search.From - origin;
        var crossed = First(level, from, search.To - origin, threshold, rising);
        if (crossed < 0)
            return null;
        if (crossed > from)
            return (origin + crossed) / rateHz;
        // A fall that had happened before the search began has no known time; a rise has, if activity went on ever since.
        return rising && Beginning(level, from, threshold) is { } began ? (origin + began) / rateHz : null;
    }

    /// <summary>Where the activity that goes on at a place began, or null if that is more than <see cref="OnsetOptions.EarliestSeconds"/> before it.</summary>
    private int? Beginning(double[] level, int from, double threshold)
    {
        var length = Math.Max(1, (int)Math.Round(options.HoldSeconds * rateHz));
        var earliest = Math.Max(length, from - (int)Math.Round(options.EarliestSeconds * rateHz));
        for (var i = from; i > earliest; i--)
        {
            if (level[(i - length)..i].Count(value => value > threshold) >= (1 - options.HoldShare) * length)
                continue;
            // Quiet for long enough before here: the activity begins with the first value above.
            var began = i;
            while (began < from && level[began] <= threshold)
                began++;
            return began;
        }

        return null;
    }

    /// <summary>The first value on the wanted side of the threshold that begins a stretch mostly on that side, or -1.</summary>
    private int First(double[] level, int from, int to, double threshold, bool rising)
    {
        var length = Math.Max(1, (int)Math.Round(options.HoldSeconds * rateHz));
        var onBefore = new int[level.Length + 1];
        for (var i = 0; i < level.Length; i++)
            onBefore[i + 1] = onBefore[i] + (level[i] > threshold == rising ? 1 : 0);
        for (var i = from; i + length <= to; i++)
        {
            if (onBefore[i + 1] > onBefore[i] && onBefore[i + length] - onBefore[i] >= options.HoldShare * length)
                return i;
        }

        return -1;
    }

    /// <summary>Mean over channels of the smoothed rectified signal in multiples of the channel's mean at rest.</summary>
    private double[] Level(int from, int to, (int From, int To) rest)
    {
        var channels = samples.GetLength(1);
        var sums = new double[to - from + 1];
        for (var c = 0; c < channels; c++)
        {
            var atRest = 0.0;
            for (var i = rest.From; i < rest.To; i++)
                atRest += Math.Abs(samples[i, c]) / (double)(rest.To - rest.From);
            // A dead electrode says nothing.
            if (!(atRest > 0))
                continue;
            for (var i = from; i < to; i++)
                sums[i - from + 1] += Math.Abs(samples[i, c]) / atRest / channels;
        }

        for (var i = 1; i < sums.Length; i++)
            sums[i] += sums[i - 1];
        var half = Math.Max(1, (int)Math.Round(options.WindowSeconds * rateHz / 2));
        var level = new double[to - from];
        for (var i = 0; i < level.Length; i++)
        {
            var (first, end) = (Math.Max(0, i - half), Math.Min(level.Length, i + half + 1));
            level[i] = (sums[end] - sums[first]) / (end - first);
        }

        return level;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private (int From, int To) Range((double From, double To) seconds) => (Index(seconds.From), Index(seconds.To));

    private int Index(double seconds) => Math.Clamp((int)Math.Round(seconds * rateHz), 0, samples.GetLength(0));
}

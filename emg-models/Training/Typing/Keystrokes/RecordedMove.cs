using NeuralGlasses.Recordings;
using NeuralGlasses.Signal;
using NeuralGlasses.Training.Events;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Typing.Keystrokes;

/// <summary>When a person made a recorded gesture, and when the hand let go of it: where the muscles rise and fall through the middle between rest and effort.</summary>
/// <param name="Label">Index of its label.</param>
/// <param name="Segment">Index of its segment within its recording.</param>
/// <param name="Rise">When they rose, in seconds.</param>
/// <param name="Fall">When they fell, in seconds; where the recording ends before, of the repetition before it.</param>
internal readonly record struct RecordedMove(int Label, int Segment, double Rise, double Fall)
{
    private const double SmoothSeconds = 0.05;
    private const double EarliestFallSeconds = 0.5;
    private const double LatestFallSeconds = 1.5;
    private const double LatestRiseSeconds = 1;
    private const double SteadySeconds = 0.1;

    /// <summary>The moves of a recording whose begin and end are clear.</summary>
    public static IReadOnlyList<RecordedMove> Of(PersonRecordings person, int session)
    {
        var recording = person.Sessions[session];
        var blocks = PromptedEvents.Of(recording, person.Labels, new OnsetOptions());
        var rest = person.Labels.ToList().IndexOf(GestureLabels.Rest);
        var level = Level(PersonSignal.Filtered(person, session), recording.RateHz);
        var moves = new List<RecordedMove>();
        var falls = new Dictionary<int, double>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Label == rest || block.Onset is not { } onset)
                continue;
            var held = Median(level, recording.RateHz, Math.Max(onset, block.End - 1.5), block.End);
            var isFollowedByRest = i + 1 < blocks.Count && blocks[i + 1].Label == rest && blocks[i + 1].Start - block.End < 0.1;
            if (isFollowedByRest && FallOf(level, recording.RateHz, held, block.End, blocks[i + 1].End) is { } found)
                falls[block.Label] = found;
            if (falls.TryGetValue(block.Label, out var fall) && RiseOf(level, recording.RateHz, held, onset) is { } rise)
                moves.Add(new RecordedMove(block.Label, i, rise, fall));
        }

        return moves;
    }

    // The first time at which the level rises through the middle and stays there.
    private static double? RiseOf(double[] level, double rateHz, double held, double onset)
    {
        var middle = (held + Median(level, rateHz, Math.Max(0, onset - 1), onset - 0.1)) / 2;
        var steady = (int)(SteadySeconds * rateHz);
        for (var i = (int)(onset * rateHz); i < Math.Min(level.Length - steady, (onset + LatestRiseSeconds) * rateHz); i++)
        {
            if (level[i] >= middle && level.AsSpan(i, steady).ToArray().Average() >= middle)
                return i / rateHz;
        }

        return null;
    }

    // The last time at which it falls through the middle.
    private static double? FallOf(double[] level, double rateHz, double held, double stop, double restEnd)
    {
        var middle = (held + Median(level, rateHz, Math.Min(stop + LatestFallSeconds, restEnd - 1), restEnd - 0.5)) / 2;
        var last = (int)((stop + LatestFallSeconds) * rateHz);
        for (var i = Math.Min(last, level.Length - 1); i >= (int)((stop - EarliestFallSeconds) * rateHz); i--)
        {
            if (level[i] >= middle)
                return i < last ? i / rateHz : null;
        }

        return null;
    }

    private static double Median(double[] level, double rateHz, double from, double to)
    {
        var part = level[Math.Max(0, (int)(from * rateHz))..Math.Min(level.Length, Math.Max((int)(from * rateHz), (int)(to * rateHz)))];
        Array.Sort(part);
        return part.Length == 0 ? 0 : part[part.Length / 2];
    }

    private static double[] Level(float[,] signal, double rateHz)
    {
        var half = Math.Max(1, (int)Math.Round(SmoothSeconds * rateHz / 2));
        var sums = new double[signal.GetLength(0) + 1];
        for (var i = 0; i < sums.Length - 1; i++)
        {
            sums[i + 1] = sums[i];
            for (var c = 0; c < signal.GetLength(1); c++)
                sums[i + 1] += Math.Abs(signal[i, c]);
        }

        var level = new double[sums.Length - 1];
        for (var i = 0; i < level.Length; i++)
        {
            var (first, end) = (Math.Max(0, i - half), Math.Min(level.Length, i + half + 1));
            level[i] = (sums[end] - sums[first]) / (end - first);
        }

        return level;
    }
}

using System.Globalization;
using NeuralGlasses.Recordings;

namespace NeuralGlasses.Training.Protocols;

/// <summary>Finds the channels of a recording that carry no usable signal: constant ones and ones that sit at the converter's rails.</summary>
public static class ChannelMask
{
    /// <summary>Share of a channel's samples at the highest or lowest step of the recording above which it counts as saturated.</summary>
    public const double SaturatedShare = 0.05;

    // A recording that spans fewer steps is quiet, not saturated: its extremes are part of the noise.
    private const int FewestSteps = 16;

    /// <summary>The dead or saturated channels of a recording, in order.</summary>
    /// <exception cref="RecordingException">No channel is left.</exception>
    public static IReadOnlyList<ChannelFault> Of(EmgRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var ranges = Enumerable.Range(0, recording.ChannelCount).Select(channel => Range(recording.Samples, channel)).ToArray();
        var (lowest, highest) = (ranges.Min(range => range.Lowest), ranges.Max(range => range.Highest));
        var faults = new List<ChannelFault>();
        for (var c = 0; c < ranges.Length; c++)
        {
            var share = highest - lowest < FewestSteps ? 0 : ShareAt(recording.Samples, c, lowest, highest);
            if (ranges[c].Lowest == ranges[c].Highest)
                faults.Add(new(c, "is constant"));
            else if (share > SaturatedShare)
                faults.Add(new(c, string.Create(CultureInfo.InvariantCulture, $"is saturated, {100 * share:F1} % of its samples are at {lowest} or {highest}")));
        }

        if (faults.Count == ranges.Length)
            throw new RecordingException($"{recording.Path}: all {faults.Count} channels are constant or saturated; leave this recording out.");
        return faults;
    }

    private static (short Lowest, short Highest) Range(short[,] samples, int channel)
    {
        var (lowest, highest) = (samples[0, channel], samples[0, channel]);
        for (var i = 1; i < samples.GetLength(0); i++)
        {
            lowest = Math.Min(lowest, samples[i, channel]);
            highest = Math.Max(highest, samples[i, channel]);
        }

        return (lowest, highest);
    }

    private static double ShareAt(short[,] samples, int channel, short lowest, short highest)
    {
        var count = 0;
        for (var i = 0; i < samples.GetLength(0); i++)
        {
            if (samples[i, channel] == lowest || samples[i, channel] == highest)
                count++;
        }

        return (double)count / samples.GetLength(0);
    }
}

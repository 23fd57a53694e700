using NeuralGlasses.Signal;

namespace NeuralGlasses.Training.Comparison;

/// <summary>
/// How long the envelope takes from a tenth to nine tenths of the way between rest and movement. The envelope is the root mean square of
/// all channels over 100 ms, so that nothing rises in less than 80 ms.
/// </summary>
public static class Rise
{
    private const double HighPassHz = 20;
    private const double WindowS = 0.1;
    private const double HopS = 0.01;
    private const double BeforeS = 0.5;
    private const double SteadyFromS = 1;
    private const double SteadyToS = 3;

    // Of a movement that hardly stands out, noise decides where its flanks are.
    private const double LeastContrast = 3;

    /// <summary>The rise after a prompt, in seconds, or null where the movement is shorter than three seconds or not three times as loud as the rest before it.</summary>
    public static double? Of(LabelledSignal signal, LabelledPrompt prompt)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var first = prompt.Start - (int)(BeforeS * signal.RateHz);
        var last = prompt.Start + (int)(SteadyToS * signal.RateHz);
        if (first < 0 || last > prompt.End)
            return null;
        var envelope = Envelope(signal, first, last);
        var onset = (int)(BeforeS / HopS);
        var window = (int)(WindowS / HopS);
        var rest = Spread.Of(envelope[window..onset]).P50;
        var steady = Spread.Of(envelope[(onset + (int)(SteadyFromS / HopS))..]).P50;
        if (!(steady > LeastContrast * rest))
            return null;
        var high = Array.FindIndex(envelope, onset, level => level > rest + (0.9 * (steady - rest)));
        if (high < 0)
            return null;
        var low = Array.FindLastIndex(envelope, high, level => level < rest + (0.1 * (steady - rest)));
        return low < 0 ? null : (high - low) * HopS;
    }

    private static double[] Envelope(LabelledSignal signal, int first, int last)
    {
        var powers = new double[last - first];
        var highPass = Biquad.HighPass(HighPassHz, signal.RateHz, signal.Channels);
        for (var i = 0; i < powers.Length; i++)
        {
            for (var c = 0; c < signal.Channels; c++)
            {
                var value = highPass.Apply(c, signal.Sets[((first + i) * signal.Channels) + c]);
                powers[i] += value * value;
            }
        }

        var window = (int)(WindowS * signal.RateHz);
        var hops = (int)((powers.Length - window) / (HopS * signal.RateHz));
        var envelope = new double[hops];
        for (var hop = 0; hop < hops; hop++)
        {
            var start = (int)(hop * HopS * signal.RateHz);
            envelope[hop] = Math.Sqrt(powers.AsSpan(start, window).ToArray().Average());
        }

        return envelope;
    }
}

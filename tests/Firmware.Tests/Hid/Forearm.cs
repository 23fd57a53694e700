using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace NeuralGlasses.Firmware.Tests.Hid;

/// <summary>
/// A made-up forearm under eight pairs: noise of a muscle's spectrum at rest, louder on the pairs of a muscle while that is tense, and hum. Sizes
/// are those of people at rest and in moderate gestures; the shape is not.
/// </summary>
internal sealed class Forearm
{
    public const int Channels = 8;

    /// <summary>Flexors: under the palm's side of the wrist.</summary>
    public static readonly double[] Flexors = [0.1, 0.1, 0.3, 0.9, 1, 0.9, 0.3, 0.1];

    /// <summary>Extensors: under the back of the wrist.</summary>
    public static readonly double[] Extensors = [1, 0.9, 0.3, 0.1, 0.1, 0.1, 0.3, 0.9];

    /// <summary>Both, as in a fist.</summary>
    public static readonly double[] Both = [1, 0.9, 0.6, 0.9, 1, 0.9, 0.6, 0.9];

    private const int TableLength = 1 << 17;
    private const double RestMicrovolts = 4;
    private readonly float[][] _noise;
    private readonly List<(long From, long To, double[] Gains, double Microvolts)> _bursts = [];

    public Forearm(ulong seed = 1)
    {
        var dice = new Xoshiro256StarStar((int)seed);
        _noise = [.. Enumerable.Range(0, Channels).Select(_ => Noise(dice))];
    }

    /// <summary>Amplitude of 50 Hz hum, in microvolts, on top of everything.</summary>
    public Func<long, double> Hum { get; set; } = _ => 0;

    /// <summary>Tenses a muscle for a time: it rises within 50 ms and falls within 80 ms behind the end.</summary>
    public Forearm Tense(double atSeconds, double seconds, double[] gains, double microvolts = 40)
    {
        _bursts.Add(((long)(atSeconds * 1e6), (long)((atSeconds + seconds) * 1e6), gains, microvolts));
        return this;
    }

    public double Sample(int channel, long microseconds)
    {
        var amplitude = RestMicrovolts;
        foreach (var (from, to, gains, microvolts) in _bursts)
        {
            var rise = Math.Clamp((microseconds - from) / 50e3, 0, 1);
            var fall = Math.Clamp((microseconds - to) / 80e3, 0, 1);
            amplitude += microvolts * gains[channel] * Math.Max(0, rise - fall);
        }

        var hum = Hum(microseconds) * Math.Sqrt(2) * (0.7 + (0.1 * channel)) * Math.Sin((2 * Math.PI * 50 * microseconds / 1e6) + channel);
        return (amplitude * _noise[channel][microseconds / 1000 % TableLength]) + hum;
    }

    // White noise through two poles around 90 Hz at 1000 Hz, of unit variance.
    private static float[] Noise(Random dice)
    {
        var noise = new float[TableLength];
        double past = 0, before = 0, power = 0;
        for (var i = -1000; i < TableLength; i++)
        {
            var value = Normal.Sample(dice, 0, 1) + (1.1 * past) - (0.45 * before);
            (past, before) = (value, past);
            if (i < 0)
                continue;
            noise[i] = (float)value;
            power += value * value;
        }

        var deviation = (float)Math.Sqrt(power / TableLength);
        for (var i = 0; i < TableLength; i++)
            noise[i] /= deviation;
        return noise;
    }
}

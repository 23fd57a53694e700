using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Signal;

// Sends a signal through a chain block by block and keeps every output sample with the time that the chain gave it.
internal sealed class ChainRun(EmgFilterChain chain, double rateHz, int channels = 1)
{
    private long _position;

    public List<float> Samples { get; } = [];

    public List<double> TimesMs { get; } = [];

    public List<(int First, int LostBefore, bool Restarted)> Blocks { get; } = [];

    public long Position => _position;

    public long Lost { get; private set; }

    // Values are computed from the position of the sample set in the stream, so that a gap leaves out what was there.
    public EmgBlock Feed(int sets, Func<long, int, double> signal, int lostBefore = 0, bool restarted = false, int leadOff = 0)
    {
        _position += lostBefore;
        var block = new EmgBlock(channels, Math.Max(1, sets))
        {
            SampleCount = sets,
            RateHz = rateHz,
            LostBefore = lostBefore,
            Restarted = restarted,
            LeadOff = leadOff,
            FirstSample = new HostTime((long)Math.Round(_position * 1e6 / rateHz)),
        };
        for (int i = 0; i < sets; i++)
        {
            for (int channel = 0; channel < channels; channel++)
                block.Samples[(i * channels) + channel] = (float)signal(_position + i, channel);
        }
        _position += sets;

        EmgBlock output = chain.Apply(block);
        if (output.SampleCount > 0)
            Blocks.Add((TimesMs.Count, output.LostBefore, output.Restarted));
        Lost += output.LostBefore;
        for (int i = 0; i < output.SampleCount; i++)
            TimesMs.Add((output.FirstSample.Microseconds / 1000.0) + (i * 1000.0 / output.RateHz));
        Samples.AddRange(output.Samples);
        return output;
    }

    public void FeedAll(int total, int blockSets, Func<long, int, double> signal)
    {
        for (int done = 0; done < total; done += blockSets)
            Feed(Math.Min(blockSets, total - done), signal);
    }

    public static Func<long, int, double> Sine(double frequencyHz, double rateHz) =>
        (position, _) => Math.Sin(2 * Math.PI * frequencyHz * position / rateHz);

    public static Func<long, int, double> Noise(int seed) => (position, channel) =>
    {
        ulong state = (ulong)((position * 31) + channel + 1) * 0x9E3779B97F4A7C15UL ^ (ulong)seed;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
        return ((state >> 40) / 8388608.0) - 1;
    };

    // Amplitude and phase (radians, against a sine at time zero) of a tone in the output from one time to another.
    public (double Amplitude, double Phase) Tone(double frequencyHz, double fromMs, double toMs)
    {
        double inPhase = 0, quadrature = 0;
        int count = 0;
        for (int i = 0; i < TimesMs.Count; i++)
        {
            if (TimesMs[i] < fromMs || TimesMs[i] > toMs - 0.01)
                continue;
            double angle = 2 * Math.PI * frequencyHz * TimesMs[i] / 1000;
            inPhase += Samples[i] * Math.Sin(angle);
            quadrature += Samples[i] * Math.Cos(angle);
            count++;
        }
        return (2 * Math.Sqrt((inPhase * inPhase) + (quadrature * quadrature)) / count, Math.Atan2(quadrature, inPhase));
    }

    public double Rms()
    {
        double power = 0;
        int from = Samples.Count / 2;
        for (int i = from; i < Samples.Count; i++)
            power += (double)Samples[i] * Samples[i];
        return Math.Sqrt(power / (Samples.Count - from));
    }
}

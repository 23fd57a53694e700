using NeuralGlasses.Physiology;
using NeuralGlasses.Signal;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Training.Discrete.Simulated;

/// <summary>
/// What the wristband and the glasses make of skin potentials before a model sees them: the AFE's sinc³ filter and its rate, 16-bit
/// samples, high-pass and mains notches.
/// </summary>
public sealed class BandPath
{
    /// <summary>Rate of the default stream, in hertz.</summary>
    public const int RateHz = 1000;

    /// <summary>
    /// Corner of the high-pass, in hertz: twice that of slower gestures, because a tap is judged by a tenth of a second in which a step of
    /// a walk is louder below 40 Hz than a light pinch.
    /// </summary>
    public const double HighPassHz = 40;

    // Reference 2.4 V, gain 6, the 24-bit code without its two lowest bits (hardware-spec/afe-ads1298.md).
    private const double LsbMicrovolts = 2.4e6 * 4 / (6 * 8388607.0);
    private const int Decimation = ForearmEmg.RateHz / RateHz;
    private readonly int _channels;
    private readonly EmgFilterChain _filters;
    private readonly EmgBlock _block;
    private readonly float[] _history;
    private bool _begun;
    private long _sets;

    /// <summary>Makes the path of a stream whose wearer lives with a mains frequency in hertz, 0 for none.</summary>
    public BandPath(int channels, double mainsHz)
    {
        _channels = channels;
        _filters = new EmgFilterChain(new EmgFilterOptions { HighPassHz = HighPassHz, MainsHz = mainsHz, OutputRateHz = RateHz }, channels, RateHz);
        _block = new EmgBlock(channels, ForearmEmg.BlockSamples / Decimation) { RateHz = RateHz };
        _history = new float[(3 + ForearmEmg.BlockSamples) * channels];
    }

    /// <summary>Takes a block of skin potentials at 2 kHz and appends what a model sees, in steps of <see cref="SimulatedSession.LsbMicrovolts"/>.</summary>
    public void Pass(ReadOnlySpan<float> skin, List<short> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        skin.CopyTo(_history.AsSpan(3 * _channels));
        var count = ForearmEmg.BlockSamples / Decimation;
        _block.SampleCount = count;
        for (var i = 0; i < count; i++)
        {
            for (var c = 0; c < _channels; c++)
                _block.Buffer[(i * _channels) + c] = Converted((((Decimation * i) + 1) * _channels) + c);
        }

        _history.AsSpan(skin.Length).CopyTo(_history);
        _block.FirstSample = new HostTime(_sets * 1_000_000 / RateHz);
        _block.Restarted = !_begun;
        _begun = true;
        _sets += count;
        foreach (var sample in _filters.Apply(_block).Samples)
            seen.Add((short)Math.Clamp(MathF.Round(sample / SimulatedSession.LsbMicrovolts), short.MinValue, short.MaxValue));
    }

    // Three means over one period of the output, each of two samples here (ADS1298 datasheet, digital decimation filter: third-order sinc).
    private float Converted(int at)
    {
        var smooth = (_history[at] + (3 * _history[at + _channels]) + (3 * _history[at + (2 * _channels)]) + _history[at + (3 * _channels)]) / 8;
        var code = Math.Clamp(Math.Round(smooth / LsbMicrovolts), short.MinValue, short.MaxValue);
        return (float)(code * LsbMicrovolts);
    }
}

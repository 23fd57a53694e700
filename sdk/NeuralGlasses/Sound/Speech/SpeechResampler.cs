using System.Numerics.Tensors;
using NeuralGlasses.Signal;

namespace NeuralGlasses.Sound.Speech;

/// <summary>
/// Brings a voice to the rate of the speaker with a <see cref="KaiserSinc"/>, flat up to 0.85 of the lower Nyquist frequency and 80 dB down from the
/// Nyquist frequency on. The first output lies at the first input. <see cref="RationalResampler"/> does not fit: 22,050 Hz go to 16,000 Hz by
/// 320/441, beyond its factors, and its optimal filters take seconds to design for a steepness that speech needs, where this takes milliseconds.
/// </summary>
internal sealed class SpeechResampler
{
    private const int MaxFactor = 1024;

    // In periods of the lower rate: with this window the edge is 0.15 of the Nyquist frequency wide.
    private const int HalfPeriods = 34;
    private const double Beta = 7.86;
    private const double Cutoff = 0.925;

    private readonly int _up, _down, _half;
    private readonly float[] _coefficients;
    private readonly float[] _history;
    private int _write;
    private int _before;
    private int _phase;

    /// <exception cref="ArgumentException">No ratio of integers leads from one rate to the other.</exception>
    internal SpeechResampler(int fromHz, int toHz)
    {
        int divisor = Greatest(fromHz, toHz);
        (_up, _down) = (toHz / divisor, fromHz / divisor);
        if (_up > MaxFactor || _down > MaxFactor)
            throw new ArgumentException($"A voice of {fromHz} samples a second cannot be brought to {toHz}; choose a voice of 16000, 22050 or 48000.");
        _half = _up == _down ? 0 : (int)Math.Ceiling(HalfPeriods * Math.Max(1, (double)fromHz / toHz));
        _coefficients = new float[_up * 2 * _half];
        _history = new float[4 * _half];
        double band = Cutoff * Math.Min(1, (double)toHz / fromHz);
        for (var phase = 0; phase < _up && _half > 0; phase++)
            KaiserSinc.Design(_coefficients.AsSpan(phase * 2 * _half, 2 * _half), (double)phase / _up, band, Beta);
        Reset();
    }

    /// <summary>Samples of silence that bring out what is still inside.</summary>
    internal int Tail => _half;

    /// <summary>Most samples that a number of samples brings out.</summary>
    internal int MaxOutput(int samples) => (int)((((long)samples * _up) + _down - 1) / _down) + 1;

    internal int Process(ReadOnlySpan<float> input, Span<float> output)
    {
        if (_half == 0)
        {
            input.CopyTo(output);
            return input.Length;
        }

        var written = 0;
        foreach (float value in input)
        {
            // Written twice, one length apart, so that the newest inputs always lie in one piece.
            _history[_write] = _history[_write + (2 * _half)] = value;
            _write = _write + 1 == 2 * _half ? 0 : _write + 1;
            if (_before > 0)
            {
                _before--;
                continue;
            }

            for (; _phase < _up; _phase += _down)
                output[written++] = Convolve(_phase);
            _phase -= _up;
        }

        return written;
    }

    /// <summary>Forgets all input; the next one begins a new stream.</summary>
    internal void Reset()
    {
        Array.Clear(_history);
        (_write, _phase, _before) = (0, 0, _half);
    }

    private static int Greatest(int one, int other) => other == 0 ? one : Greatest(other, one % other);

    private float Convolve(int phase) =>
        TensorPrimitives.Dot(_coefficients.AsSpan(phase * 2 * _half, 2 * _half), _history.AsSpan(_write, 2 * _half));
}

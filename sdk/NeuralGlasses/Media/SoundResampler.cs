using System.Numerics.Tensors;
using NeuralGlasses.Signal;

namespace NeuralGlasses.Media;

/// <summary>
/// Brings a track to the speaker's rate, whatever the ratio of both: bandlimited interpolation with a windowed sinc that is tabulated for each
/// phase (Smith and Gossett 1984, ICASSP, 19.4). Music is at 44,100 Hz mostly, of which 16,000 Hz are 160/441, beyond the factors that the resampler of
/// the wristband's signal has.
/// </summary>
internal sealed class SoundResampler
{
    // Of the sinc, on each side; with the window below flat to 0.85 of the lower Nyquist frequency and 60 dB down from 1.05 of it.
    private const int ZeroCrossings = 16;
    private const double Cutoff = 0.94;
    private const double KaiserBeta = 7;
    private const int MostPhases = 1024;

    private readonly int _from;
    private readonly int _to;
    private readonly int _half;
    private readonly int _phases;
    private readonly float[] _table;
    private readonly float[] _input;
    private int _count;
    private int _at;
    private long _fraction;

    public SoundResampler(int fromHz, int toHz)
    {
        int divisor = Divisor(fromHz, toHz);
        (_from, _to) = (fromHz / divisor, toHz / divisor);
        double band = Cutoff * Math.Min(1, (double)toHz / fromHz);
        _half = (int)Math.Ceiling(ZeroCrossings / band);
        _phases = Math.Min(_to, MostPhases);
        _table = Table(_half, _phases, band);
        _input = new float[(4 * _half) + 4096];
        Reset();
    }

    /// <summary>Samples that can be written now.</summary>
    public int Room => _input.Length - _count;

    /// <summary>Samples that were written and lie after the one that is read next.</summary>
    public int Pending => Math.Max(0, _count - _at);

    public void Reset()
    {
        // Half a filter of silence lies before the first sample, so that the first output is at it.
        _input.AsSpan(0, _half).Clear();
        (_count, _at, _fraction) = (_half, _half, 0);
    }

    public void Write(ReadOnlySpan<short> samples)
    {
        for (var i = 0; i < samples.Length; i++)
            _input[_count + i] = samples[i];
        _count += samples.Length;
    }

    /// <summary>Lets the last samples out: after them comes silence.</summary>
    public void WriteTail()
    {
        int tail = Math.Min(_half, Room);
        _input.AsSpan(_count, tail).Clear();
        _count += tail;
    }

    public int Read(Span<short> samples)
    {
        var read = 0;
        while (read < samples.Length)
        {
            int phase = (int)(((_fraction * _phases) + (_to / 2)) / _to);
            int at = _at + (phase == _phases ? 1 : 0);
            if (at + _half >= _count)
                break;
            ReadOnlySpan<float> taps = _table.AsSpan((phase == _phases ? 0 : phase) * 2 * _half, 2 * _half);
            float value = TensorPrimitives.Dot(taps, _input.AsSpan(at - _half + 1, 2 * _half));
            samples[read++] = (short)Math.Clamp((int)MathF.Round(value), short.MinValue, short.MaxValue);
            _fraction += _from;
            _at += (int)(_fraction / _to);
            _fraction %= _to;
        }

        int unused = Math.Min(_at - _half, _count);
        if (unused > 2048)
        {
            _input.AsSpan(unused, _count - unused).CopyTo(_input);
            _count -= unused;
            _at -= unused;
        }

        return read;
    }

    private static float[] Table(int half, int phases, double band)
    {
        var table = new float[phases * 2 * half];
        for (var phase = 0; phase < phases; phase++)
            KaiserSinc.Design(table.AsSpan(phase * 2 * half, 2 * half), (double)phase / phases, band, KaiserBeta);
        return table;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}

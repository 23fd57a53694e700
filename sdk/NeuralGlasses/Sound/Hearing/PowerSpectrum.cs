namespace NeuralGlasses.Sound.Hearing;

/// <summary>Power of the bins of a Hann-windowed block, by a fast Fourier transform of a power of two (J. Cooley and J. Tukey, 1965).</summary>
internal sealed class PowerSpectrum
{
    private readonly float[] _window;
    private readonly float[] _cosines;
    private readonly float[] _sines;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly int[] _reversed;

    internal PowerSpectrum(int length)
    {
        _window = new float[length];
        _cosines = new float[length / 2];
        _sines = new float[length / 2];
        _real = new float[length];
        _imaginary = new float[length];
        _reversed = new int[length];
        int bits = int.Log2(length);
        for (var i = 0; i < length; i++)
        {
            _window[i] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / length)));
            for (var bit = 0; bit < bits; bit++)
                _reversed[i] |= (i >> bit & 1) << (bits - 1 - bit);
        }

        for (var i = 0; i < length / 2; i++)
            (_cosines[i], _sines[i]) = ((float)Math.Cos(2 * Math.PI * i / length), (float)-Math.Sin(2 * Math.PI * i / length));
    }

    /// <summary>Transforms a block and writes the power of bin 0 and above.</summary>
    internal void Of(ReadOnlySpan<float> block, Span<float> power)
    {
        for (var i = 0; i < _real.Length; i++)
        {
            _real[_reversed[i]] = block[i] * _window[i];
            _imaginary[i] = 0;
        }

        for (var half = 1; half < _real.Length; half *= 2)
        {
            int stride = _cosines.Length / half;
            for (var start = 0; start < _real.Length; start += 2 * half)
            {
                for (int k = start, turn = 0; k < start + half; k++, turn += stride)
                    Butterfly(k, k + half, turn);
            }
        }

        for (var i = 0; i < power.Length; i++)
            power[i] = (_real[i] * _real[i]) + (_imaginary[i] * _imaginary[i]);
    }

    private void Butterfly(int a, int b, int turn)
    {
        float real = (_real[b] * _cosines[turn]) - (_imaginary[b] * _sines[turn]);
        float imaginary = (_real[b] * _sines[turn]) + (_imaginary[b] * _cosines[turn]);
        (_real[b], _imaginary[b]) = (_real[a] - real, _imaginary[a] - imaginary);
        _real[a] += real;
        _imaginary[a] += imaginary;
    }
}

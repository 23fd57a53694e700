using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Periodogram of several channels at once by a radix-2 fast Fourier transform (Cooley and Tukey 1965, Mathematics of Computation 19:297).</summary>
internal sealed class Spectrum
{
    private Lanes[] _real = [];
    private Lanes[] _imaginary = [];
    private Lanes[] _power = [];
    private float[] _cosine = [];
    private float[] _sine = [];

    /// <summary>|X / N|² of the lower half of the bins, where N is the number of samples before padding.</summary>
    public ReadOnlySpan<Lanes> Power => _power;

    /// <param name="samples">Samples of the window.</param>
    /// <param name="length">A power of two, no less than the samples.</param>
    public void Compute(ReadOnlySpan<Lanes> samples, int length)
    {
        if (_real.Length != length)
            Prepare(length);
        Array.Clear(_real);
        Array.Clear(_imaginary);
        for (int t = 0, reversed = 0; t < length; t++)
        {
            if (t < samples.Length)
                _real[reversed] = samples[t];
            var bit = length >> 1;
            for (; (reversed & bit) != 0; bit >>= 1)
                reversed ^= bit;
            reversed |= bit;
        }

        for (var half = 1; half < length; half <<= 1)
            Stage(half);
        var scale = 1f / ((float)samples.Length * samples.Length);
        for (var k = 0; k < _power.Length; k++)
            _power[k] = (_real[k] * _real[k] + _imaginary[k] * _imaginary[k]) * scale;
    }

    private void Stage(int half)
    {
        var stride = _cosine.Length / half;
        for (var start = 0; start < _real.Length; start += 2 * half)
        {
            for (var k = 0; k < half; k++)
            {
                var (low, high) = (start + k, start + k + half);
                var (cosine, sine) = (_cosine[k * stride], _sine[k * stride]);
                var real = _real[high] * cosine + _imaginary[high] * sine;
                var imaginary = _imaginary[high] * cosine - _real[high] * sine;
                (_real[high], _imaginary[high]) = (_real[low] - real, _imaginary[low] - imaginary);
                _real[low] += real;
                _imaginary[low] += imaginary;
            }
        }
    }

    private void Prepare(int length)
    {
        (_real, _imaginary, _power) = (new Lanes[length], new Lanes[length], new Lanes[length / 2]);
        (_cosine, _sine) = (new float[length / 2], new float[length / 2]);
        for (var k = 0; k < length / 2; k++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * k / length);
            (_cosine[k], _sine[k]) = ((float)cosine, (float)sine);
        }
    }
}

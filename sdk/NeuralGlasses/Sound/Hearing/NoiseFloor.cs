namespace NeuralGlasses.Sound.Hearing;

/// <summary>
/// Follows the noise in every bin as the smallest power that was there within the last second and a half: speech leaves every bin now and then,
/// noise does not (R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum statistics", IEEE Trans. Speech
/// Audio Process. 9, 2001; with fixed smoothing and a fixed correction of the bias in place of his optimal ones).
/// </summary>
internal sealed class NoiseFloor
{
    private const int Parts = 6;
    private const double PartSeconds = 0.25;
    private const double SmoothingSeconds = 0.1;

    // The smallest of many smoothed values lies below their mean; measured on white noise with this smoothing.
    private const float BiasCorrection = 1.9f;

    private readonly float _least;
    private readonly float[] _smoothed;
    private readonly float[][] _smallest;
    private readonly float _keep;
    private readonly int _partFrames;
    private readonly int _firstFrames;
    private int _part;
    private int _frame;
    private int _seen;

    internal NoiseFloor(int bins, double frameSeconds, float least)
    {
        _least = least;
        _smoothed = new float[bins];
        _smallest = [.. Enumerable.Range(0, Parts).Select(_ => new float[bins])];
        _keep = (float)Math.Exp(-frameSeconds / SmoothingSeconds);
        _partFrames = (int)Math.Round(PartSeconds / frameSeconds);
        _firstFrames = (int)Math.Round(SmoothingSeconds / frameSeconds);
        Power = new float[bins];
    }

    /// <summary>Power of the noise in every bin.</summary>
    internal float[] Power { get; }

    internal void Follow(ReadOnlySpan<float> power)
    {
        if (_frame++ == _partFrames)
        {
            _frame = 1;
            _part = (_part + 1) % Parts;
            Array.Fill(_smallest[_part], float.MaxValue);
        }

        // The first frames are a mean, so that none of them alone is the smallest for the next second and a half.
        float share = Math.Max(1 - _keep, 1f / ++_seen);
        if (_seen <= _firstFrames)
        {
            foreach (float[] part in _smallest)
                Array.Fill(part, float.MaxValue);
        }

        float[] now = _smallest[_part];
        for (var k = 0; k < power.Length; k++)
        {
            _smoothed[k] += share * (power[k] - _smoothed[k]);
            now[k] = Math.Min(now[k], _smoothed[k]);
            float smallest = now[k];
            for (var part = 0; part < Parts; part++)
                smallest = Math.Min(smallest, _smallest[part][k]);
            Power[k] = Math.Max(_least, BiasCorrection * smallest);
        }
    }

    internal void Forget()
    {
        _smoothed.AsSpan().Clear();
        (_seen, _frame) = (0, 0);
    }
}

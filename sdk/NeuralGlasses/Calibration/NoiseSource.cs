namespace NeuralGlasses.Calibration;

/// <summary>Random numbers from a seed: uniform ones, and normal ones by the polar method (Marsaglia and Bray 1964, SIAM Review 6:260).</summary>
internal sealed class NoiseSource(int seed)
{
    private readonly Random _uniform = new(seed);
    private float _spare;
    private bool _hasSpare;

    public int Below(int count) => _uniform.Next(count);

    public float Uniform() => _uniform.NextSingle();

    public float Normal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        float x, y, square;
        do
        {
            x = 2 * _uniform.NextSingle() - 1;
            y = 2 * _uniform.NextSingle() - 1;
            square = x * x + y * y;
        }
        while (square is >= 1 or 0);
        var factor = MathF.Sqrt(-2 * MathF.Log(square) / square);
        _spare = y * factor;
        _hasSpare = true;
        return x * factor;
    }
}

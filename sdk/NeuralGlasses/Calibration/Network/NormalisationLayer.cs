namespace NeuralGlasses.Calibration.Network;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015, ICML) with running statistics; while a network is adapted to one person these stay
/// as they were learnt and only scale and shift move.
/// </summary>
internal sealed class NormalisationLayer
{
    private const float Epsilon = 1e-5f;
    private const float Momentum = 0.1f;
    public readonly int Width;
    public readonly Parameter Scale;
    public readonly Parameter Shift;
    public readonly float[] Mean;
    public readonly float[] Variance;
    private readonly float[] _inverse;
    private readonly float[] _centre;
    private readonly float[] _sumSlope;
    private readonly float[] _sumProduct;

    public NormalisationLayer(float[] scale, float[] shift, float[] mean, float[] variance)
    {
        Width = scale.Length;
        Scale = new(scale, decays: true);
        Shift = new(shift, decays: true);
        Mean = mean;
        Variance = variance;
        _inverse = new float[Width];
        _centre = new float[Width];
        _sumSlope = new float[Width];
        _sumProduct = new float[Width];
    }

    public static NormalisationLayer Neutral(int width) => new(Ones(width), new float[width], new float[width], Ones(width));

    /// <summary>Normalises a batch in place into <paramref name="normal"/> (before scale and shift) and <paramref name="output"/>.</summary>
    public void Forward(ReadOnlySpan<float> input, Span<float> normal, Span<float> output, int rows, bool learnsStatistics)
    {
        if (learnsStatistics)
            Measure(input, rows);
        else
            Adopt();
        for (var row = 0; row < rows; row++)
        {
            var at = row * Width;
            for (var j = 0; j < Width; j++)
            {
                var value = (input[at + j] - _centre[j]) * _inverse[j];
                normal[at + j] = value;
                output[at + j] = value * Scale.Values[j] + Shift.Values[j];
            }
        }
    }

    public void Backward(ReadOnlySpan<float> normal, ReadOnlySpan<float> outputSlope, Span<float> inputSlope, int rows, bool learnsStatistics)
    {
        Array.Clear(_sumSlope);
        Array.Clear(_sumProduct);
        for (var row = 0; row < rows; row++)
        {
            var at = row * Width;
            for (var j = 0; j < Width; j++)
            {
                _sumSlope[j] += outputSlope[at + j];
                _sumProduct[j] += outputSlope[at + j] * normal[at + j];
            }
        }

        for (var j = 0; j < Width; j++)
        {
            Shift.Gradient[j] += _sumSlope[j];
            Scale.Gradient[j] += _sumProduct[j];
        }

        for (var row = 0; row < rows; row++)
        {
            var at = row * Width;
            for (var j = 0; j < Width; j++)
            {
                var slope = outputSlope[at + j];
                if (learnsStatistics)
                    slope -= (_sumSlope[j] + normal[at + j] * _sumProduct[j]) / rows;
                inputSlope[at + j] = slope * Scale.Values[j] * _inverse[j];
            }
        }
    }

    /// <summary>The layer as one factor and one offset an input, with the running statistics.</summary>
    public (float[] Factor, float[] Offset) Folded()
    {
        var factor = new float[Width];
        var offset = new float[Width];
        for (var j = 0; j < Width; j++)
        {
            factor[j] = Scale.Values[j] / MathF.Sqrt(Variance[j] + Epsilon);
            offset[j] = Shift.Values[j] - Mean[j] * factor[j];
        }

        return (factor, offset);
    }

    public NormalisationLayer Clone() => new([.. Scale.Values], [.. Shift.Values], [.. Mean], [.. Variance]);

    private static float[] Ones(int width)
    {
        var ones = new float[width];
        Array.Fill(ones, 1);
        return ones;
    }

    private void Measure(ReadOnlySpan<float> input, int rows)
    {
        Array.Clear(_centre);
        Array.Clear(_inverse);
        for (var i = 0; i < rows * Width; i++)
            _centre[i % Width] += input[i];
        for (var j = 0; j < Width; j++)
            _centre[j] /= rows;
        for (var row = 0; row < rows; row++)
        {
            for (var j = 0; j < Width; j++)
            {
                var away = input[row * Width + j] - _centre[j];
                _inverse[j] += away * away;
            }
        }

        for (var j = 0; j < Width; j++)
        {
            var variance = _inverse[j] / rows;
            Mean[j] += Momentum * (_centre[j] - Mean[j]);
            // The running variance is the unbiased one, as the batch is a sample.
            Variance[j] += Momentum * (variance * rows / Math.Max(1, rows - 1) - Variance[j]);
            _inverse[j] = 1 / MathF.Sqrt(variance + Epsilon);
        }
    }

    private void Adopt()
    {
        for (var j = 0; j < Width; j++)
        {
            _centre[j] = Mean[j];
            _inverse[j] = 1 / MathF.Sqrt(Variance[j] + Epsilon);
        }
    }
}

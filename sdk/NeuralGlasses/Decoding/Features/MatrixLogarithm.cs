namespace NeuralGlasses.Decoding.Features;

/// <summary>
/// The logarithm of symmetric positive definite matrices as a vector whose Euclidean length is the matrix's distance from the
/// identity (log-Euclidean metric; Arsigny, Fillard, Pennec and Ayache 2006, Magnetic Resonance in Medicine 56:411).
/// </summary>
internal sealed class MatrixLogarithm(int size)
{
    private readonly double[] _logarithms = new double[size];
    private readonly SymmetricEigen _eigen = new(size);

    /// <summary>Entries of a triangle and of a vector.</summary>
    public int Length { get; } = LengthFor(size);

    public static int LengthFor(int size) => size * (size + 1) / 2;

    /// <summary>Adds <paramref name="loading"/> to the diagonal of an upper triangle and writes the logarithm, off-diagonals times √2.</summary>
    public void Compute(Span<double> triangle, double loading, Span<float> vector)
    {
        var at = 0;
        for (var a = 0; a < size; a++)
        {
            triangle[at] += loading;
            at += size - a;
        }

        _eigen.Decompose(triangle);
        var values = _eigen.Values;
        var vectors = _eigen.Vectors;
        for (var i = 0; i < size; i++)
            _logarithms[i] = Math.Log(Math.Max(values[i], 1e-12));
        at = 0;
        for (var a = 0; a < size; a++)
        {
            for (var b = a; b < size; b++)
            {
                var sum = 0.0;
                for (var i = 0; i < size; i++)
                    sum += vectors[a * size + i] * vectors[b * size + i] * _logarithms[i];
                vector[at++] = (float)(a == b ? sum : Math.Sqrt(2) * sum);
            }
        }
    }

    /// <summary>Mean of the diagonal of an upper triangle.</summary>
    public double MeanDiagonal(ReadOnlySpan<double> triangle)
    {
        var sum = 0.0;
        var at = 0;
        for (var a = 0; a < size; a++)
        {
            sum += triangle[at];
            at += size - a;
        }

        return sum / size;
    }
}

namespace NeuralGlasses.Decoding.Features;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, Matrix
/// Computations, 4th edition, section 8.5), without allocating after construction.
/// </summary>
public sealed class SymmetricEigen
{
    private const int MaximumSweeps = 50;
    private readonly int _size;
    private readonly double[] _matrix;
    private readonly double[] _vectors;
    private readonly double[] _values;

    /// <summary>Makes room for matrices of <paramref name="size"/> rows, 1 to 64.</summary>
    public SymmetricEigen(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 64);
        _size = size;
        _matrix = new double[size * size];
        _vectors = new double[size * size];
        _values = new double[size];
    }

    /// <summary>Eigenvalues of the last matrix, in no particular order.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Eigenvectors of the last matrix, [row, vector], row after row; column i belongs to value i.</summary>
    public ReadOnlySpan<double> Vectors => _vectors;

    /// <summary>Decomposes a symmetric matrix given as its upper triangle, row after row: (0,0), (0,1), … (1,1), …</summary>
    /// <exception cref="ArgumentException">The triangle has another length than size x (size + 1) / 2.</exception>
    public void Decompose(ReadOnlySpan<double> upperTriangle)
    {
        if (upperTriangle.Length != _size * (_size + 1) / 2)
            throw new ArgumentException($"The triangle has {upperTriangle.Length} entries, a matrix of {_size} rows has {_size * (_size + 1) / 2}.", nameof(upperTriangle));
        var at = 0;
        var scale = 0.0;
        for (var row = 0; row < _size; row++)
        {
            for (var column = row; column < _size; column++)
            {
                var value = upperTriangle[at++];
                _matrix[row * _size + column] = value;
                _matrix[column * _size + row] = value;
                scale += value * value;
            }
        }

        Array.Clear(_vectors);
        for (var i = 0; i < _size; i++)
            _vectors[i * _size + i] = 1;
        for (var sweep = 0; sweep < MaximumSweeps && OffDiagonal() > 1e-26 * scale; sweep++)
        {
            for (var p = 0; p < _size - 1; p++)
            {
                for (var q = p + 1; q < _size; q++)
                    Rotate(p, q);
            }
        }

        for (var i = 0; i < _size; i++)
            _values[i] = _matrix[i * _size + i];
    }

    private double OffDiagonal()
    {
        var sum = 0.0;
        for (var p = 0; p < _size - 1; p++)
        {
            for (var q = p + 1; q < _size; q++)
                sum += _matrix[p * _size + q] * _matrix[p * _size + q];
        }

        return sum;
    }

    private void Rotate(int p, int q)
    {
        var apq = _matrix[p * _size + q];
        if (apq == 0)
            return;
        var theta = (_matrix[q * _size + q] - _matrix[p * _size + p]) / (2 * apq);
        // The smaller root of t² + 2θt - 1 = 0 keeps the rotation under 45 degrees, which makes the sweeps converge.
        var t = (theta >= 0 ? 1.0 : -1.0) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < _size; k++)
        {
            var kp = _matrix[k * _size + p];
            var kq = _matrix[k * _size + q];
            _matrix[k * _size + p] = c * kp - s * kq;
            _matrix[k * _size + q] = s * kp + c * kq;
        }

        for (var k = 0; k < _size; k++)
        {
            var pk = _matrix[p * _size + k];
            var qk = _matrix[q * _size + k];
            _matrix[p * _size + k] = c * pk - s * qk;
            _matrix[q * _size + k] = s * pk + c * qk;
            var vp = _vectors[k * _size + p];
            var vq = _vectors[k * _size + q];
            _vectors[k * _size + p] = c * vp - s * vq;
            _vectors[k * _size + q] = s * vp + c * vq;
        }
    }
}

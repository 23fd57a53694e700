using System.Numerics.Tensors;

namespace NeuralGlasses.Calibration.Gaussian;

/// <summary>The lower triangular factor of a symmetric positive definite matrix (Golub and Van Loan, Matrix Computations, 4th edition, section 4.2).</summary>
internal sealed class CholeskyFactor
{
    private readonly int _size;
    private readonly double[] _rows;

    /// <summary>Makes room for the factor of a matrix of this size; <see cref="Factor"/> fills it.</summary>
    public CholeskyFactor(int size)
    {
        _size = size;
        _rows = new double[size * size];
    }

    /// <summary>Factors a matrix given in full, row after row.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public CholeskyFactor(ReadOnlySpan<double> matrix, int size)
        : this(size) => Factor(matrix);

    /// <summary>Factors another matrix of the same size in the same memory.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public void Factor(ReadOnlySpan<double> matrix)
    {
        var size = _size;
        for (var i = 0; i < size; i++)
        {
            var row = _rows.AsSpan(i * size, i);
            for (var j = 0; j < i; j++)
            {
                var known = TensorPrimitives.Dot<double>(row[..j], _rows.AsSpan(j * size, j));
                row[j] = (matrix[i * size + j] - known) / _rows[j * size + j];
            }

            var pivot = matrix[i * size + i] - TensorPrimitives.SumOfSquares<double>(row);
            if (!(pivot > 0))
                throw new ArithmeticException($"The covariance of {size} features is not positive definite at feature {i}; more loading is needed.");
            _rows[i * size + i] = Math.Sqrt(pivot);
        }
    }

    /// <summary>Replaces a vector b by the z with L z = b, whose squared length is the Mahalanobis distance of b.</summary>
    public void SolveLower(Span<double> vector)
    {
        for (var i = 0; i < _size; i++)
            vector[i] = (vector[i] - TensorPrimitives.Dot<double>(_rows.AsSpan(i * _size, i), vector[..i])) / _rows[i * _size + i];
    }

    /// <summary>Replaces a vector b by the x with A x = b.</summary>
    public void Solve(Span<double> vector)
    {
        SolveLower(vector);
        for (var i = _size - 1; i >= 0; i--)
        {
            vector[i] /= _rows[i * _size + i];
            var above = vector[..i];
            TensorPrimitives.MultiplyAdd(_rows.AsSpan(i * _size, i), -vector[i], above, above);
        }
    }
}

using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// Gaussian noise of several channels with a given spectrum and channel covariance: independent white noise, coloured by
/// an autoregressive filter of unit output variance, then mixed by the covariance's Cholesky factor.
/// </summary>
public sealed class ColouredNoise
{
    private readonly Random _random;
    private readonly int _channels;
    private readonly double[] _past;
    private readonly double[] _coloured;
    private double[] _ar = [];
    private double _innovation;
    private double[] _mix;

    /// <summary>Makes a source for a number of channels that draws from <paramref name="random"/>.</summary>
    public ColouredNoise(int channels, int maxOrder, Random random)
    {
        _random = random;
        _channels = channels;
        _past = new double[channels * maxOrder];
        _coloured = new double[channels];
        _mix = new double[channels * channels];
    }

    /// <summary>Lower Cholesky factor of a covariance [channel, channel], row after row; throws <see cref="ScenarioException"/> if it is not positive definite.</summary>
    public static double[] Factor(IReadOnlyList<IReadOnlyList<double>> covariance, string where)
    {
        var matrix = Matrix<double>.Build.Dense(covariance.Count, covariance.Count, (i, j) => covariance[i][j]);
        try
        {
            return matrix.Cholesky().Factor.ToRowMajorArray();
        }
        catch (ArgumentException e)
        {
            throw new ScenarioException($"{where}: the covariance is not positive definite; measure the arm again.", e);
        }
    }

    /// <summary>Sets the spectrum by autoregressive coefficients (x[n] = Σ a[k]·x[n−1−k] + innovation) and the mixing factor.</summary>
    public void Shape(double[] ar, double innovationDeviation, double[] mix)
    {
        _ar = ar;
        _innovation = innovationDeviation;
        _mix = mix;
    }

    /// <summary>Adds <paramref name="gain"/> times the next sample set to <paramref name="sum"/>.</summary>
    public void AddNext(double gain, Span<double> sum)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            var order = _past.Length / _channels;
            var past = _past.AsSpan(channel * order, order);
            var value = _innovation * Normal.Sample(_random, 0, 1);
            for (var k = 0; k < _ar.Length; k++)
                value += _ar[k] * past[k];
            past[..^1].CopyTo(past[1..]);
            past[0] = value;
            _coloured[channel] = value;
        }

        for (var row = 0; row < _channels; row++)
        {
            var value = 0.0;
            for (var column = 0; column <= row; column++)
                value += _mix[(row * _channels) + column] * _coloured[column];
            sum[row] += gain * value;
        }
    }
}

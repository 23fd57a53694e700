namespace NeuralGlasses.Training.Learning;

/// <summary>Normally distributed numbers from a seed (Box and Muller 1958, Annals of Mathematical Statistics 29:610).</summary>
/// <param name="seed">The same seed gives the same numbers.</param>
public sealed class GaussianSource(int seed)
{
    private readonly Random _uniform = new(seed);

    /// <summary>The next number of mean 0 and variance 1.</summary>
    public double Next()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - _uniform.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * _uniform.NextDouble());
    }

    /// <summary>A whole number from 0 to below <paramref name="count"/>, all equally likely.</summary>
    public int Below(int count) => _uniform.Next(count);

    /// <summary>A number from 0 to below 1.</summary>
    public float Uniform() => _uniform.NextSingle();
}

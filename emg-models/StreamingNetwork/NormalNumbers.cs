namespace NeuralGlasses.StreamingNetwork;

/// <summary>Normally distributed numbers.</summary>
internal static class NormalNumbers
{
    /// <summary>The next one, of mean 0 and deviation 1 (Box and Muller 1958, Annals of Mathematical Statistics 29:610); takes two numbers of the source.</summary>
    public static double Normal(this Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
